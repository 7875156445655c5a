import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { inPool, type PoolRow, type Sides, sides } from '../support/collaboration.js';
import { enterMoney } from '../support/funding.js';
import { aLead } from '../support/leads.js';
import { aCounterpart } from '../support/protections.js';
import type { Answer } from '../support/users.js';

interface Refusal {
  readonly code: string;
  readonly id?: string;
}

let app: TestApp;
let people: Sides;

beforeAll(async () => {
  app = await startTestApp();
  people = await sides(app);
});
afterAll(() => app?.close());

const COLUMNS = {
  GRADUATED: { pool_status: 'GRADUATED', stage: 'S8' },
  MERGED: { pool_status: 'MERGED' },
} as const;

/** A project in the pool that was closed in the meantime. */
async function closed(status: keyof typeof COLUMNS): Promise<PoolRow> {
  const into = status === 'MERGED' ? { merged_into_id: (await inPool(app, people.giver)).id } : {};
  return inPool(app, people.giver, { ...COLUMNS[status], ...into });
}

async function talk(
  project: PoolRow,
  projectId: string | null,
  leadId: string | null = null,
): Promise<Answer<Refusal>> {
  return people.giver.post<Refusal>('/interactions', {
    occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
    ...{ companyId: project.companyId, projectId, leadId, channel: 'MEETING', progressType: 'TERMS' },
    ourParticipantIds: [people.giver.userId],
    counterpartContactIds: [await aCounterpart(people.giver, project.companyId)],
    summary: '示例：与企业负责人就扩租条件和用工需求交换了意见',
  });
}

const SHARES = () => [{ unitId: people.giver.unitId, role: 'LANDING', percent: '100' }];
type Write = readonly [string, (project: PoolRow) => Promise<Answer<Refusal>>, string];
const WRITES: readonly Write[] = [
  [
    'a change',
    (p) => people.poolAdmin.patch<Refusal>(`/projects/${p.id}`, { brief: '示例' }, 1),
    'PROJECT.READ_ONLY',
  ],
  ['查重', (p) => people.giver.post<Refusal>(`/projects/${p.id}/duplicate-checks`), 'PROJECT.READ_ONLY'],
  [
    'a transfer',
    (p) => people.giver.post<Refusal>(`/projects/${p.id}/transfers`, { reason: 'SPACE' }),
    'TRANSFER.PROJECT_NOT_TRANSFERABLE',
  ],
  [
    'shares',
    (p) => people.poolAdmin.put<Refusal>(`/projects/${p.id}/credit-shares`, { shares: SHARES() }, 0),
    'PROJECT.READ_ONLY',
  ],
  [
    'a change of shares',
    (p) =>
      people.poolAdmin.post<Refusal>(`/projects/${p.id}/credit-shares/change-requests`, {
        ...{ shares: SHARES(), reason: '示例：按实际贡献调整各单位份额' },
      }),
    'PROJECT.READ_ONLY',
  ],
  [
    'money',
    (p) => enterMoney(app, people.giver, p.id, '100.00') as Promise<Answer<Refusal>>,
    'FUNDING.PROJECT_NOT_OPEN',
  ],
  ['a follow-up', (p) => talk(p, p.id), 'INTERACTION.PROJECT_CLOSED'],
];

describe.each(['GRADUATED', 'MERGED'] as const)('a project that is %s', (status) => {
  it.each(WRITES)('does not take %s', async (_what, write, code) => {
    const project = await closed(status);
    const rows = () =>
      app.sql(
        `SELECT version, duplicate_check_id,
           (SELECT count(*) FROM project_transfer t WHERE t.project_id = p.id) AS transfers,
           (SELECT count(*) FROM project_credit c WHERE c.project_id = p.id) AS credit,
           (SELECT count(*) FROM funding_record f WHERE f.project_id = p.id) AS money,
           (SELECT count(*) FROM interaction i WHERE i.project_id = p.id) AS talks
         FROM project p WHERE id = $1`,
        [project.id],
      );
    const before = await rows();
    const answer = await write(project);
    expect([answer.body.code, [409, 422].includes(answer.status)]).toEqual([code, true]);
    expect(await rows()).toEqual(before);
  });

  it('leaves talks to the company', async () => {
    const project = await closed(status);
    expect((await talk(project, null)).status).toBe(201);
  });
});

describe('what was there before the project was graduated', () => {
  it('a follow-up of the day may still be corrected by its author', async () => {
    const project = await inPool(app, people.giver);
    const { id } = (await talk(project, project.id)).body;
    await app.sql(`UPDATE project SET pool_status = 'GRADUATED', stage = 'S8' WHERE id = $1`, [project.id]);
    const changed = await people.giver.patch(
      `/interactions/${id}`,
      { summary: '示例：与企业负责人就扩租条件和用工需求交换了意见，更正时间' },
      1,
    );
    expect(changed.status).toBe(200);
  });

  it('a talk about the lead that it once was goes to the company', async () => {
    const lead = (await people.giver.post<{ id: string }>('/leads', aLead())).body;
    const project = await inPool(app, people.giver, { lead_id: lead.id, ...COLUMNS.GRADUATED });
    await app.sql(`UPDATE lead SET company_id = $2, company_match = 'GIVEN' WHERE id = $1`, [
      lead.id,
      project.companyId,
    ]);
    const { id } = (await talk(project, null, lead.id)).body;
    const rows = await app.sql('SELECT company_id, project_id FROM interaction WHERE id = $1', [id]);
    expect(rows).toEqual([{ company_id: project.companyId, project_id: null }]);
  });
});
