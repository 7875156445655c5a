import './platform/config/node-version.js';
import 'reflect-metadata';
import path from 'node:path';
import { AppModule, START_TASKS } from './app.module.js';
import { createAdmin } from './features/users/create-admin.command.js';
import { JsonLog } from './platform/config/json-log.js';
import { keptSecret } from './platform/config/kept-secret.js';
import { OrderlyEnd } from './platform/config/orderly-end.js';
import { readSettings, type Settings, SettingsError } from './platform/config/settings.js';
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres.error.js';
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { API_PREFIX, createApp, describeApp } from './platform/http/create-app.js';
import { describe } from './platform/http/documentation.js';
import { Drain } from './platform/http/drain.js';
import { assertAddressFree, listenOn } from './platform/http/listen.js';
import { keepOpenApiFile } from './platform/http/openapi-file.js';
import { ServerState } from './platform/http/server-state.js';

const INSUFFICIENT_PRIVILEGE = '42501';

interface Databases {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * `main.js` serves; `main.js migrate` migrates and ends; `main.js admin` adds an administrator; `main.js openapi
 * [--check]` writes or compares the file.
 */
const [command = 'serve', option] = process.argv.slice(2);

async function serve(): Promise<void> {
  const given = readSettings();
  const settings = given.JWT_SECRET ? given : { ...given, JWT_SECRET: await secretOf(given) };
  const log = new JsonLog(settings.LOG_LEVEL);
  const end = new OrderlyEnd(log);
  end.listen();
  try {
    await assertAddressFree(settings);
    const { appUrl } = await openDatabase(settings, end, log);
    const app = await createApp(AppModule.with({ settings, databaseUrl: appUrl }), settings, log);
    end.undo(() => app.close());
    await app.init();
    const notes: string[] = [];
    for (const task of START_TASKS) notes.push(...(await task(app, settings)));
    const drain = new Drain(app.getHttpServer(), app.get(ServerState));
    await listenOn(app.getHttpServer(), settings);
    end.undo(() => drain.finish());
    announce(settings, notes);
  } catch (error) {
    report(error);
    await end.run(1);
  }
}

async function openDatabase(settings: Settings, end: OrderlyEnd, log: JsonLog): Promise<Databases> {
  const databases = settings.embedded
    ? await startEmbedded(settings, end, log)
    : { appUrl: settings.DATABASE_URL, ownerUrl: settings.DATABASE_OWNER_URL || settings.DATABASE_URL };
  const done = await migrate(databases.ownerUrl, databases.appUrl).catch(explainRights);
  if (done.length) log.log({ message: 'migrated', migrations: done }, 'Migration');
  return databases;
}

/** The role of the API owns nothing: it notices that the database is behind, and cannot change it. */
function explainRights(error: unknown): never {
  if ((error as { code?: string }).code !== INSUFFICIENT_PRIVILEGE) throw error;
  throw new SettingsError(
    'DATABASE_OWNER_URL: 数据库尚未迁移，请先以表所有者身份运行迁移命令 / the database has to be migrated first: run the migrate command as the owner of the tables',
  );
}

async function startEmbedded(settings: Settings, end: OrderlyEnd, log: JsonLog): Promise<Databases> {
  console.log('正在启动内置数据库… / Starting the embedded database…');
  const database = await startEmbeddedPostgres({
    dataDir: path.resolve(settings.DATA_DIR, 'postgres'),
    log: (line) => (/\b(LOG|HINT|DETAIL): /.test(line) ? log.debug : log.log).call(log, line, 'PostgreSQL'),
  });
  end.undo(() => database.stop());
  return { ownerUrl: database.ownerUrl(), appUrl: database.appUrl() };
}

function secretOf(settings: Settings): Promise<string> {
  return keptSecret(path.resolve(settings.DATA_DIR, 'jwt-secret'));
}

function announce(settings: Settings, notes: readonly string[]): void {
  const base = settings.PUBLIC_URL || `http://${settings.HOST}:${settings.PORT}`;
  const lines = [
    '',
    '桃浦招商系统已启动 / Taopu CRM is running',
    `  接口 / API             ${base}/${API_PREFIX}`,
    `  文档 / Documentation   ${base}/docs`,
    ...notes.map((note) => `  ${note}`),
    '  按 Ctrl-C 停止 / Ctrl-C stops it',
    '',
  ];
  console.log(lines.join('\n'));
}

async function migrateOnly(): Promise<void> {
  const settings = readSettings();
  if (settings.embedded)
    throw new SettingsError('DATABASE_URL: 迁移命令需要它 / the migrate command needs it');
  const done = await migrate(settings.DATABASE_OWNER_URL || settings.DATABASE_URL, settings.DATABASE_URL);
  console.log(done.length ? done.join('\n') : '数据库已是最新 / The database is up to date');
}

/** Describes the API from its decorators alone: no database, no listening. */
async function openapi(): Promise<void> {
  const settings = readSettings({});
  const app = await describeApp(AppModule.with({ settings, databaseUrl: 'postgresql://nowhere/none' }));
  const mode = option === '--check' ? 'check' : 'write';
  const { ok, lines } = await keepOpenApiFile(describe(app), 'openapi.json', mode);
  console.log(lines.join('\n'));
  if (!ok) process.exitCode = 1;
}

/** `main.js admin --login NAME --name 姓名`: the way in when no administrator can sign in. */
async function admin(): Promise<void> {
  const settings = readSettings();
  if (settings.embedded)
    throw new SettingsError('DATABASE_URL: 创建管理员需要它 / creating an administrator needs it');
  const app = await createApp(
    AppModule.with({ settings, databaseUrl: settings.DATABASE_URL }),
    settings,
    new JsonLog('error'),
  );
  try {
    await app.init();
    const { ok, lines } = await createAdmin(app, process.argv.slice(3));
    console.log(lines.join('\n'));
    if (!ok) process.exitCode = 1;
  } finally {
    await app.close();
  }
}

/** What the reader can act on is told plainly; only what nobody expected comes with its stack. */
function report(error: unknown): void {
  const plain = error instanceof SettingsError || error instanceof EmbeddedPostgresError;
  console.error(plain ? `\n${error.message}\n` : error);
}

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  serve,
  migrate: migrateOnly,
  openapi,
  admin,
};
const run = COMMANDS[command];
if (!run) {
  console.error(`Unknown command / 未知命令: ${command} (${Object.keys(COMMANDS).join(', ')})`);
  process.exitCode = 2;
} else {
  await run().catch((error: unknown) => {
    report(error);
    process.exitCode = 1;
  });
}
