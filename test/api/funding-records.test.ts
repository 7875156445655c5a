import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { inPool, type PoolRow, type Sides, sides } from '../support/collaboration.js';
import { type ProjectBody, shanghaiToday } from '../support/projects.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface FundingBody {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly code?: string;
  readonly errors?: { pointer: string; code: string }[];
  readonly allowed?: string[];
  readonly [member: string]: unknown;
}

let app: TestApp;
let people: Sides;
let commerce: SignedIn;
let promotion: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  people = await sides(app);
  commerce = await signIn(app, { unitCode: 'DIST_COMMERCE', roles: ['DEPT_USER'] });
  promotion = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['DEPT_USER'] });
});
afterAll(() => app.close());

/** A voucher that the person uploaded. @returns id of the file */
async function voucher(by: SignedIn): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([`%PDF-1.7\n${randomUUID()}\n%%EOF\n`]), '示例银行回单.pdf');
  const response = await fetch(`${app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${by.token}` },
    body: form,
  });
  return ((await response.json()) as { id: string }).id;
}

async function enter(
  by: SignedIn,
  project: PoolRow,
  changes: Record<string, unknown> = {},
): Promise<Answer<FundingBody>> {
  return by.post<FundingBody>(`/projects/${project.id}/funding-records`, {
    ...{ type: 'DOMESTIC_PAID_IN', amountWan: '100.00', receivedOn: '2026-03-10' },
    ...{ evidenceType: 'BANK_RECEIPT', fileId: changes['fileId'] ?? (await voucher(by)) },
    ...changes,
  });
}

async function entered(
  by: SignedIn,
  project: PoolRow,
  changes: Record<string, unknown> = {},
): Promise<FundingBody> {
  const answer = await enter(by, project, changes);
  if (answer.status !== 201) throw new Error(`entering failed: ${answer.text}`);
  return answer.body;
}

const decide = (by: SignedIn, { id, version }: FundingBody, decision: string, reason?: string) =>
  by.post<FundingBody>(
    `/funding-records/${id}/decisions`,
    { decision, ...(reason ? { reason } : {}) },
    { 'If-Match': `"${version}"` },
  );

const fdi = (amountWanUsd: string) => ({ type: 'FDI_PAID_IN', amountWan: null, amountWanUsd });
const statusOf = async (id: string) =>
  (await app.sql<{ status: string }>('SELECT status FROM funding_record WHERE id = $1', [id]))[0]?.status;
const paidIn = async (project: PoolRow) => {
  const { paidInFdiWanUsd, paidInDomesticWan } = (
    await people.giver.get<ProjectBody>(`/projects/${project.id}`)
  ).body;
  return [paidInFdiWanUsd, paidInDomesticWan];
};

describe('POST /projects/{id}/funding-records', () => {
  it('waits for the unit that owns the figure, and tells it', async () => {
    const project = await inPool(app, people.giver);
    const record = await entered(people.giver, project, fdi('20.50'));
    expect(record).toMatchObject({
      status: 'ENTERED',
      projectCode: project.code,
      amountWan: null,
      amountWanUsd: '20.50',
      confirmingUnitId: commerce.unitId,
      confirmingUnitName: '区商务委',
    });
    const domestic = await entered(people.giver, project);
    expect(domestic['confirmingUnitId']).toBe(promotion.unitId);
    const told = await app.sql<{ recipient_id: string }>(
      `SELECT recipient_id FROM notice WHERE kind = 'FUNDING_WAITING' AND dedupe_key = $1`,
      [`funding:${record.id}:1`],
    );
    expect(told.map(({ recipient_id }) => recipient_id)).toEqual([commerce.userId]);
  });

  it.each([
    [{ ...fdi('20.00'), amountWan: '140.00' }, 'AMOUNT_NOT_OF_TYPE'],
    [{ amountWan: null }, 'AMOUNT_REQUIRED'],
    [{ receivedOn: '2099-01-01' }, 'DATE_IN_FUTURE'],
  ])('refuses %j', async (changes, code) => {
    const project = await inPool(app, people.giver);
    const answer = await enter(people.giver, project, changes);
    expect([answer.status, answer.body.code]).toEqual([422, 'FUNDING.RULES_BROKEN']);
    expect(answer.body.errors?.map((error) => error.code)).toEqual([code]);
    expect(await app.sql('SELECT 1 FROM funding_record WHERE project_id = $1', [project.id])).toEqual([]);
  });

  it('takes money of today, none of nothing, and no float', async () => {
    const project = await inPool(app, people.giver);
    const today = await enter(people.giver, project, { receivedOn: await shanghaiToday(app) });
    expect(today.status).toBe(201);
    for (const amountWan of ['0.00', '-1.00', '0.001', 100])
      expect((await enter(people.giver, project, { amountWan })).status).toBe(400);
  });

  it('is for the project’s own people, and for admitted projects', async () => {
    const project = await inPool(app, people.giver);
    const foreign = await enter(people.receiver, project);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'FUNDING.NOT_YOURS']);
    const merged = await inPool(app, people.giver, {
      ...{ pool_status: 'DRAFT', stage: null, level: null, admitted_on: null, negotiating_on: null },
    });
    const early = await enter(people.giver, merged);
    expect([early.status, early.body.code]).toEqual([409, 'FUNDING.PROJECT_NOT_OPEN']);
  });

  it('takes a voucher of the own unit, once', async () => {
    const project = await inPool(app, people.giver);
    const foreign = await enter(people.giver, project, { fileId: await voucher(people.receiver) });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'FUNDING.FILE_MISSING']);
    const fileId = await voucher(people.giver);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => enter(people.giver, project, { fileId })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.code).toBe('FUNDING.VOUCHER_USED');
  });
});

describe('POST /funding-records/{id}/decisions', () => {
  it('counts what is confirmed, each currency for itself, exactly', async () => {
    const project = await inPool(app, people.giver);
    const amounts = ['0.10', '0.20', '33333333.33', '66666666.67'];
    for (const amountWan of amounts) await entered(people.giver, project, { amountWan });
    const dollars = await entered(people.giver, project, fdi('20.50'));
    const fund = await entered(people.giver, project, { type: 'FUND_INVESTMENT', amountWan: '500.00' });
    expect(await paidIn(project)).toEqual(['0.00', '0.00']);
    const { items } = (
      await promotion.get<{ items: FundingBody[] }>(`/funding-records?projectId=${project.id}&awaiting=me`)
    ).body;
    expect(items.length).toBe(4);
    for (const record of items) expect((await decide(promotion, record, 'CONFIRM')).status).toBe(200);
    expect((await decide(commerce, dollars, 'CONFIRM')).status).toBe(200);
    const finance = await signIn(app, { unitCode: 'DIST_FINANCIAL_SERVICES', roles: ['DEPT_USER'] });
    expect((await decide(finance, fund, 'CONFIRM')).status).toBe(200);
    // 0.1 + 0.2 and a hundred million: no float, no dollar among the yuan, no fund money in either.
    expect(await paidIn(project)).toEqual(['20.50', '100000000.30']);
    const list = await people.giver.get<{ items: ProjectBody[] }>(
      `/projects?sort=-paidInDomesticWan&limit=1&fields=code,paidInDomesticWan`,
    );
    expect(list.body.items).toEqual([
      { id: project.id, code: project.code, paidInDomesticWan: '100000000.30' },
    ]);
  });

  it('is never typed on the project', async () => {
    const { id } = await inPool(app, people.giver);
    const answer = await people.giver.patch(`/projects/${id}`, { paidInFdiWanUsd: '9.00' }, 1);
    expect(answer.status).toBe(400);
  });

  it('nobody confirms his own entry, whatever the roles', async () => {
    const own = await signIn(app, {
      unitCode: 'DIST_INVESTMENT_OFFICE',
      roles: ['SPECIALIST', 'DEPT_USER', 'POOL_ADMIN'],
    });
    const project = await inPool(app, own);
    const record = await entered(own, project);
    const answer = await decide(own, record, 'CONFIRM');
    expect([answer.status, answer.body.code]).toEqual([403, 'FUNDING.OWN_ENTRY']);
    expect(await statusOf(record.id)).toBe('ENTERED');
    await expect(
      app.sql(
        `UPDATE funding_record SET status = 'CONFIRMED', decided_by = created_by, decided_at = now() WHERE id = $1`,
        [record.id],
      ),
    ).rejects.toThrow('ck_funding_record_four_eyes');
  });

  it.each(['giver', 'givingSupervisor', 'poolAdmin'] as const)('%s does not confirm FDI', async (who) => {
    const project = await inPool(app, people.giver);
    const record = await entered(people.giver, project, fdi('1.00'));
    expect((await decide(people[who], record, 'CONFIRM')).status).toBe(403);
    expect(await statusOf(record.id)).toBe('ENTERED');
  });

  it('goes back for correction, is corrected by its author, and confirmed', async () => {
    const project = await inPool(app, people.giver);
    const record = await entered(people.giver, project, fdi('10.00'));
    const short = await decide(commerce, record, 'RETURN', '金额不符');
    expect([short.status, short.body.code]).toEqual([422, 'FUNDING.REASON_TOO_SHORT']);
    const returned = (await decide(commerce, record, 'RETURN', '登记金额与业务登记凭证不一致')).body;
    expect(returned.status).toBe('RETURNED');
    const foreign = await people.givingSupervisor.patch<FundingBody>(
      `/funding-records/${record.id}`,
      { note: '改' },
      returned.version,
    );
    expect([foreign.status, foreign.body.code]).toEqual([403, 'FUNDING.NOT_THE_AUTHOR']);
    const corrected = await people.giver.patch<FundingBody>(
      `/funding-records/${record.id}`,
      { amountWanUsd: '11.00' },
      returned.version,
    );
    expect(corrected.body).toMatchObject({
      ...{ status: 'ENTERED', amountWanUsd: '11.00', decidedBy: null, version: returned.version + 1 },
    });
    const stale = await decide(commerce, returned, 'CONFIRM');
    expect(stale.status).toBe(412);
    expect((await decide(commerce, corrected.body, 'CONFIRM')).body.status).toBe('CONFIRMED');
    expect(await paidIn(project)).toEqual(['11.00', '0.00']);
  });

  it('a confirmed one is reversed, not changed', async () => {
    const project = await inPool(app, people.giver);
    const record = await entered(people.giver, project, fdi('10.00'));
    const confirmed = (await decide(commerce, record, 'CONFIRM')).body;
    const change = await people.giver.patch<FundingBody>(
      `/funding-records/${record.id}`,
      { note: '改' },
      confirmed.version,
    );
    expect([change.status, change.body.code]).toEqual([409, 'FUNDING.CLOSED']);
    const withdrawn = await decide(people.giver, confirmed, 'WITHDRAW');
    expect([withdrawn.status, withdrawn.body.code]).toEqual([409, 'FUNDING.DECISION_NOT_ALLOWED']);
    const reversed = await decide(commerce, confirmed, 'REVERSE', '外汇局撤销该笔业务登记');
    expect(reversed.body.status).toBe('REVERSED');
    expect(await paidIn(project)).toEqual(['0.00', '0.00']);
    const history = await people.giver.get<{ items: { action: string }[] }>(
      `/funding-records/${record.id}/history`,
    );
    expect(history.body.items.map(({ action }) => action)).toEqual([
      'funding.reversed',
      'funding.confirmed',
      'funding.entered',
    ]);
    // The voucher is free for the record that takes its place.
    const again = await enter(people.giver, project, {
      ...fdi('9.00'),
      fileId: (record['file'] as { id: string }).id,
    });
    expect(again.status).toBe(201);
  });

  it('two decisions at once end as one', async () => {
    const project = await inPool(app, people.giver);
    const record = await entered(people.giver, project, fdi('10.00'));
    const other = await signIn(app, { unitCode: 'DIST_COMMERCE', roles: ['DEPT_USER'] });
    const answers = await Promise.all([
      decide(commerce, record, 'CONFIRM'),
      decide(other, record, 'RETURN', '登记金额与业务登记凭证不一致'),
      decide(people.giver, record, 'WITHDRAW'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });
});

describe('who sees money received', () => {
  const seen = async (by: SignedIn, { id }: FundingBody) => by.get<FundingBody>(`/funding-records/${id}`);

  it('the confirming department, though it was not invited; other departments do not', async () => {
    const project = await inPool(app, people.giver);
    const record = await entered(people.giver, project, { ...fdi('3.00'), note: '首期' });
    expect((await commerce.get(`/projects/${project.id}`)).status).toBe(404);
    const shown = await seen(commerce, record);
    expect(shown.body).toMatchObject({ projectCode: project.code, note: '首期' });
    expect(shown.body['projectName']).toMatch(/^示例流转项目/);
    expect(shown.body['companyName']).toMatch(/^上海示例/);
    const file = shown.body['file'] as { id: string };
    expect((await commerce.get(`/files/${file.id}`)).status).toBe(200);
    for (const stranger of [people.department, promotion, people.receiver]) {
      expect((await seen(stranger, record)).status).toBe(404);
      expect((await stranger.get(`/files/${file.id}`)).status).toBe(404);
      const list = await stranger.get<{ items: unknown[] }>(`/funding-records?projectId=${project.id}`);
      expect(list.body.items).toEqual([]);
    }
    expect((await decide(people.department, record, 'CONFIRM')).status).toBe(404);
  });

  it('a confidential project stays nameless, its voucher open to who confirms by it', async () => {
    const project = await inPool(app, people.giver, { confidential: true, code_name: '桃源一号' });
    const colleague = await signIn(app);
    const record = await entered(people.giver, project, { ...fdi('3.00'), note: '首期' });
    expect((await seen(people.giver, record)).body['projectName']).toMatch(/^示例流转项目/);
    const shown = (await seen(commerce, record)).body;
    expect([shown['projectName'], shown['companyName'], shown['note']]).toEqual(['桃源一号', null, '首期']);
    const ofUnit = (await seen(colleague, record)).body;
    expect([ofUnit['projectName'], ofUnit['companyName'], ofUnit['file'], ofUnit['note']]).toEqual([
      '桃源一号',
      ...[null, null, null],
    ]);
    const { id } = record['file'] as { id: string };
    expect((await commerce.get(`/files/${id}`)).status).toBe(200);
    expect((await colleague.get(`/files/${id}`)).status).toBe(404);
  });
});
