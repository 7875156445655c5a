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
