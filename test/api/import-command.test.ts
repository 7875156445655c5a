import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from '../../src/platform/access/password-hasher.js';
import { ApiSession } from '../../src/transfer/imports/api-session.js';
import { holdRunner } from '../support/held-runner.js';
import { startProxy } from '../support/passing-proxy.js';
import { within } from '../support/patience.js';
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

describe('while the job runs', () => {
  const csv = (name: string) => `企业名称\n上海示例${name}科技有限公司\n`;

  /** The command with a server whose runner is busy, as far as its job waits. */
  async function waiting(args: readonly string[], base: string) {
    const letGo = await holdRunner(app, specialist);
    const run = runProcess(['src/transfer/imports/import.main.ts', ...args], {
      ...{ BASE_URL: base, IMPORT_LOGIN: specialist.loginName, IMPORT_PASSWORD: PASSWORD },
    });
    await until(() => run.output().includes('导入编号'));
    return { letGo, run };
  }

  async function until(isSo: () => boolean, tries = within(600)): Promise<void> {
    for (let left = tries; !isSo(); left -= 1) {
      if (left === 0) throw new Error('it did not come to that');
      await sleep(50);
    }
  }

  it('hears of it by events and asks for nothing else', async () => {
    const proxy = await startProxy(app.url);
    const { letGo, run } = await waiting([await listFile(csv('听'))], proxy.url);
    await until(() => proxy.asked.includes('GET /jobs/ID/events'));
    letGo();
    expect(await run.ended()).toBe(0);
    expect(proxy.asked.filter((each) => each.includes('/jobs/'))).toEqual(['GET /jobs/ID/events']);
    await proxy.close();
  });

  it('looks at it where the stream of events breaks', async () => {
    const proxy = await startProxy(app.url);
    const { letGo, run } = await waiting([await listFile(csv('断'))], proxy.url);
    await until(() => proxy.asked.includes('GET /jobs/ID/events'));
    proxy.cutStreams();
    await until(() => proxy.asked.filter((each) => each === 'GET /jobs/ID').length > 1);
    letGo();
    expect(await run.ended()).toBe(0);
    expect(await companies('上海示例断科技有限公司')).toBe(1);
    await proxy.close();
  });

  it('cancels the job on Ctrl-C and ends with 130', async () => {
    const { letGo, run } = await waiting([await listFile(csv('停'))], app.url);
    run.child.kill('SIGINT');
    expect(await run.ended()).toBe(130);
    expect(run.output()).toContain('companies CANCELLED');
    letGo();
    const [job] = await app.sql<{ state: string }>('SELECT state FROM job ORDER BY id DESC LIMIT 1');
    expect(job?.state).toBe('CANCELLED');
    expect(await companies('上海示例停科技有限公司')).toBe(0);
  });

  it('goes on when the access token runs out meanwhile', async () => {
    const proxy = await startProxy(app.url);
    const { letGo, run } = await waiting([await listFile(csv('久'))], proxy.url);
    await until(() => proxy.asked.includes('GET /jobs/ID/events'));
    now = new Date(now.getTime() + 16 * 60_000);
    proxy.cutStreams();
    await until(() => proxy.asked.includes('POST /auth/sessions/refresh'));
    letGo();
    expect(await run.ended()).toBe(0);
    expect(proxy.asked.filter((each) => each.includes('refresh'))).toHaveLength(1);
    await proxy.close();
  });
});

describe('the password', () => {
  const script = existsSync('/usr/bin/script') && process.platform === 'linux';
  if (!script) console.warn('no pseudo terminal here: only the mechanism is tested, in test/rules');

  /** The command in a terminal of its own, which writes down all that it shows. */
  async function inTerminal(keys: string): Promise<{ code: number; shown: string }> {
    const file = await listFile('企业名称\n上海示例终端科技有限公司\n');
    const node = [process.execPath, '--no-warnings', '--import', './test/support/register-typescript.js'];
    const line = [...node, 'src/transfer/imports/import.main.ts', file].map((part) => `'${part}'`).join(' ');
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, BASE_URL: app.url, IMPORT_LOGIN: specialist.loginName };
    const child = spawn('/usr/bin/script', ['-qefc', line, '/dev/null'], { env, cwd: path.resolve('.') });
    let shown = '';
    let isTyped = false;
    child.stdout.on('data', (piece: Buffer) => {
      shown += piece.toString();
      if (!isTyped && shown.includes('密码')) child.stdin.write(keys);
      isTyped ||= shown.includes('密码');
    });
    const [code] = (await once(child, 'close')) as [number];
    return { code, shown };
  }

  (script ? it : it.skip)('is not shown by the terminal in which it is typed', async () => {
    const { code, shown } = await inTerminal(`${PASSWORD}\r`);
    expect([code, shown.includes('新增 1')]).toEqual([0, true]);
    expect(shown).not.toContain(PASSWORD);
    expect(shown).not.toContain(PASSWORD.slice(0, 8));
  });

  (script ? it : it.skip)('is where Ctrl-C ends it with 130', async () => {
    expect((await inTerminal('only\x03')).code).toBe(130);
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

  it('renews its token once for two questions at a time', async () => {
    const session = await ApiSession.signIn(app.url, specialist.loginName, PASSWORD);
    later(MINUTES_OF_A_TOKEN + 1);
    const both = await Promise.all(['/me', '/jobs'].map((path) => session.ask(path)));
    expect(both).toHaveLength(2);
    later(MINUTES_OF_A_TOKEN + 1);
    expect(await session.ask('/me')).toMatchObject({ loginName: specialist.loginName });
  });

  it('ends with a given token, since nothing renews that', async () => {
    const session = ApiSession.of(app.url, specialist.token);
    later(MINUTES_OF_A_TOKEN + 1);
    await expect(session.ask('/me')).rejects.toThrow(/^401 /);
  });
});
