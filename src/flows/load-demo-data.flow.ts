import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/config/settings.js';
import { Sql } from '../platform/database/sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DEMO_PASSWORD, DEMO_USERS } from './demo/demo-people.seed.js';
import { DemoStage } from './demo/demo-stage.js';
import { enterCalendar } from './demo/enter-calendar.js';
import { enterCompanies } from './demo/enter-companies.js';
import { enterLeads } from './demo/enter-leads.js';
import { enterPeople } from './demo/enter-people.js';
import { enterPolicies } from './demo/enter-policies.js';
import { enterProjects } from './demo/enter-projects.js';
import { enterSpace } from './demo/enter-space.js';
import { enterTransfers } from './demo/enter-transfers.js';

/** 127.0.0.0/8, ::1 and the name for both. */
const THIS_MACHINE = /^(127\.|::1$|localhost$)/;

/**
 * Start task: fills an empty embedded database with invented people, companies and projects, through the services and
 * therefore within every rule, in one transaction. A database of one's own (DATABASE_URL) is never touched.
 * @returns the demo sign-ins, at every start with demo data
 */
export async function loadDemoData(app: INestApplicationContext, settings: Settings): Promise<string[]> {
  if (!settings.embedded) return [];
  const sql = app.get(Sql, { strict: false });
  const begun = Date.now();
  const isNew = await isEmpty(sql);
  if (isNew) await app.get(UnitOfWork, { strict: false }).run(() => play(app));
  const isThere = isNew || (await hasDemoUsers(sql));
  if (!isThere) return [];
  return [
    ...(isNew ? [`示例数据 / Demo data      loaded in ${((Date.now() - begun) / 1000).toFixed(1)} s`] : []),
    ...signIns(),
    ...(THIS_MACHINE.test(settings.HOST) ? [] : [exposed(settings.HOST)]),
  ];
}

async function play(app: INestApplicationContext): Promise<void> {
  const stage = new DemoStage(app);
  await stage.look();
  await enterPeople(stage);
  await enterCalendar(stage);
  await enterCompanies(stage);
  await enterProjects(stage);
  await enterLeads(stage);
  await enterTransfers(stage);
  await enterSpace(stage);
  await enterPolicies(stage);
}

async function isEmpty(sql: Sql): Promise<boolean> {
  const row = await sql.first<{ used: boolean }>(
    'SELECT EXISTS (SELECT 1 FROM app_user) OR EXISTS (SELECT 1 FROM company) AS used',
  );
  return row?.used === false;
}

async function hasDemoUsers(sql: Sql): Promise<boolean> {
  const login = DEMO_USERS[0]?.login;
  return (await sql.first('SELECT 1 AS yes FROM app_user WHERE login_name = $1', [login])) !== null;
}

function signIns(): string[] {
  const shown = DEMO_USERS.filter(({ shown }) => shown !== undefined);
  const widest = Math.max(...shown.map(({ login }) => login.length));
  return [
    `演示账号 / Demo sign-ins   密码都是 / all with the password: ${DEMO_PASSWORD}`,
    ...shown.map(({ login, shown }) => `  ${login.padEnd(widest)}  ${shown}`),
  ];
}

function exposed(host: string): string {
  return `注意：HOST=${host} 使演示账号可从其他机器登录 / Note: others can reach the demo sign-ins`;
}
