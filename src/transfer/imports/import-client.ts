import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { ApiSession, Refused } from './api-session.js';
import { type FollowedJob, JobFollower, type JobProgress } from './job-follower.js';
import { type AnswerSource, Prompt } from './prompt.js';

export interface ImportSummary {
  readonly id: string;
  readonly jobId: string;
  readonly kind: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
}

const MOST_PROBLEMS = 10;

/** The imports of a running server over its API, for the command line. */
export class ImportClient {
  private constructor(private readonly session: ApiSession) {}

  /** By IMPORT_TOKEN, or by IMPORT_LOGIN and IMPORT_PASSWORD; what is missing is asked for. @throws Refused, Interrupted */
  static async signedIn(
    env: NodeJS.ProcessEnv,
    input: AnswerSource,
    output: NodeJS.WritableStream,
  ): Promise<ImportClient> {
    const base = (env['BASE_URL'] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
    if (env['IMPORT_TOKEN']) return new ImportClient(ApiSession.of(base, env['IMPORT_TOKEN']));
    const { loginName, password } = await credentials(env, input, output);
    return new ImportClient(await ApiSession.signIn(base, loginName, password));
  }

  async start(file: string, fields: Readonly<Record<string, string>>): Promise<ImportSummary> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', await fileAsBlob(file), path.basename(file));
    return (await this.ask('/imports', { method: 'POST', body: form })) as ImportSummary;
  }

  async summary(id: string): Promise<ImportSummary> {
    return (await this.ask(`/imports/${id}`)) as ImportSummary;
  }

  untilEnded(jobId: string, hear: (progress: JobProgress) => void): Promise<FollowedJob> {
    return new JobFollower(this.session, jobId, hear).untilEnded();
  }

  async cancel(jobId: string): Promise<void> {
    await this.ask(`/jobs/${jobId}/cancellations`, { method: 'POST' });
  }

  /** The first rows that did not go in, one line each. */
  async firstProblems(id: string): Promise<string[]> {
    const page = (await this.ask(`/imports/${id}/rows?outcome=rejected&limit=${MOST_PROBLEMS}`)) as {
      readonly items: readonly {
        readonly sheet: string;
        readonly row: number;
        readonly problems: readonly { readonly column: string | null; readonly message: string }[];
      }[];
    };
    return page.items.map(({ sheet, row, problems }) => {
      const why = problems.map(({ column, message }) => (column ? `${column}：${message}` : message));
      return `  ${sheet} 第 ${row} 行 ${why.join('；')}`;
    });
  }

  private ask(path: string, init?: RequestInit): Promise<unknown> {
    return this.session.ask(path, init);
  }
}

async function credentials(env: NodeJS.ProcessEnv, input: AnswerSource, output: NodeJS.WritableStream) {
  const { IMPORT_LOGIN: loginName, IMPORT_PASSWORD: password } = env;
  if (loginName !== undefined && password !== undefined) return { loginName: loginName.trim(), password };
  const prompt = new Prompt(input, output);
  try {
    return {
      loginName: (loginName ?? (await prompt.ask('登录名: '))).trim(),
      password: password ?? (await prompt.askSecretly('密码: ')),
    };
  } finally {
    prompt.close();
  }
}

async function fileAsBlob(file: string): Promise<Blob> {
  try {
    return await openAsBlob(file);
  } catch {
    throw new Refused(`无法读取文件 ${file} / ${file} cannot be read`);
  }
}
