import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCompany, register, syntheticUscc } from '../support/companies.js';
import {
  FOUR_FACTS,
  type HeldProblem,
  meet,
  protectionOf,
  type Rivals,
  report,
  rivals,
  startTimedApp,
  type TimedApp,
} from '../support/protections.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

/** What a foreign unit may learn of a protection, on every path: four facts (domain.md §2.0, §4.1). */
let app: TimedApp;
let us: Rivals;
let company: string;
let protection: string;
let outsiders: SignedIn[];

/** Texts and ids of the protection that stand nowhere else. */
let secrets: Record<string, string>;

beforeAll(async () => {
  app = await startTimedApp('2026-03-02T10:00:00+08:00');
  us = await rivals(app);
  const uscc = syntheticUscc(77);
  company = (await register(us.ours, { nameCn: '上海示例隐密生物科技有限公司', uscc })).id;
  protection = (await report(app, us.ours, company)) as string;
  const person = await signIn(app);
  const { version } = await protectionOf(us.boss, protection);
  expect((await us.boss.patch(`/protections/${protection}`, { userId: person.userId }, version)).status).toBe(
    200,
  );
  await app.sql(
    `UPDATE protection SET scope_note = NULL, end_note = NULL,
       settings_in_force = settings_in_force || '{"plantedNote": 1}' WHERE id = $1`,
    [protection],
  );
  const [row] = await app.sql<{ basis: string }>('SELECT basis_id AS basis FROM protection WHERE id = $1', [
    protection,
  ]);
  secrets = { protection, basis: row?.basis as string, person: person.userId, settings: 'plantedNote' };
  const other = { unitCode: 'TAOPU_TOWN' };
  outsiders = [
    us.theirs,
    us.theirBoss,
    await signIn(app, { ...other, roles: ['SERVICE_OFFICER'] }),
    await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' }),
    await signIn(app, { ...other, roles: ['ANALYST'] }),
    await signIn(app, { roles: ['INTEGRATOR'], unitCode: 'DIST_HEALTH' }),
  ];
});
afterAll(() => app.close());

const leaks = ({ text }: { text: string }): string[] =>
  Object.entries(secrets)
    .filter(([, value]) => text.includes(value))
    .map(([name]) => name);

describe('a foreign unit', () => {
  it('reads exactly four facts of a protected company, and of a free one that it is free', async () => {
    const free = (await register(us.ours)).id;
    for (const outsider of outsiders) {
      const held = await outsider.get(`/companies/${company}/protection`);
      expect(held.body).toEqual({
        exists: true,
        ownerUnitName: '桃浦智创城公司',
        protectionUntil: '2026-04-01',
        liaisonPhoneOfUnit: '021-52560001',
      });
      expect((await outsider.get(`/companies/${free}/protection`)).body).toEqual({
        ...{ exists: false, ownerUnitName: null, protectionUntil: null, liaisonPhoneOfUnit: null },
      });
    }
  });

  it('finds the record for its own unit, the pool office and leaders', async () => {
    const office = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE' });
    for (const insider of [us.ours, us.boss, us.poolAdmin, us.leader, office])
      expect((await insider.get(`/companies/${company}/protection`)).body).toMatchObject({
        ...{ exists: true, protections: [{ id: protection }] },
      });
  });

  it('finds no row, detail, history or filter of it', async () => {
    for (const outsider of outsiders) {
      const filters = [
        '',
        `companyId=${company}`,
        `unitId=${us.ours.unitId}`,
        'expiringIn=60',
        'kind=REPORT',
      ];
      for (const filter of [...filters, `userId=${secrets['person']}`]) {
        const answer = await outsider.get<{ items: object[]; total: number }>(
          `/protections?count=true&${filter}`,
        );
        expect([filter, answer.body.items, answer.body.total]).toEqual([filter, [], 0]);
      }
      for (const path of ['', '/history', '/join-requests'])
        expect((await outsider.get(`/protections/${protection}${path}`)).status).toBe(404);
    }
  });

  it('learns nothing more on any other path', async () => {
    const paths = [
      '/companies?q=示例隐密&expand=ownerUnit,parentCompany',
      `/companies/${company}?expand=ownerUnit`,
      `/companies/${company}/history`,
      `/companies/${company}/brief`,
      `/companies/${company}/timeline`,
      `/interactions?companyId=${company}`,
      `/projects?companyId=${company}`,
      '/leads',
      '/notices',
      `/units/${us.ours.unitId}`,
      '/exports/companies?format=csv',
    ];
    for (const outsider of outsiders)
      for (const path of paths) {
        const answer = await outsider.get(path);
        expect([path, leaks(answer)]).toEqual([path, []]);
        expect(answer.status).toBeLessThan(500);
      }
  });

  it('gets the four facts with the duplicate of a company, and no more', async () => {
    const double = aCompany({ nameCn: '上海示例隐密生物科技有限公司' });
    const answer = await us.theirs.post<{ candidates: { id: string; protection: object | null }[] }>(
      '/companies',
      double,
    );
    expect(answer.status).toBe(409);
    const [candidate] = answer.body.candidates;
    expect(candidate?.id).toBe(company);
    expect(Object.keys(candidate?.protection ?? {}).sort()).toEqual(FOUR_FACTS);
    expect(leaks(answer)).toEqual([]);
  });

  it('gets the four facts with each refusal, and no more', async () => {
    const refusals: Answer<HeldProblem>[] = [
      await us.theirs.post('/leads', { title: '示例', companyId: company, sourceChannel: 'WALK_IN' }),
      await us.theirs.post('/projects', { name: '示例', projectKind: 'INVESTMENT', companyId: company }),
    ];
    for (const refusal of refusals) {
      expect([refusal.status, refusal.body.code]).toEqual([409, 'PROTECTION.HELD_BY_OTHER_UNIT']);
      expect(Object.keys(refusal.body.protection ?? {}).sort()).toEqual(FOUR_FACTS);
      expect(leaks(refusal)).toEqual([]);
    }
  });

  it('records its talks as co-operation and opens a conflict without learning more', async () => {
    const talk = await meet(app, us.theirs, company);
    expect(talk.isCooperative).toBe(true);
    const conflict = await us.theirs.post('/conflicts', {
      companyId: company,
      reason: '我单位首次面谈在先，请求裁决',
    });
    expect(conflict.status).toBe(201);
    expect(leaks(conflict)).toEqual([]);
  });
});

describe('the view for other features', () => {
  it('names every company of the scope with the four facts behind it', async () => {
    const branch = await register(us.ours, { parentCompanyId: company, entityType: 'BRANCH' });
    const rows = await app.sql<{ company_id: string; owner_unit_name: string; liaison_phone: string }>(
      `SELECT company_id, owner_unit_name, liaison_phone FROM active_protection_on('2026-04-01')
       WHERE company_id = ANY ($1::uuid[])`,
      [[company, branch.id]],
    );
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => `${row.owner_unit_name} ${row.liaison_phone}`))).toEqual(
      new Set(['桃浦智创城公司 021-52560001']),
    );
    const over = await app.sql(`SELECT 1 FROM active_protection_on('2026-04-02') WHERE company_id = $1`, [
      company,
    ]);
    expect(over).toEqual([]);
    expect(await app.sql('SELECT 1 FROM active_protection LIMIT 1')).toEqual(expect.any(Array));
  });
});
