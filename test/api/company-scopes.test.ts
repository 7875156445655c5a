import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import { doubles, merge } from '../support/merges.js';
import {
  FOUR_FACTS,
  type HeldProblem,
  protectionOf,
  type Rivals,
  report,
  rivals,
  startTimedApp,
  type TimedApp,
} from '../support/protections.js';
import type { SignedIn } from '../support/users.js';

let app: TimedApp;
let us: Rivals;

beforeAll(async () => {
  app = await startTimedApp('2026-03-02T10:00:00+08:00');
  us = await rivals(app);
});
afterAll(() => app.close());

type Refusal = HeldProblem & { readonly title: string; readonly detail: string };

let made = 0;
const numbered = () => ({ uscc: syntheticUscc(2_400 + ++made) });
const aName = () => `示例归属${'甲乙丙丁戊己庚辛壬癸'.charAt(made % 10)}${++made}集团`;

/** A company with its report right. */
async function held(by: SignedIn, more: Record<string, unknown> = {}): Promise<CompanyBody> {
  const company = await register(by, { ...numbered(), ...more });
  expect(await report(app, by, company.id)).not.toBeNull();
  return company;
}

const read = async (id: string) => (await us.poolAdmin.get<CompanyBody>(`/companies/${id}`)).body;

async function activeIn(companyId: string): Promise<string[]> {
  const rows = await app.sql<{ unit: string }>(
    `SELECT unit_id AS unit FROM protection WHERE scope_id = company_scope($1) AND status = 'ACTIVE' ORDER BY registered_at`,
    [companyId],
  );
  return rows.map(({ unit }) => unit);
}

describe('PATCH /companies/{id} into the scope of another unit', () => {
  it.each<[string, (name: string, sister: CompanyBody) => Record<string, unknown>]>([
    ['groupName', (name) => ({ groupName: name })],
    ['groupId', (_name, sister) => ({ groupId: sister['groupId'] })],
    ['parentCompanyId', (_name, sister) => ({ parentCompanyId: sister.id })],
  ])('by %s is refused and moves nothing', async (_field, change) => {
    const name = aName();
    const sister = await held(us.ours, { groupName: name });
    const company = await held(us.theirs);
    const answer = await us.theirs.patch<Refusal>(`/companies/${company.id}`, change(name, sister), 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'PROTECTION.SCOPE_HELD']);
    expect(Object.keys(answer.body.protection ?? {}).sort()).toEqual(FOUR_FACTS);
    expect(answer.body.detail).toContain('提请裁决');
    expect(await read(company.id)).toMatchObject({ version: 1, groupId: null, parentCompanyId: null });
    expect([await activeIn(company.id), await activeIn(sister.id)]).toEqual([
      [us.theirs.unitId],
      [us.ours.unitId],
    ]);
  });

  it('is refused for a company whose branch is protected', async () => {
    const name = aName();
    await held(us.ours, { groupName: name });
    const top = await register(us.theirs, numbered());
    const below = await held(us.theirs, { parentCompanyId: top.id });
    const answer = await us.theirs.patch<Refusal>(`/companies/${top.id}`, { groupName: name }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'PROTECTION.SCOPE_HELD']);
    expect(await activeIn(below.id)).toEqual([us.theirs.unitId]);
  });

  it('speaks English to those who ask for it', async () => {
    const name = aName();
    await held(us.ours, { groupName: name });
    const company = await held(us.theirs);
    const response = await fetch(`${app.url}/api/v1/companies/${company.id}`, {
      method: 'PATCH',
      headers: {
        ...{ Authorization: `Bearer ${us.theirs.token}`, 'Content-Type': 'application/merge-patch+json' },
        ...{ 'Accept-Language': 'en', 'If-Match': '"1"' },
      },
      body: JSON.stringify({ groupName: name }),
    });
    expect(((await response.json()) as Refusal).detail).toContain('apply for a ruling');
  });

  it('refuses a business line beside the whole of another unit', async () => {
    const name = aName();
    await held(us.ours, { groupName: name });
    const company = await held(us.theirs);
    await app.sql(`UPDATE protection SET scope_note = '检测业务' WHERE company_id = $1`, [company.id]);
    const answer = await us.theirs.patch<Refusal>(`/companies/${company.id}`, { groupName: name }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'PROTECTION.SCOPE_HELD']);
  });

  it('lets business lines of two units stand side by side', async () => {
    const name = aName();
    const sister = await held(us.ours, { groupName: name });
    const company = await held(us.theirs);
    await app.sql(`UPDATE protection SET scope_note = '检测业务' WHERE company_id = $1`, [company.id]);
    await app.sql(`UPDATE protection SET scope_note = '研发业务' WHERE company_id = $1`, [sister.id]);
    expect((await us.theirs.patch(`/companies/${company.id}`, { groupName: name }, 1)).status).toBe(200);
    expect(await activeIn(company.id)).toHaveLength(2);
  });

  it('releases the weaker of two of one unit, the later of one kind, and says why', async () => {
    const name = aName();
    const sister = await held(us.ours, { groupName: name });
    const company = await held(us.ours);
    await app.sql(`UPDATE protection SET kind = 'NEGOTIATION' WHERE company_id = $1`, [company.id]);
    expect((await us.ours.patch(`/companies/${company.id}`, { groupName: name }, 1)).status).toBe(200);
    const rows = await app.sql(
      `SELECT company_id AS id, status, end_reason AS reason, scope_id = company_scope(company_id) AS here
       FROM protection WHERE company_id = ANY ($1::uuid[]) ORDER BY status`,
      [[sister.id, company.id]],
    );
    expect(rows).toEqual([
      { id: company.id, status: 'ACTIVE', reason: null, here: true },
      { id: sister.id, status: 'RELEASED', reason: 'SCOPE_JOINED', here: true },
    ]);
    const third = await held(us.ours);
    await app.sql(`UPDATE protection SET kind = 'NEGOTIATION' WHERE company_id = $1`, [third.id]);
    expect((await us.ours.patch(`/companies/${third.id}`, { parentCompanyId: company.id }, 1)).status).toBe(
      200,
    );
    const still = await app.sql<{ id: string }>(
      `SELECT company_id AS id FROM protection WHERE status = 'ACTIVE' AND company_id = ANY ($1::uuid[])`,
      [[third.id, company.id]],
    );
    expect(still).toEqual([{ id: company.id }]);
    const told = await app.sql(
      `SELECT event FROM protection_event e JOIN protection p ON p.id = e.protection_id
       WHERE p.company_id = $1 AND e.event = 'ENDED'`,
      [third.id],
    );
    expect(told).toHaveLength(1);
  });

  it('leaves both where another unit is harmed as well', async () => {
    const name = aName();
    const sister = await held(us.ours, { groupName: name });
    await app.sql(`UPDATE protection SET scope_note = '检测业务' WHERE company_id = $1`, [sister.id]);
    const line = await held(us.theirs);
    await app.sql(`UPDATE protection SET scope_note = '研发业务' WHERE company_id = $1`, [line.id]);
    expect((await us.theirs.patch(`/companies/${line.id}`, { groupName: name }, 1)).status).toBe(200);
    const company = await held(us.ours);
    const answer = await us.ours.patch<Refusal>(`/companies/${company.id}`, { groupName: name }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'PROTECTION.SCOPE_HELD']);
    expect(await activeIn(company.id)).toEqual([us.ours.unitId]);
  });

  it.each<['moves' | 'stands']>([['moves'], ['stands']])(
    'goes by the dates: one that %s and has run out today is no hindrance before the night',
    async (which) => {
      const name = aName();
      const sister = await held(us.ours, { groupName: name });
      const company = await held(us.theirs);
      const over = which === 'moves' ? company : sister;
      await app.sql(
        `UPDATE protection SET starts_on = '2026-02-10', ends_on = '2026-03-01' WHERE company_id = $1`,
        [over.id],
      );
      expect((await us.theirs.patch(`/companies/${company.id}`, { groupName: name }, 1)).status).toBe(200);
      const [row] = await app.sql(
        'SELECT status, ended_on::text AS "on", end_reason FROM protection WHERE company_id = $1',
        [over.id],
      );
      expect(row).toEqual({ status: 'EXPIRED', on: '2026-03-01', end_reason: 'TERM_OVER' });
      expect(await activeIn(company.id)).toEqual([which === 'moves' ? us.ours.unitId : us.theirs.unitId]);
    },
  );

  it('still protects on its last day', async () => {
    const name = aName();
    const sister = await held(us.ours, { groupName: name });
    const company = await held(us.theirs);
    await app.sql(
      `UPDATE protection SET starts_on = '2026-02-01', ends_on = '2026-03-02' WHERE company_id = $1`,
      [sister.id],
    );
    const answer = await us.theirs.patch<Refusal>(`/companies/${company.id}`, { groupName: name }, 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'PROTECTION.SCOPE_HELD']);
  });

  it('takes the protection along where the scope is free', async () => {
    const name = aName();
    const sister = await register(us.ours, { ...numbered(), groupName: name });
    const company = await held(us.theirs);
    expect((await us.theirs.patch(`/companies/${company.id}`, { groupName: name }, 1)).status).toBe(200);
    expect(await activeIn(sister.id)).toEqual([us.theirs.unitId]);
  });

  it('has one ACTIVE protection when two units move into a free group at once', async () => {
    for (let round = 0; round < 5; round++) {
      const name = aName();
      await register(us.ours, { ...numbered(), groupName: name });
      const [mine, other] = [await held(us.ours), await held(us.theirs)];
      const answers = await Promise.all([
        us.ours.patch<Refusal>(`/companies/${mine.id}`, { groupName: name }, 1),
        us.theirs.patch<Refusal>(`/companies/${other.id}`, { groupName: name }, 1),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.code).toMatch(/^PROTECTION\./);
    }
  });
});

describe('a merge that brings a company into a group', () => {
  it('keeps the earliest protection of the scope and releases the others', async () => {
    const name = aName();
    app.at('2026-03-03');
    const sister = await held(us.ours, { groupName: name });
    app.at('2026-03-04');
    const { survivor, victim } = await doubles(us.theirs, numbered(), { groupName: name });
    const later = (await report(app, us.theirs, survivor.id).catch(() => null)) as string;
    expect(later).not.toBeNull();
    const done = await merge(us.poolAdmin, survivor, victim);
    expect([done.status, done.body.state]).toEqual([201, 'DONE']);
    expect(await read(survivor.id)).toMatchObject({ groupId: sister['groupId'] });
    expect(await activeIn(survivor.id)).toEqual([us.ours.unitId]);
    expect(await protectionOf(us.poolAdmin, later)).toMatchObject({ endReason: 'SCOPE_JOINED' });
  });
});
