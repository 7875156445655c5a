import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from '../../src/platform/access/password-hasher.js';
import { ApiSession } from '../../src/transfer/imports/api-session.js';
import { endProcesses, freePort, runProcess } from '../support/server-process.js';
import { startTransferApp, type TransferApp } from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

const PASSWORD = 'only the tests know this one';

let app: TransferApp;
let specialist: SignedIn;
let folder: string;
let now = new Date();

beforeAll(async () => {
  app = await startTransferApp({ clock: { now: () => now } });
  specialist = await signIn(app, { passwordHash: await new PasswordHasher().hash(PASSWORD) });
  folder = await mkdtemp(path.join(tmpdir(), 'taopu-command-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await app.close();
});
beforeEach(() => {
  now = new Date();
});
afterEach(endProcesses);

async function listFile(text: string): Promise<string> {
  const file = path.join(folder, '示例名单.csv');
  await writeFile(file, text);
  return file;
}

/** The command as a person runs it. @returns exit code and all that it said */
async function command(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | string; said: string }> {
  const run = runProcess(['src/transfer/imports/import.main.ts', ...args], {
    BASE_URL: app.url,
    IMPORT_LOGIN: specialist.loginName,
    IMPORT_PASSWORD: PASSWORD,
    ...environment,
  });
  const code = await run.ended();
  return { code, said: run.output() };
}

const companies = async (name: string) =>
  (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM company WHERE name_cn = $1', [name]))[0]?.n;

describe('npm run import', () => {
  it('takes a list in, says what became of the rows, and ends with 0', async () => {
    const file = await listFile('企业名称\n上海示例命令科技有限公司\n上海示例行内科技有限公司\n');
    const { code, said } = await command([file]);
    expect(said).toMatch(
      /companies COMMITTED：行 2，新增 2，更新 0，未变 0，跳过 0，未通过 0\n导入编号 [0-9a-f-]{36}/,
    );
    expect(code).toBe(0);
    expect(await companies('上海示例命令科技有限公司')).toBe(1);
  });

  it('ends with 1 when rows did not go in, and says which and why', async () => {
    const file = await listFile(
      '企业名称,统一社会信用代码\n上海示例对的科技有限公司,\n上海示例错的科技有限公司,91310\n',
    );
    const { code, said } = await command([file, '--kind', 'companies']);
    expect(said).toContain('新增 1');
    expect(said).toMatch(/ 第 3 行 统一社会信用代码：/);
    expect(code).toBe(1);
    expect(await companies('上海示例错的科技有限公司')).toBe(0);
  });

  it('writes nothing with --preview', async () => {
    const file = await listFile('企业名称\n上海示例预演科技有限公司\n');
    const { code, said } = await command([file, '--preview']);
    expect(said).toContain('companies PREVIEW：行 1，新增 1');
    expect(code).toBe(0);
    expect(await companies('上海示例预演科技有限公司')).toBe(0);
  });

  it.each([
    { what: 'no file', args: [] },
    { what: 'two files', args: ['a.csv', 'b.csv'] },
    { what: 'an option that there is not', args: ['a.csv', '--colour', 'red'] },
  ])('ends with 2 for $what', async ({ args }) => {
    expect((await command(args)).code).toBe(2);
  });

  it('ends with 3 when the server refuses, in the words of the server', async () => {
    const file = await listFile('企业名称\n上海示例拒绝科技有限公司\n');
    const kind = await command([file, '--kind', 'dragons']);
    expect(kind).toMatchObject({ code: 3, said: expect.stringMatching(/^4\d\d \S/) });
    const stranger = await command([file], { IMPORT_PASSWORD: 'not the one' });
    expect(stranger).toMatchObject({ code: 3, said: expect.stringMatching(/^401 \S/) });
    expect(await companies('上海示例拒绝科技有限公司')).toBe(0);
  });

  it('says that the server cannot be reached, and at what address', async () => {
    const base = `http://127.0.0.1:${await freePort()}`;
    const file = await listFile('企业名称\n上海示例断线科技有限公司\n');
    const { code, said } = await command([file], { BASE_URL: `${base}/` });
    expect(code).toBe(3);
    expect(said).toContain(`无法连接服务器 ${base}（ECONNREFUSED）`);
    expect(said).toContain(`The server at ${base} cannot be reached (ECONNREFUSED); check BASE_URL`);
  });
});

describe('the session of the command line', () => {
  const MINUTES_OF_A_TOKEN = 15;
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };

  it('goes on when its access token runs out, again and again', async () => {
    const session = await ApiSession.signIn(app.url, specialist.loginName, PASSWORD);
    for (let round = 0; round < 3; round++) {
      later(MINUTES_OF_A_TOKEN + 1);
      expect(await session.ask('/me')).toMatchObject({ loginName: specialist.loginName });
    }
  });

  it('ends with a given token, since nothing renews that', async () => {
    const session = ApiSession.of(app.url, specialist.token);
    later(MINUTES_OF_A_TOKEN + 1);
    await expect(session.ask('/me')).rejects.toThrow(/^401 /);
  });
});
