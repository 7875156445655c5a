import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EmbeddedPostgresOptions,
  type RunningPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import {
  installedNativeFolder,
  reachableBinaries,
} from '../../src/platform/database/embedded/native-binaries.js';
import { withClient } from '../support/test-server.js';

const root = path.resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;

let folder: string;
let dataDir: string;
let lines: string[];
let running: RunningPostgres | undefined;
const helpers: ChildProcess[] = [];

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<RunningPostgres> {
  lines = [];
  running = await startEmbeddedPostgres({
    dataDir,
    relocationRoot: path.join(folder, 'relocated'),
    log: (line) => lines.push(line),
    ...options,
  });
  return running;
}

async function stop(): Promise<void> {
  await running?.stop();
  running = undefined;
}

const write = (url: string, word: string) =>
  withClient(url, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS word (word text)');
    await client.query('INSERT INTO word VALUES ($1)', [word]);
  });

const words = (url: string) =>
  withClient(url, async (client) =>
    (await client.query<{ word: string }>('SELECT word FROM word ORDER BY word')).rows.map((row) => row.word),
  );

const serverPid = async () =>
  Number((await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** Another Node process that has the server; resolves with its connection string. */
async function holdElsewhere(): Promise<{ holder: ChildProcess; url: string }> {
  const loader = path.join(root, 'test/support/register-typescript.js');
  const script = path.join(root, 'test/support/hold-embedded.ts');
  const holder = spawn(
    process.execPath,
    ['--import', loader, script, dataDir, path.join(folder, 'relocated')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  helpers.push(holder);
  if (holder.stdout === null) throw new Error('no output of the helper process');
  const [url] = await once(createInterface({ input: holder.stdout }), 'line');
  return { holder, url: String(url) };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'taopu-embedded-'));
  await chmod(folder, 0o755);
  dataDir = path.join(folder, '桃浦 data (1)', "it's", 'cluster');
});

afterEach(stop);

afterAll(async () => {
  for (const helper of helpers) helper.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('from a path with spaces, quotes and Chinese characters', () => {
  it('makes a UTF-8 cluster in UTC, with an owner and an application role', async () => {
    const server = await start();
    const { rows } = await withClient(server.appUrl(), (client) =>
      client.query(`SELECT current_user AS role, current_database() AS database, current_setting('TimeZone') AS zone,
        pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale
        FROM pg_database WHERE datname = current_database()`),
    );
    expect(rows).toEqual([
      {
        role: 'taopu_app',
        database: 'taopu',
        zone: 'UTC',
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
      },
    ]);
    await write(server.ownerUrl(), 'first run');
    const refused = withClient(server.appUrl(), (client) => client.query('CREATE TABLE mine (id int)'));
    await expect(refused).rejects.toMatchObject({ code: '42501' });
  });

  it('listens on this machine only and lets nobody in without the password', async () => {
    const server = await start();
    const { rows } = await withClient(server.adminUrl(), (client) =>
      client.query(`SELECT name, setting FROM pg_settings WHERE name IN
        ('listen_addresses', 'unix_socket_directories') ORDER BY name`),
    );
    expect(rows.map((row) => row.setting)).toEqual(['127.0.0.1', '']);
    const wrong = server.appUrl().replace(/:[^:@]+@/, ':guess@');
    await expect(withClient(wrong, (client) => client.query('SELECT 1'))).rejects.toMatchObject({
      code: '28P01',
    });
    expect((await stat(`${dataDir}.credentials.json`)).mode & 0o777).toBe(0o600);
  });

  it('keeps data and port over a restart', async () => {
    const before = await start();
    await stop();
    const after = await start();
    expect(after.port).toBe(before.port);
    expect(await words(after.ownerUrl())).toEqual(['first run']);
  });
});

describe('ports', () => {
  it('takes another port when that of the last start is taken', async () => {
    const { port } = await start();
    await stop();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const server = await start();
      expect(server.port).not.toBe(port);
      expect(await words(server.ownerUrl())).toEqual(['first run']);
      await stop();
      await expect(start({ port })).rejects.toMatchObject({ reason: 'port-taken' });
    } finally {
      squatter.close();
    }
  });
});

describe('after a crash', () => {
  it('starts the server again when it was killed, on the same port and with what was committed', async () => {
    const server = await start();
    await write(server.ownerUrl(), 'before the kill');
    const killed = await serverPid();
    process.kill(killed, 'SIGKILL');
    let found: string[] | undefined;
    for (let tries = 0; tries < 100 && found === undefined; tries += 1) {
      await sleep(100);
      found = await words(server.ownerUrl()).catch(() => undefined);
    }
    expect(found).toEqual(['before the kill', 'first run']);
    expect(await serverPid()).not.toBe(killed);
  });

  it('refuses a second process on the same folder, and takes over when the first is killed', async () => {
    const { holder, url } = await holdElsewhere();
    await expect(start()).rejects.toMatchObject({
      reason: 'in-use',
      message: expect.stringContaining(`process ${holder.pid}`),
    });
    await write(url, 'before node was killed');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const server = await start();
    expect(await words(server.ownerUrl())).toContain('before node was killed');
  });

  it('shuts down a server that outlived its process', async () => {
    const { port } = await start();
    await stop();
    // Started by hand it has no process to follow, as one whose keeper was killed too.
    const { uid, gid } = await stat(dataDir);
    const account = isRoot ? { uid, gid } : {};
    // In a checkout that the account cannot enter, the copy that the server itself runs from.
    const copies = path.join(folder, 'relocated');
    const { postgres } = await reachableBinaries(installedNativeFolder(), account, copies, () => undefined);
    const flags = ['-D', dataDir, '-p', String(port), '-c', 'unix_socket_directories='];
    const orphan = spawn(postgres, flags, { cwd: '/', stdio: 'ignore', ...account });
    helpers.push(orphan);
    const ended = once(orphan, 'exit');
    while (Number.isNaN(await serverPid().catch(() => Number.NaN))) await sleep(20);
    const server = await start();
    expect(lines.join('\n')).toContain(`process ${orphan.pid}`);
    expect(await ended).toEqual([0, null]);
    expect(await words(server.ownerUrl())).toContain('first run');
  });

  it('ends the server when its process is terminated', async () => {
    const { holder } = await holdElsewhere();
    const pidFile = path.join(dataDir, 'postmaster.pid');
    expect(existsSync(pidFile)).toBe(true);
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    for (let tries = 0; tries < 100 && existsSync(pidFile); tries += 1) await sleep(50);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('is not held up by a postmaster.pid whose number another program has by now', async () => {
    // Of the account that owns the cluster: PostgreSQL takes such a process for its own.
    const { uid, gid } = await stat(dataDir);
    const bystander = spawn('sleep', ['60'], isRoot ? { uid, gid, cwd: '/' } : {});
    helpers.push(bystander);
    await writeFile(
      path.join(dataDir, 'postmaster.pid'),
      `${bystander.pid}\n${dataDir}\n1700000000\n5432\n\n127.0.0.1\n 0 0\nready   \n`,
    );
    const server = await start();
    expect(await words(server.ownerUrl())).toContain('first run');
    expect(lines.join('\n')).toContain('stale');
    expect(bystander.exitCode).toBeNull();
  });

  it('heals a first start that was killed while the cluster was being made', async () => {
    const fresh = path.join(folder, 'half made', 'cluster');
    await mkdir(`${fresh}.initdb-left`, { recursive: true });
    await writeFile(`${fresh}.initdb-left/PG_VERSION`, '18\n');
    await mkdir(fresh);
    const server = await start({ dataDir: fresh, settings: { fsync: 'off' } });
    expect((await readdir(path.dirname(fresh))).filter((name) => name.includes('initdb'))).toEqual([]);
    await write(server.ownerUrl(), 'healed');
    await stop();

    // The file of passwords is lost: they are set anew, the data stay.
    await rm(`${fresh}.credentials.json`);
    const again = await start({ dataDir: fresh, settings: { fsync: 'off' } });
    expect(await words(again.ownerUrl())).toEqual(['healed']);
  });

  it('refuses a folder that holds something else', async () => {
    const other = path.join(folder, 'other');
    await mkdir(other);
    await writeFile(path.join(other, 'letter.txt'), '示例');
    await expect(start({ dataDir: other })).rejects.toMatchObject({ reason: 'not-a-cluster' });
    expect(await readdir(other)).toEqual(['letter.txt']);
  });
});

if (!isRoot)
  console.info('Skipped: a checkout under a 0700 folder is only a matter for root, and this is not root');

(isRoot ? describe : describe.skip)('for root, in a checkout under a folder with mode 0700', () => {
  it('keeps binaries and data where the database account can reach them, and finds them again', async () => {
    const hidden = path.join(folder, 'root only');
    await mkdir(hidden, { mode: 0o700 });
    const nativeFolder = path.join(hidden, 'package', 'native');
    await cp(path.dirname(installedNativeFolder()), path.dirname(nativeFolder), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const place = {
      dataDir: path.join(hidden, '.data', 'cluster'),
      nativeFolder,
      settings: { fsync: 'off' },
    };

    const first = await start(place);
    expect(first.dataDir.startsWith(path.join(folder, 'relocated'))).toBe(true);
    expect(lines.join('\n')).toContain(first.dataDir);
    await write(first.ownerUrl(), 'relocated');
    await stop();

    // Reachable by now: the data of the first run must still be the ones in use.
    await chmod(hidden, 0o755);
    const second = await start(place);
    expect(second.dataDir).toBe(first.dataDir);
    expect(await words(second.ownerUrl())).toEqual(['relocated']);
  });
});
