import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiSession } from './api-session.js';

export interface ImportSummary {
  readonly id: string;
  readonly jobId: string;
  readonly kind: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
}

interface Progress {
  readonly phase: string | null;
  readonly done: number;
  readonly total: number | null;
}

interface Job {
  readonly state: string;
  readonly progress: Progress;
  readonly problem: { readonly title: string; readonly detail: string } | null;
}

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
const LOOK_EVERY_MS = 300;
const MOST_PROBLEMS = 10;

/** The imports of a running server over its API, for the command line. */
export class ImportClient {
  private constructor(private readonly session: ApiSession) {}

  /** By IMPORT_TOKEN, or by IMPORT_LOGIN and IMPORT_PASSWORD; what is missing is asked for. */
  static async signedIn(
    env: NodeJS.ProcessEnv,
    input: NodeJS.ReadStream,
    output: NodeJS.WriteStream,
  ): Promise<ImportClient> {
    const base = (env['BASE_URL'] ?? 'http://127.0.0.1:3000').replace(/\/+$/, '');
    if (env['IMPORT_TOKEN']) return new ImportClient(ApiSession.of(base, env['IMPORT_TOKEN']));
    const lines = createInterface({ input, output, terminal: false });
    const loginName = env['IMPORT_LOGIN'] ?? (await lines.question('登录名: '));
    const password = env['IMPORT_PASSWORD'] ?? (await lines.question('密码: '));
    lines.close();
    return new ImportClient(await ApiSession.signIn(base, loginName.trim(), password.trim()));
  }

  async start(file: string, fields: Readonly<Record<string, string>>): Promise<ImportSummary> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', await openAsBlob(file), path.basename(file));
    return (await this.ask('/imports', { method: 'POST', body: form })) as ImportSummary;
  }

  async summary(id: string): Promise<ImportSummary> {
    return (await this.ask(`/imports/${id}`)) as ImportSummary;
  }

  async untilEnded(jobId: string, hear: (progress: Progress) => void): Promise<Job> {
    for (;;) {
      const job = (await this.ask(`/jobs/${jobId}`)) as Job;
      hear(job.progress);
      if (ENDED.includes(job.state)) return job;
      await sleep(LOOK_EVERY_MS);
    }
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
