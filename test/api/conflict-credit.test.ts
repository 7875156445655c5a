import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inPool, type PoolRow } from '../support/collaboration.js';
import { admitted, anInvestor } from '../support/projects.js';
import { type Rivals, report, rivals, startTimedApp, type TimedApp } from '../support/protections.js';
import type { Answer, SignedIn } from '../support/users.js';

interface CreditBody {
  readonly caseCode: string | null;
  readonly basis: string | null;
  readonly version: number;
  readonly shares: { readonly unitId: string; readonly role: string; readonly percent: string }[];
}

let app: TimedApp;
let us: Rivals;
let project: PoolRow;
const TEXT = '示例：双方各有会议纪要与登记截图';

beforeAll(async () => {
  app = await startTimedApp('2026-03-02T10:00:00+08:00');
  us = await rivals(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.at('2026-03-02');
  project = await inPool(app, us.ours);
  await report(app, us.ours, project.companyId);
});

/** A case of theirs against ours that waits for the ruling. */
async function heard(companyId = project.companyId): Promise<string> {
  const { id } = (
    await us.theirs.post<{ id: string }>('/conflicts', {
      ...{ companyId, respondentUnitId: us.ours.unitId, reason: TEXT },
    })
  ).body;
  for (const user of [us.theirs, us.ours]) await user.post(`/conflicts/${id}/statements`, { text: TEXT });
  await step(us.poolAdmin, id, 'HEAR');
  return id;
}

async function step(user: SignedIn, id: string, name: string, more: object = {}): Promise<Answer<object>> {
  const { version } = (await us.poolAdmin.get<{ version: number }>(`/conflicts/${id}`)).body;
  const body = { move: name, reason: TEXT, ...more };
  const answer = await user.post<object>(`/conflicts/${id}/transitions`, body, {
    'If-Match': `"${version}"`,
  });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer;
}

const creditOf = async ({ id }: { id: string } = project) =>
  (await us.poolAdmin.get<CreditBody>(`/projects/${id}/credit-shares`)).body;
const lines = ({ shares }: CreditBody) => shares.map(({ role, unitId, percent }) => [role, unitId, percent]);
const halves = () => [
  ['FIRST_NEGOTIATION', us.theirs.unitId, '50.00'],
  ['LANDING', us.ours.unitId, '50.00'],
];

describe('a ruling for both', () => {
  it('halves the credit of the live project at once', async () => {
    await step(us.poolAdmin, await heard(), 'RULE', { outcome: 'JOINT' });
    const credit = await creditOf();
    expect(credit).toMatchObject({ caseCode: 'JOINT', basis: 'CASE_TABLE' });
    expect(lines(credit)).toEqual(halves());
    const [entry] = await app.sql<{ actor_id: string; reason: string }>(
      `SELECT actor_id, reason FROM audit_entry WHERE subject_id = $1 AND action = 'credit.case-applied'`,
      [project.id],
    );
    expect(entry).toEqual({ actor_id: us.poolAdmin.userId, reason: TEXT });
  });

  it('leaves what is frozen, what a third unit keeps and what has left the pool', async () => {
    const { companyId: company_id } = project;
    const frozen = await inPool(app, us.ours, { company_id });
    const third = await inPool(app, us.poolAdmin, { company_id });
    const exited = await inPool(app, us.ours, {
      ...{ company_id, pool_status: 'EXITED', exited_on: '2026-02-20', exit_reason: 'LOST_CONTACT' },
    });
    const whole = { shares: [{ unitId: us.ours.unitId, role: 'LANDING', percent: '100' }] };
    await us.poolAdmin.put(`/projects/${frozen.id}/credit-shares`, whole, 0);
    await app.sql(
      `UPDATE project_credit SET frozen_on = '2026-02-27', frozen_by = 'T13' WHERE project_id = $1`,
      [frozen.id],
    );
    await step(us.poolAdmin, await heard(), 'RULE', { outcome: 'JOINT' });
    expect((await creditOf()).caseCode).toBe('JOINT');
    expect(lines(await creditOf(frozen))).toEqual([['LANDING', us.ours.unitId, '100.00']]);
    expect([(await creditOf(third)).version, (await creditOf(exited)).version]).toEqual([0, 0]);
  });

  it('counts for a project of the company that is admitted later', async () => {
    app.at(new Date().toISOString());
    const companyId = await anInvestor(us.ours);
    await report(app, us.ours, companyId);
    await step(us.poolAdmin, await heard(companyId), 'RULE', { outcome: 'JOINT' });
    const people = { specialist: us.ours, supervisor: us.boss, poolAdmin: us.poolAdmin };
    const later = await admitted(app, people, { companyId });
    expect(lines(await creditOf(later))).toEqual(halves());
  });

  it('is taken back by an appeal: the loser leaves the project, and the credit is what it was', async () => {
    app.at(new Date().toISOString());
    const people = { specialist: us.ours, supervisor: us.boss, poolAdmin: us.poolAdmin };
    const own = await admitted(app, people);
    const id = await heard(String(own['companyId']));
    const coUnits = async () =>
      (await us.poolAdmin.get<{ coUnitIds: string[] }>(`/projects/${own.id}`)).body.coUnitIds;
    await step(us.poolAdmin, id, 'RULE', { outcome: 'JOINT' });
    expect([await coUnits(), lines(await creditOf(own))]).toEqual([[us.theirs.unitId], halves()]);
    await step(us.boss, id, 'APPEAL');
    expect((await creditOf(own)).caseCode).toBe('JOINT');
    await step(us.leader, id, 'DECIDE', { outcome: 'OWNER_B' });
    expect([await coUnits(), lines(await creditOf(own))]).toEqual([
      [],
      [['LANDING', us.ours.unitId, '100.00']],
    ]);
    const [held] = await app.sql<{ co_unit_ids: string[] }>(
      `SELECT co_unit_ids FROM protection WHERE company_id = $1 AND status = 'ACTIVE'`,
      [own['companyId']],
    );
    expect(held?.co_unit_ids).toEqual([]);
  });
});

describe('any other ruling', () => {
  it('leaves shares that were agreed', async () => {
    const shares = [
      { unitId: us.theirs.unitId, role: 'CO_PROMOTER', percent: '25' },
      { unitId: us.ours.unitId, role: 'LANDING', percent: '75' },
    ];
    await us.poolAdmin.put(`/projects/${project.id}/credit-shares`, { shares }, 0);
    await step(us.poolAdmin, await heard(), 'RULE', { outcome: 'OWNER_B' });
    expect(await creditOf()).toMatchObject({ basis: 'AGREED', version: 1 });
  });
});
