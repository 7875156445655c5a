import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { translateDatabaseError } from '../../platform/database/database-errors.js';
import { DomainError } from '../../platform/kernel/domain-error.js';
import { FirstAdmin } from './first-admin.js';

const USAGE = `用法 / Usage: npm run admin:create -- --login NAME --name 姓名
  密码从 ADMIN_PASSWORD、标准输入或提示中读取，不接受命令行参数。
  The password comes from ADMIN_PASSWORD, standard input or a prompt, never from the command line.`;

const LOGIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/;

/**
 * Adds a system administrator in 管委办, who sets a new password after the first sign-in.
 * @param given words after the command
 * @returns lines for the terminal; `ok` is false when nothing was created
 */
export async function createAdmin(
  app: INestApplicationContext,
  given: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ ok: boolean; lines: string[] }> {
  const account = readArguments(given);
  if (!account) return { ok: false, lines: [USAGE] };
  const password = environment['ADMIN_PASSWORD'] || (await readPassword());
  try {
    const { id } = await app.get(FirstAdmin, { strict: false }).create({ ...account, password });
    return { ok: true, lines: [`已创建系统管理员 / Created ${account.loginName} (${id})`] };
  } catch (error) {
    const refusal =
      error instanceof DomainError
        ? error
        : translateDatabaseError(error, app.get(ConstraintCatalogue, { strict: false }));
    if (!refusal) throw error;
    return { ok: false, lines: describe(refusal) };
  }
}

function readArguments(given: readonly string[]): { loginName: string; displayName: string } | null {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: { login: { type: 'string' }, name: { type: 'string' } },
    });
    const { login = '', name = '' } = values;
    return LOGIN_NAME.test(login) && name.trim() ? { loginName: login, displayName: name.trim() } : null;
  } catch {
    return null;
  }
}

function describe({ definition, details }: DomainError): string[] {
  const { title, detail = title } = definition;
  return [
    `${title.zh}：${detail.zh}`,
    `${title.en}: ${detail.en}`,
    ...(details.errors ?? []).map(({ code }) => `  ${code}`),
  ];
}

/** From a terminal without echo, else the first line of standard input. */
async function readPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
  try {
    if (stdin.isTTY) stderr.write('密码 / Password: ');
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
