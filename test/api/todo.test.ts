import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TODO_KIND } from '../../src/reports/todo/todo.codes.js';
import { TODO_SOURCES } from '../../src/reports/todo/todo-sources.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MovedClock, storedProject, storedTalk } from '../support/nightly.js';
import { anInvestor } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Todo {
  readonly id: string;
  readonly kind: string;
  readonly subject: { type: string; id: string; code: string; title: string };
  readonly dueOn: string | null;
  readonly overdueDays: number;
  readonly why: string;
  readonly link: string;
}
interface TodoPage {
  readonly items: Todo[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

const TODAY = '2026-11-23';
let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let other: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;

beforeAll(async () => {
  app = await startTestApp({ clock: new MovedClock(`${TODAY}T09:00:00+08:00`) });
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  other = await signIn(app, { unitCode: 'TAOPU_TOWN', roles: ['SPECIALIST', 'SUPERVISOR'] });
  poolAdmin = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  department = await signIn(app, { unitCode: 'DIST_SCIENCE_COMMISSION', roles: ['DEPT_USER'] }).catch(() =>
    signIn(app, { unitCode: 'COMMITTEE_OFFICE', roles: ['DEPT_USER'] }),
  );
});
afterAll(() => app.close());

async function list(by: SignedIn, query = '', language = 'zh-CN'): Promise<Todo[]> {
  const answer = await by.get<TodoPage>(`/me/todo?limit=200${query}`, { 'Accept-Language': language });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items;
}
const of = async (by: SignedIn, kind: string, subjectId: string) =>
  (await list(by, `&kind=${kind}`)).filter(({ subject }) => subject.id === subjectId);
/** Who has this to do. */
const whose = async (kind: string, subjectId: string) => {
  const people = { specialist, supervisor, other, poolAdmin, department };
  const found = await Promise.all(
    Object.entries(people).map(async ([name, by]) => ((await of(by, kind, subjectId)).length ? name : '')),
  );
  return found.filter(Boolean);
};
const insert = async (table: string, row: Readonly<Record<string, unknown>>) => {
  const all: Record<string, unknown> = { id: randomUUID(), ...row };
  const names = Object.keys(all);
  await app.sql(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(all),
  );
  return all['id'] as string;
};
const STAMPED = { created_at: '2026-11-01T09:00:00+08:00', updated_at: '2026-11-01T09:00:00+08:00' };

describe('GET /me/todo', () => {
  it('has a source for every kind, and a kind for every source', () => {
    const kinds = TODO_SOURCES.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(TODO_KIND.codes.filter((code) => !kinds.includes(code))).toEqual([]);
    expect(kinds.filter((kind) => !TODO_KIND.has(kind))).toEqual([]);
  });

  it('follow-ups by cadence: the last day in time, and who is late', async () => {
    const late = await storedProject(app, specialist, { level: 'B', evaluating_on: '2026-11-01' });
    await storedTalk(app, specialist, late, '2026-11-02T10:00:00+08:00', false);
    const soon = await storedProject(app, specialist, { level: 'C', evaluating_on: '2026-11-01' });
    await storedTalk(app, specialist, soon, '2026-10-30T10:00:00+08:00', false);
    const fresh = await storedProject(app, specialist, { level: 'C', evaluating_on: '2026-11-01' });
    await storedTalk(app, specialist, fresh, '2026-11-20T10:00:00+08:00', false);
    const [item] = await of(specialist, 'FOLLOW_UP_DUE', late);
    expect(item).toMatchObject({
      ...{ dueOn: '2026-11-16', overdueDays: 7, link: `/api/v1/projects/${late}` },
      why: 'B类项目须每14天跟进一次，最近跟进：2026-11-02。',
    });
    expect((await of(specialist, 'FOLLOW_UP_DUE', soon))[0]).toMatchObject({
      dueOn: '2026-11-29',
      overdueDays: 0,
    });
    expect(await of(specialist, 'FOLLOW_UP_DUE', fresh)).toEqual([]);
    expect(await whose('FOLLOW_UP_DUE', late)).toEqual(['specialist', 'supervisor', 'poolAdmin']);
    const [english] = await list(specialist, '&kind=FOLLOW_UP_DUE&overdue=true', 'en');
    expect(english?.why).toBe('A project of level B is followed up every 14 days; last on 2026-11-02.');
  });

  it('dormancy ahead, holds, returned submissions', async () => {
    const asleep = await storedProject(app, specialist, { evaluating_on: '2026-06-05' });
    expect(await of(specialist, 'DORMANCY_NEAR', asleep)).toMatchObject([{ dueOn: '2026-12-02' }]);
    const held = { pool_status: 'ON_HOLD', hold_reason: 'WAITING_APPROVAL' };
    const ending = await storedProject(app, specialist, { ...held, hold_until: '2026-11-30' });
    const running = await storedProject(app, specialist, { ...held, hold_until: '2026-12-01' });
    expect(await whose('HOLD_ENDING', ending)).toEqual(['specialist', 'supervisor', 'poolAdmin']);
    expect(await whose('HOLD_ENDING', running)).toEqual([]);
    const returned = await storedProject(app, specialist, {
      ...{ pool_status: 'RETURNED', stage: null, admitted_on: null, return_due_on: '2026-11-20' },
      return_items: ['示例材料一', '示例材料二'],
    });
    expect(await of(specialist, 'RETURNED_SUBMISSION', returned)).toMatchObject([
      { dueOn: '2026-11-20', overdueDays: 3, why: '申报被退回，还需补充2项，逾期转回草稿。' },
    ]);
  });

  it('a next step until the matter is followed up again', async () => {
    const id = await storedProject(app, specialist, { evaluating_on: '2026-11-01' });
    await storedTalk(app, specialist, id, '2026-11-10T10:00:00+08:00');
    await app.sql(
      `UPDATE interaction SET next_action = '示例', next_action_on = '2026-11-20', next_action_by = $2
      WHERE project_id = $1`,
      [id, supervisor.userId],
    );
    expect(await whose('NEXT_ACTION_DUE', id)).toEqual(['supervisor']);
    await storedTalk(app, specialist, id, '2026-11-21T10:00:00+08:00');
    expect(await whose('NEXT_ACTION_DUE', id)).toEqual([]);
  });

  it('signatures that wait for the other side', async () => {
    const id = await storedProject(app, specialist, { level: 'A', evaluating_on: '2026-11-20' });
    const signature = {
      ...{ project_id: id, transition_id: 'T12', role: 'SUPERVISOR', user_id: supervisor.userId },
      ...{ user_name: '示例', at: STAMPED.created_at, after_move: 0 },
    };
    await insert('project_approval', signature);
    expect(await whose('SIGNATURE_AWAITED', id)).toEqual(['poolAdmin']);
    expect((await of(poolAdmin, 'SIGNATURE_AWAITED', id))[0]).toMatchObject({ dueOn: null, overdueDays: 0 });
  });

  it('the steps of reviews', async () => {
    const id = await storedProject(app, specialist, {
      pool_status: 'PENDING_ADMISSION',
      stage: null,
      admitted_on: null,
    });
    const { created_at, updated_at } = STAMPED;
    const review = await insert('admission_review', {
      ...{
        project_id: id,
        round: 1,
        kind: 'PANEL',
        state: 'UNIT_REVIEW',
        proposed_level: 'B',
        created_at,
        updated_at,
      },
      ...{
        submitted_on: '2026-11-16',
        unit_due_on: '2026-11-18',
        pool_due_on: '2026-11-20',
        due_on: '2026-11-30',
      },
    });
    expect(await whose('UNIT_REVIEW_DUE', id)).toEqual(['supervisor']);
    await app.sql(`UPDATE admission_review SET state = 'POOL_CHECK' WHERE id = $1`, [review]);
    expect(await whose('UNIT_REVIEW_DUE', id)).toEqual([]);
    expect(await of(poolAdmin, 'POOL_CHECK_DUE', id)).toMatchObject([{ dueOn: '2026-11-20' }]);
  });

  it('protections and qualifications that run out', async () => {
    const company = await anInvestor(specialist);
    await app.sql('UPDATE company SET owner_user_id = $2 WHERE id = $1', [company, specialist.userId]);
    const { created_at, updated_at } = STAMPED;
    await insert('protection', {
      ...{ scope_id: company, company_id: company, unit_id: specialist.unitId, user_id: specialist.userId },
      ...{ kind: 'REPORT', starts_on: '2026-10-30', period_starts_on: '2026-10-30', ends_on: '2026-11-29' },
      ...{
        registered_at: created_at,
        first_registered_on: '2026-10-30',
        basis_type: 'LEAD',
        settings_in_force: '{}',
      },
      ...{ created_at, updated_at },
    });
    expect(await whose('PROTECTION_EXPIRING', company)).toEqual(['specialist', 'supervisor']);
    const certificate = { company_id: company, type: 'HIGH_TECH', ...STAMPED };
    await insert('qualification', { ...certificate, valid_from: '2024-01-01', valid_to: '2026-12-31' });
    expect(await of(specialist, 'QUALIFICATION_EXPIRING', company)).toMatchObject([
      { dueOn: '2026-12-31', subject: { type: 'company' }, link: `/api/v1/companies/${company}` },
    ]);
    await insert('qualification', { ...certificate, valid_from: '2027-01-01', valid_to: '2029-12-31' });
    expect(await of(specialist, 'QUALIFICATION_EXPIRING', company)).toEqual([]);
  });

  it('conflicts: both sides file evidence, then the administrator decides', async () => {
    const company = await anInvestor(specialist);
    const { created_at, updated_at } = STAMPED;
    const id = await insert('conflict_case', {
      ...{
        code: 'ZD-2026-0901',
        company_id: company,
        scope_id: company,
        created_at,
        updated_at,
        reason: '示例',
      },
      ...{ unit_a_id: specialist.unitId, user_a_id: specialist.userId, unit_b_id: other.unitId },
      ...{
        opened_on: '2026-11-20',
        evidence_due_on: '2026-11-24',
        decision_due_on: '2026-12-01',
        settings_in_force: '{}',
      },
    });
    expect(await whose('CONFLICT_STEP_DUE', company)).toEqual(['specialist', 'supervisor', 'other']);
    await app.sql(`UPDATE conflict_case SET state = 'RULING' WHERE id = $1`, [id]);
    expect(await of(poolAdmin, 'CONFLICT_STEP_DUE', company)).toMatchObject([{ dueOn: '2026-12-01' }]);
    expect(await whose('CONFLICT_STEP_DUE', company)).toEqual(['poolAdmin']);
  });

  it('comes by day, what has none last; pages, counts and filters', async () => {
    const items = await list(poolAdmin);
    const days = items.map(({ dueOn }) => dueOn ?? '9999');
    expect(days).toEqual([...days].sort());
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `?limit=2&count=true${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      const { body } = await poolAdmin.get<TodoPage>(`/me/todo${query}`);
      expect(body.total).toBe(items.length);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(items.map(({ id }) => id));
    const soon = await list(poolAdmin, '&dueTo=2026-11-25');
    expect(soon.length).toBeGreaterThan(0);
    expect(soon.every(({ dueOn }) => dueOn !== null && dueOn <= '2026-11-25')).toBe(true);
    expect((await poolAdmin.get('/me/todo?kind=NONE')).status).toBe(400);
  });

  it('names a confidential project to nobody outside, and shows nobody what is not theirs', async () => {
    const id = await storedProject(app, other, {
      ...{ confidential: true, code_name: '代号乙', name: '示例绝密项目', evaluating_on: '2026-06-01' },
    });
    expect((await of(other, 'DORMANCY_NEAR', id))[0]?.subject.title).toBe('示例绝密项目');
    await storedTalk(app, other, id, '2026-06-02T10:00:00+08:00', false);
    await app.sql(
      `UPDATE interaction SET next_action = '示例', next_action_on = '2026-11-20', next_action_by = $2
      WHERE project_id = $1`,
      [id, specialist.userId],
    );
    expect((await of(specialist, 'NEXT_ACTION_DUE', id))[0]?.subject.title).toBe('代号乙');
    const texts = await Promise.all(
      [specialist, supervisor, department].map(async (by) => JSON.stringify(await list(by))),
    );
    for (const text of texts) expect(text).not.toContain('绝密');
    const draft = await storedProject(app, other, {
      ...{
        pool_status: 'RETURNED',
        stage: null,
        admitted_on: null,
        team_user_ids: [],
        return_due_on: '2026-11-30',
      },
    });
    expect(await whose('RETURNED_SUBMISSION', draft)).toEqual(['other', 'poolAdmin']);
  });
});
