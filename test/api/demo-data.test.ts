import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PAPER_PROJECTS } from '../../src/features/projects/paper-projects.seed.js';
import { DEMO_PASSWORD, DEMO_USERS } from '../../src/flows/demo/demo-people.seed.js';
import { DEMO_PROJECTS } from '../../src/flows/demo/demo-projects.seed.js';
import { StoryClock } from '../../src/flows/demo/story-clock.js';
import { loadDemoData } from '../../src/flows/load-demo-data.flow.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { checkForeignRegistrationNumber } from '../../src/platform/kernel/foreign-registration-number.js';
import { checkUscc } from '../../src/platform/kernel/uscc.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { within } from '../support/patience.js';
import { brokenHistories } from '../support/project-replay.js';
import { call, requestsOf, type SignedIn } from '../support/users.js';

const SECONDS_ALLOWED = 60;

let app: TestApp;
let folder: string;
let lines: readonly string[];
let seconds: number;

async function signIn(loginName: string): Promise<Pick<SignedIn, 'get' | 'post'>> {
  const answer = await call<{ accessToken: string }>(app, 'POST', '/auth/sessions', {
    body: { loginName, password: DEMO_PASSWORD },
  });
  if (answer.status >= 300) throw new Error(answer.text);
  return requestsOf(app, answer.body.accessToken);
}

const embedded = () => ({ ...readSettings({}), DATA_DIR: folder });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'taopu-demo-test-'));
  app = await startTestApp({ settings: { DATA_DIR: folder }, clock: new StoryClock() });
  const begun = Date.now();
  lines = await loadDemoData(app.app, embedded());
  seconds = (Date.now() - begun) / 1000;
});

afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('demo data', () => {
  it('fill an empty embedded database quickly and name a sign-in for each role', () => {
    expect(seconds).toBeLessThan(within(SECONDS_ALLOWED));
    const roles = new Set(DEMO_USERS.filter(({ shown }) => shown).map(({ role }) => role));
    expect(roles.size).toBe(9);
    expect(lines.filter((line) => /^ {2}demo\./.test(line))).toHaveLength(9);
    expect(lines.join('\n')).toContain(DEMO_PASSWORD);
  });

  it('are not loaded a second time, and the sign-ins are told again', async () => {
    const [before] = await app.sql<{ n: string }>('SELECT count(*) AS n FROM audit_entry');
    const again = await loadDemoData(app.app, embedded());
    const [after] = await app.sql<{ n: string }>('SELECT count(*) AS n FROM audit_entry');
    expect(after).toEqual(before);
    expect(again).toEqual(lines.filter((line) => !line.includes('loaded in')));
  });

  it('are never loaded into a database of one’s own', async () => {
    expect(await loadDemoData(app.app, { ...embedded(), embedded: false })).toEqual([]);
  });

  it('warn when others on the network could use the sign-ins', async () => {
    const open = await loadDemoData(app.app, { ...embedded(), HOST: '0.0.0.0' });
    expect(open.at(-1)).toContain('HOST=0.0.0.0');
  });

  it('are recognisable as invented, with numbers that are right in form', async () => {
    const rows = await app.sql<{
      cn: string | null;
      en: string | null;
      uscc: string | null;
      no: string | null;
      country: string;
    }>(
      `SELECT name_cn AS cn, name_en AS en, uscc, foreign_reg_no AS no, foreign_reg_country AS country FROM company`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(40);
    for (const { cn, en, uscc, no, country } of rows) {
      expect(`${cn ?? ''}${en ?? ''}`).toMatch(/示例|Example/);
      if (uscc) expect(checkUscc(uscc).status).toBe('valid');
      else expect(checkForeignRegistrationNumber(country, no ?? '').status).toBe('valid');
    }
    const people = await app.sql<{ name: string }>(
      'SELECT name FROM contact UNION ALL SELECT display_name FROM app_user',
    );
    for (const { name } of people) expect(name).toMatch(/示例|Example/);
  });

  it('reach every stage, level and light', async () => {
    const admin = await signIn('demo.pool-admin');
    const { body } = await admin.get<{ items: Record<string, string | null>[] }>('/projects?limit=100');
    const seen = (member: string) => new Set(body.items.map((project) => project[member]));
    for (const stage of ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'])
      expect(seen('stage')).toContain(stage);
    for (const level of ['A', 'B', 'C']) expect(seen('level')).toContain(level);
    for (const light of ['GREEN', 'YELLOW', 'RED']) expect(seen('activityLight')).toContain(light);
    for (const status of [
      'DRAFT',
      'PENDING_ADMISSION',
      'RETURNED',
      'REJECTED',
      'IN_POOL',
      'ON_HOLD',
      'LANDED',
      'EXITED',
    ])
      expect(seen('poolStatus')).toContain(status);
    expect(
      body.items.filter(({ poolStatus, dormancyDue }) => poolStatus === 'IN_POOL' && dormancyDue),
    ).toEqual([]);
  });

  it('show leads that wait, go on and end, one of them late, and companies that are protected by them', async () => {
    const admin = await signIn('demo.pool-admin');
    const { body } = await admin.get<{ items: Record<string, unknown>[] }>('/leads?limit=100');
    const statuses = new Set(body.items.map(({ status }) => status));
    for (const status of ['NEW', 'ASSIGNED', 'ASSESSING', 'VALID', 'INVALID', 'PARKED'])
      expect(statuses).toContain(status);
    const late = await admin.get<{ items: unknown[] }>('/leads?late=RESPOND&limit=100');
    expect(late.body.items.length).toBeGreaterThan(0);
    const protections = await admin.get<{ items: unknown[] }>('/protections?status=ACTIVE&limit=100');
    expect(protections.body.items.length).toBeGreaterThan(5);
  });

  it('show a transfer to claim and one to decide', async () => {
    const [claim, decide] = [await signIn('demo.supervisor.town'), await signIn('demo.supervisor')];
    const open = await claim.get<{ items: { state: string }[] }>('/transfers?awaiting=me');
    expect(open.body.items.map(({ state }) => state)).toEqual(['COORDINATED']);
    const own = await decide.get<{ items: { state: string }[] }>('/transfers?awaiting=me');
    expect(own.body.items.map(({ state }) => state).sort()).toEqual(['APPLIED', 'COORDINATED']);
  });

  it('show space that is let, vacant and kept for a project, and policies in force and run out', async () => {
    const reader = await signIn('demo.specialist');
    const units = await reader.get<{ items: { status: string }[] }>('/carrier-units?limit=100');
    expect(new Set(units.body.items.map(({ status }) => status))).toEqual(
      new Set(['LEASED', 'VACANT', 'RESERVED', 'SELF_USE']),
    );
    const policies = await reader.get<{ items: { validity: string }[] }>('/policies?sort=title');
    expect(policies.body.items.map(({ validity }) => validity).sort()).toEqual(['EXPIRED', 'IN_FORCE']);
  });

  it('name the construction projects of the paper, outside every figure of promotion', async () => {
    const admin = await signIn('demo.pool-admin');
    const path = '/projects?projectKind=MAJOR_CONSTRUCTION&limit=100';
    const { body } = await admin.get<{ items: { id: string; name: string }[] }>(path);
    expect(body.items.map(({ name }) => name).sort()).toEqual(
      PAPER_PROJECTS.map(({ nameZh }) => nameZh).sort(),
    );
    const report = await admin.get<{ balance: { unexplained: number } }>('/reports/pool-situation');
    expect([report.status, report.body.balance.unexplained]).toEqual([200, 0]);
    for (const { id } of body.items) expect(report.text).not.toContain(id);
  });

  it('tell reviews behind every admission and rejection, and histories that replay', async () => {
    const bare = await app.sql(
      `SELECT 1 FROM stage_transition t WHERE t.transition_id IN ('T05', 'T07') AND NOT EXISTS (
         SELECT 1 FROM admission_review r WHERE r.project_id = t.project_id AND r.state = 'DECIDED')`,
    );
    expect(bare).toEqual([]);
    expect(await brokenHistories(app)).toEqual([]);
  });

  it('tell stage histories without gaps, in the order of time, with the papers of each move', async () => {
    const rows = await app.sql<{ broken: string }>(
      `SELECT t.project_id AS broken FROM (
         SELECT project_id, from_stage, effective_on, evidence_ids, transition_id, at,
           lag(to_stage) OVER w AS stage_before, lag(effective_on) OVER w AS date_before
         FROM stage_transition WINDOW w AS (PARTITION BY project_id ORDER BY version_after)) t
       WHERE from_stage IS DISTINCT FROM stage_before OR effective_on < date_before
         OR (at AT TIME ZONE 'Asia/Shanghai')::date <> effective_on
         OR (transition_id IN ('T07', 'T10', 'T11', 'T12', 'T13') AND cardinality(evidence_ids) = 0)`,
    );
    expect(rows).toEqual([]);
    const [moved] = await app.sql<{ n: string }>(
      'SELECT count(DISTINCT project_id) AS n FROM stage_transition',
    );
    expect(Number(moved?.n)).toBe(DEMO_PROJECTS.filter(({ end }) => end !== 'DRAFT').length);
  });

  it('hold no late entries, and papers that can be read', async () => {
    const [late] = await app.sql<{ n: string }>(
      'SELECT count(*) AS n FROM interaction WHERE is_backfilled OR NOT is_valid',
    );
    expect(Number(late?.n)).toBe(0);
    const admin = await signIn('demo.pool-admin');
    const [paper] = await app.sql<{ file: string }>('SELECT file_id AS file FROM project_evidence LIMIT 1');
    const content = await admin.get(`/files/${paper?.file}/content`);
    expect(content.status).toBe(200);
    expect(content.text.slice(0, 5)).toBe('%PDF-');
  });
});
