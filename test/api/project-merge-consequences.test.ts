import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  apply,
  inPool,
  type PoolRow,
  type Sides,
  sides,
  type TransferBody,
} from '../support/collaboration.js';
import { confirmedMoney } from '../support/funding.js';
import { move, type ProjectBody } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

interface CreditBody {
  readonly caseCode: string | null;
  readonly frozenOn: string | null;
  readonly frozenBy: string | null;
  readonly shares: { readonly unitId: string; readonly role: string; readonly percent: string }[];
}

let app: TestApp;
let people: Sides;
let promotion: SignedIn;
let survivor: PoolRow;
let victim: PoolRow;

beforeAll(async () => {
  app = await startTestApp();
  people = await sides(app);
  promotion = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['DEPT_USER'] });
});
afterAll(() => app?.close());

/** Two projects of one company, the second kept by `keeper`. */
async function pair(keeper: SignedIn = people.giver, columns: Record<string, unknown> = {}): Promise<void> {
  survivor = await inPool(app, people.giver, columns);
  victim = await inPool(app, keeper, { company_id: survivor.companyId, ...columns });
}

async function merge(): Promise<void> {
  const answer = await move(people.poolAdmin, victim.id, {
    ...{ transition: 'T43', mergedIntoId: survivor.id, reason: '同一研发中心项目重复建档' },
  });
  if (answer.status !== 200) throw new Error(answer.text);
}

const creditOf = async ({ id }: PoolRow) =>
  (await people.poolAdmin.get<CreditBody>(`/projects/${id}/credit-shares`)).body;
const lines = ({ shares }: CreditBody) => shares.map(({ role, unitId, percent }) => [role, unitId, percent]);
const agree = ({ id }: PoolRow, shares: object[]) =>
  people.poolAdmin.put(`/projects/${id}/credit-shares`, { shares }, 0);
const whole = (unitId: string) => [{ unitId, role: 'LANDING', percent: '100' }];

describe('T43', () => {
  it('the survivor has the money of both, and the history says where it came from', async () => {
    await pair();
    await confirmedMoney(app, people.giver, promotion, survivor.id, '100.00');
    await confirmedMoney(app, people.giver, promotion, victim.id, '20.50');
    await merge();
    const paidIn = async ({ id }: PoolRow) =>
      (await people.poolAdmin.get<ProjectBody>(`/projects/${id}`)).body['paidInDomesticWan'];
    expect([await paidIn(survivor), await paidIn(victim)]).toEqual(['120.50', '0.00']);
    const [entry] = await app.sql<{ moved: unknown }>(
      `SELECT changes -> 'moved' -> 1 AS moved FROM audit_entry
       WHERE action = 'project.absorbed' AND subject_id = $1`,
      [survivor.id],
    );
    expect(entry?.moved).toMatchObject({ 'funding_record.project_id': 1 });
  });

  it('ends an open transfer of the merged one and tells its people', async () => {
    await pair();
    const { id } = await apply(people.giver, victim);
    await merge();
    expect((await people.poolAdmin.get<TransferBody>(`/transfers/${id}`)).body.state).toBe('WITHDRAWN');
    const told = await app.sql(
      `SELECT 1 FROM notice WHERE kind = 'TRANSFER_ENDED' AND subject_id = $1 AND recipient_id = $2`,
      [victim.id, people.giver.userId],
    );
    expect(told).toHaveLength(1);
    expect(await app.sql('SELECT 1 FROM project_transfer WHERE project_id = $1', [survivor.id])).toEqual([]);
  });

  it('credit of the merged one stands still, and the two count once', async () => {
    const day = '2003-05-06';
    await pair(people.giver, { admitted_on: day, negotiating_on: '2003-05-07' });
    await agree(survivor, whole(people.giver.unitId));
    await agree(victim, whole(people.giver.unitId));
    const counted = async () =>
      (
        await people.poolAdmin.get<{ projects: number; shared: string }>(
          `/credit-shares/summary?from=${day}&to=${day}&basis=ADMITTED`,
        )
      ).body;
    expect(await counted()).toMatchObject({ projects: 2, shared: '2.0000' });
    await merge();
    expect(await counted()).toMatchObject({ projects: 1, shared: '1.0000' });
    expect((await creditOf(victim)).frozenBy).toBe('T43');
    expect((await creditOf(survivor)).frozenOn).toBeNull();
  });

  it('whoever reported first has a share of what goes on', async () => {
    await pair(people.receiver);
    await app.sql(`UPDATE project SET admitted_on = '2026-01-06' WHERE id = $1`, [victim.id]);
    await agree(survivor, whole(people.giver.unitId));
    await merge();
    expect(await creditOf(survivor)).toMatchObject({ caseCode: 'LEAD_HANDED_OVER' });
    expect(lines(await creditOf(survivor))).toEqual([
      ['FIRST_REPORT', people.receiver.unitId, '20.00'],
      ['LANDING', people.giver.unitId, '80.00'],
    ]);
  });

  it('leaves what was agreed on the survivor while the case is the same', async () => {
    await pair();
    const agreed = [
      { unitId: people.receiver.unitId, role: 'CO_PROMOTER', percent: '25' },
      { unitId: people.giver.unitId, role: 'LANDING', percent: '75' },
    ];
    await agree(survivor, agreed);
    await merge();
    expect(lines(await creditOf(survivor)).map(([, , percent]) => percent)).toEqual(['75.00', '25.00']);
  });

  it('nobody is asked to sign a change of the merged one any more', async () => {
    await pair();
    await agree(victim, whole(people.giver.unitId));
    await app.sql(
      `UPDATE project_credit SET frozen_on = '2026-02-27', frozen_by = 'T13' WHERE project_id = $1`,
      [victim.id],
    );
    const asked = await people.poolAdmin.post(`/projects/${victim.id}/credit-shares/change-requests`, {
      shares: whole(people.receiver.unitId),
      reason: '示例：承接单位实际完成全部落地工作',
    });
    expect(asked.status).toBe(201);
    await merge();
    const rows = await app.sql(
      'SELECT status, decision_note FROM credit_change_request WHERE project_id = $1',
      [victim.id],
    );
    expect(rows).toEqual([{ status: 'WITHDRAWN', decision_note: '同一研发中心项目重复建档' }]);
  });
});
