import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { Exact } from '../../src/platform/kernel/decimal.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { followUp, inPool, type PoolRow, type Sides, sides, transferTo } from '../support/collaboration.js';
import { admitted, advancedTo } from '../support/projects.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

interface Line {
  readonly unitId: string;
  readonly userId: string | null;
  readonly role: string;
  readonly percent: string;
}
interface CreditBody {
  readonly caseCode: string | null;
  readonly basis: string | null;
  readonly frozenOn: string | null;
  readonly shares: Line[];
  readonly version: number;
  readonly code?: string;
  readonly errors?: { code: string }[];
}
interface ChangeBody {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly signatures: { role: string; unitId: string | null; userId: string }[];
  readonly missing: { role: string; unitId: string | null }[];
  readonly code?: string;
}
interface SummaryBody {
  readonly projects: number;
  readonly shared: string;
  readonly units: { unitId: string; participations: number; shared: string }[];
}

let app: TestApp;
let people: Sides;
let own: string;
let other: string;

beforeAll(async () => {
  app = await startTestApp();
  people = await sides(app);
  own = people.giver.unitId;
  other = people.receiver.unitId;
});
afterAll(() => app.close());

const of = async (project: { id: string }, by = people.poolAdmin) =>
  (await by.get<CreditBody>(`/projects/${project.id}/credit-shares`)).body;
const lines = ({ shares }: CreditBody) => shares.map(({ unitId, role, percent }) => [role, unitId, percent]);
const line = (unitId: string, role: string, percent: string) => ({ unitId, role, percent });
const put = (by: SignedIn, { id }: { id: string }, shares: object[], version: number) =>
  by.put<CreditBody>(`/projects/${id}/credit-shares`, { shares }, version);
const half = () => [line(other, 'FIRST_NEGOTIATION', '50'), line(own, 'LANDING', '50')];
const pool = () => ({
  specialist: people.giver,
  supervisor: people.givingSupervisor,
  poolAdmin: people.poolAdmin,
});

describe('the shares that are written by themselves', () => {
  it('one unit at the admission', async () => {
    const project = await admitted(app, pool());
    const credit = await of(project);
    expect(credit).toMatchObject({ caseCode: 'ONE_UNIT', basis: 'CASE_TABLE', frozenOn: null, version: 1 });
    expect(credit.shares).toMatchObject([
      { unitId: own, userId: people.giver.userId, role: 'LANDING', percent: '100.00' },
    ]);
  });

  it.each([
    ['S1', true, 'TRANSFERRED_EARLY', ['FIRST_NEGOTIATION', '30.00', '70.00']],
    ['S2', true, 'TRANSFERRED_EARLY', ['FIRST_NEGOTIATION', '30.00', '70.00']],
    ['S2', false, 'LEAD_HANDED_OVER', ['FIRST_REPORT', '20.00', '80.00']],
    ['S3', true, 'TRANSFERRED_LATE', ['FIRST_NEGOTIATION', '50.00', '50.00']],
    ['S4', false, 'TRANSFERRED_LATE', ['FIRST_NEGOTIATION', '50.00', '50.00']],
  ] as const)(
    'after a transfer at %s (substantive talk: %s): %s',
    async (stage, substantive, code, shares) => {
      const project = await inPool(app, people.giver, { stage });
      await followUp(app, people.giver, project, { on: '2026-02-03', substantive });
      await transferTo(people, project, 'HANDED_OVER');
      const credit = await of(project);
      const [role, given, landed] = shares;
      expect(credit.caseCode).toBe(code);
      expect(lines(credit)).toEqual([
        [role, own, given],
        ['LANDING', other, landed],
      ]);
    },
  );

  it('as before the transfer when it is reset', async () => {
    const project = await inPool(app, people.giver, { stage: 'S3' });
    const { id } = await transferTo(people, project, 'HANDED_OVER');
    const { version } = (await people.poolAdmin.get<{ version: number }>(`/transfers/${id}`)).body;
    const reason = '承接单位书面表示无法继续跟进该项目';
    await people.poolAdmin.post(
      `/transfers/${id}/steps`,
      { step: 'RESET', reason },
      { 'If-Match': `"${version}"` },
    );
    expect(lines(await of(project))).toEqual([['LANDING', own, '100.00']]);
    const history = await people.poolAdmin.get<{ items: { caseCode: string }[] }>(
      `/projects/${project.id}/credit-shares/history`,
    );
    expect(history.body.items.map(({ caseCode }) => caseCode)).toEqual(['ONE_UNIT', 'TRANSFERRED_LATE']);
  });
});

describe('PUT /projects/{id}/credit-shares', () => {
  it('takes all of 100.00, no less and no more', async () => {
    const project = await inPool(app, people.giver);
    for (const percent of ['49.99', '50.01']) {
      const answer = await put(
        people.poolAdmin,
        project,
        [half()[0] as object, line(own, 'LANDING', percent)],
        0,
      );
      expect([answer.status, answer.body.code]).toEqual([422, 'CREDIT.RULES_BROKEN']);
      expect(answer.body.errors?.map(({ code }) => code)).toEqual(['SUM_NOT_100']);
    }
    expect((await of(project)).version).toBe(0);
    const answer = await put(people.poolAdmin, project, half(), 0);
    expect(answer.body).toMatchObject({ basis: 'AGREED', version: 1, caseCode: 'ONE_UNIT' });
    const same = await put(people.poolAdmin, project, half(), 1);
    expect([same.status, same.body.code]).toEqual([422, 'CREDIT.NOTHING_CHANGES']);
  });

  it('the supervisor of the owner unit gives away and takes from nobody', async () => {
    const project = await inPool(app, people.giver);
    expect((await put(people.givingSupervisor, project, half(), 0)).status).toBe(200);
    const back = await put(people.givingSupervisor, project, [line(own, 'LANDING', '100')], 1);
    expect([back.status, back.body.code]).toEqual([403, 'CREDIT.NOT_YOURS']);
    const foreign = await put(people.receivingSupervisor, project, [line(other, 'LANDING', '100')], 1);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CREDIT.NOT_YOURS']);
    expect((await of(project)).version).toBe(1);
  });

  it('names units that exist, and persons of them', async () => {
    const project = await inPool(app, people.giver);
    const wrong = [{ ...line(own, 'LANDING', '100'), userId: people.receiver.userId }];
    const answer = await put(people.poolAdmin, project, wrong, 0);
    expect([answer.status, answer.body.code]).toEqual([422, 'CREDIT.REFERENCES_MISSING']);
  });

  it('is for admitted projects, with the version that was read', async () => {
    const early = await inPool(app, people.giver, {
      ...{ pool_status: 'DRAFT', stage: null, level: null, admitted_on: null, negotiating_on: null },
    });
    expect((await put(people.poolAdmin, early, half(), 0)).body.code).toBe('CREDIT.NOT_ADMITTED');
    const project = await inPool(app, people.giver);
    await put(people.poolAdmin, project, half(), 0);
    expect((await put(people.poolAdmin, project, [line(own, 'LANDING', '100')], 0)).status).toBe(412);
    const blind = await people.poolAdmin.put(`/projects/${project.id}/credit-shares`, { shares: half() });
    expect(blind.status).toBe(428);
  });

  it('20 writers at once: one is first, the sum is 100.00', async () => {
    const project = await inPool(app, people.giver);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const part = new Exact(n + 1).toFixed(2);
        const rest = new Exact(100).minus(part).toFixed(2);
        return put(
          people.poolAdmin,
          project,
          [line(other, 'CO_PROMOTER', part), line(own, 'LANDING', rest)],
          0,
        );
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![200, 412, 503].includes(status))).toEqual([]);
    const [sum] = await app.sql<{ sum: string }>(
      'SELECT sum(percent)::text AS sum FROM credit_share WHERE project_id = $1',
      [project.id],
    );
    expect(sum?.sum).toBe('100.00');
  });
});

describe('the database', () => {
  it('refuses a sum other than 100.00 when the transaction ends, not before', async () => {
    const project = await inPool(app, people.giver);
    await put(people.poolAdmin, project, half(), 0);
    const change = 'UPDATE credit_share SET percent = percent - 1 WHERE project_id = $1 AND role = $2';
    await expect(app.sql(change, [project.id, 'LANDING'])).rejects.toThrow(/add up to 99/);
    await expect(app.sql('DELETE FROM credit_share WHERE project_id = $1', [project.id])).rejects.toThrow();
    const client = new pg.Client({ connectionString: app.appUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query(change, [project.id, 'LANDING']);
    await client.query(
      `UPDATE credit_share SET percent = percent + 1 WHERE project_id = $1 AND role = 'FIRST_NEGOTIATION'`,
      [project.id],
    );
    await client.query('COMMIT');
    await client.end();
    expect(lines(await of(project)).map(([, , percent]) => percent)).toEqual(['51.00', '49.00']);
  });

  it('two transactions that each add up alone do not add up together', async () => {
    const project = await inPool(app, people.giver);
    await put(people.poolAdmin, project, half(), 0);
    const clients = [0, 1].map(() => new pg.Client({ connectionString: app.appUrl }));
    await Promise.all(clients.map((client) => client.connect()));
    const [first, second] = clients as [pg.Client, pg.Client];
    const insert = `INSERT INTO credit_share (id, project_id, unit_id, role, percent)
      VALUES (gen_random_uuid(), $1, $2, 'CO_PROMOTER', 10)`;
    const take = `UPDATE credit_share SET percent = 40 WHERE project_id = $1 AND role = 'LANDING'`;
    for (const client of [first, second]) await client.query('BEGIN');
    await first.query(insert, [project.id, people.thirdSupervisor.unitId]);
    await first.query(take, [project.id]);
    await second.query(insert, [project.id, people.department.unitId]);
    await first.query('COMMIT');
    await expect(second.query('COMMIT')).rejects.toThrow(/add up to 110/);
    await Promise.all(clients.map((client) => client.end()));
  });

  it('keeps what the shares were', async () => {
    await put(people.poolAdmin, await inPool(app, people.giver), half(), 0);
    await expect(app.sql('DELETE FROM credit_share_history')).rejects.toThrow(/append-only/);
  });
});

describe('the freeze', () => {
  const changes = (project: { id: string }) => `/projects/${project.id}/credit-shares/change-requests`;
  const ask = (by: SignedIn, project: { id: string }, shares: object[]) =>
    by.post<ChangeBody>(changes(project), { shares, reason: '双方协商一致，调整首谈份额' });
  const decide = (
    by: SignedIn,
    project: { id: string },
    { id, version }: ChangeBody,
    decision: string,
    note?: string,
  ): Promise<Answer<ChangeBody>> =>
    by.post<ChangeBody>(
      `${changes(project)}/${id}/decisions`,
      { decision, ...(note ? { note } : {}) },
      {
        'If-Match': `"${version}"`,
      },
    );
  /** Signed with 50 and 50, frozen as T13 does it. */
  async function frozen(): Promise<PoolRow> {
    const project = await inPool(app, people.giver, { stage: 'S4' });
    await put(people.poolAdmin, project, half(), 0);
    await app.sql(
      `UPDATE project_credit SET frozen_on = '2026-05-12', frozen_by = 'T13' WHERE project_id = $1`,
      [project.id],
    );
    return project;
  }
  const more = () => [line(other, 'FIRST_NEGOTIATION', '60'), line(own, 'LANDING', '40')];

  it('comes with the signing (T13)', async () => {
    const project = await advancedTo(app, pool(), 'S5');
    const credit = await of(project);
    expect(credit).toMatchObject({ frozenOn: project['signedOn'], caseCode: 'ONE_UNIT' });
    const answer = await put(people.poolAdmin, project, half(), credit.version);
    expect([answer.status, answer.body.code]).toEqual([409, 'CREDIT.FROZEN']);
  });

  it('a transfer does not touch what is frozen', async () => {
    const project = await frozen();
    await transferTo(people, project, 'HANDED_OVER');
    expect(lines(await of(project)).map(([, , percent]) => percent)).toEqual(['50.00', '50.00']);
  });

  it('is opened by both supervisors and a pool administrator, in any order, each once', async () => {
    const project = await frozen();
    const asked = (await ask(people.receivingSupervisor, project, more())).body;
    expect(asked.missing).toHaveLength(3);
    const twice = await ask(people.givingSupervisor, project, more());
    expect([twice.status, twice.body.code]).toEqual([409, 'CREDIT.REQUEST_OPEN']);
    let change = (await decide(people.poolAdmin, project, asked, 'APPROVE')).body;
    const again = await decide(people.poolAdmin, project, change, 'APPROVE');
    expect([again.status, again.body.code]).toEqual([409, 'CREDIT.ALREADY_SIGNED']);
    const stranger = await decide(people.thirdSupervisor, project, change, 'APPROVE');
    expect([stranger.status, stranger.body.code]).toEqual([403, 'CREDIT.SIGNATURE_NOT_YOURS']);
    expect(stranger.text).not.toContain(other);
    change = (await decide(people.receivingSupervisor, project, change, 'APPROVE')).body;
    expect(change.status).toBe('OPEN');
    expect(lines(await of(project)).map(([, , percent]) => percent)).toEqual(['50.00', '50.00']);
    change = (await decide(people.givingSupervisor, project, change, 'APPROVE')).body;
    expect(change).toMatchObject({ status: 'APPLIED', missing: [] });
    expect(change.signatures.map(({ userId }) => userId)).toEqual([
      ...[people.poolAdmin.userId, people.receivingSupervisor.userId, people.givingSupervisor.userId],
    ]);
    const credit = await of(project);
    expect(credit).toMatchObject({ basis: 'CHANGE_REQUEST', frozenOn: '2026-05-12' });
    expect(lines(credit).map(([, , percent]) => percent)).toEqual(['60.00', '40.00']);
    const closed = await decide(people.givingSupervisor, project, change, 'REJECT', '本单位不同意调整该份额');
    expect([closed.status, closed.body.code]).toEqual([409, 'CREDIT.REQUEST_CLOSED']);
  });

  it('one person with both roles is one signature', async () => {
    const project = await frozen();
    const both = await signIn(app, { roles: ['SUPERVISOR', 'POOL_ADMIN'] });
    let change = (await ask(both, project, more())).body;
    change = (await decide(both, project, change, 'APPROVE')).body;
    expect(change.signatures).toMatchObject([{ role: 'SUPERVISOR', unitId: own }]);
    expect((await decide(both, project, change, 'APPROVE')).body.code).toBe('CREDIT.ALREADY_SIGNED');
  });

  it('a change is rejected with a reason by who would sign, withdrawn by who asked', async () => {
    const project = await frozen();
    const asked = (await ask(people.givingSupervisor, project, more())).body;
    const foreign = await decide(people.receivingSupervisor, project, asked, 'WITHDRAW');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CREDIT.SIGNATURE_NOT_YOURS']);
    const short = await decide(people.receivingSupervisor, project, asked, 'REJECT', '不');
    expect(short.body.code).toBe('CREDIT.REASON_TOO_SHORT');
    const rejected = await decide(
      people.receivingSupervisor,
      project,
      asked,
      'REJECT',
      '本单位不同意调整该份额',
    );
    expect(rejected.body.status).toBe('REJECTED');
    const second = (await ask(people.givingSupervisor, project, more())).body;
    expect((await decide(people.givingSupervisor, project, second, 'WITHDRAW')).body.status).toBe(
      'WITHDRAWN',
    );
    expect(lines(await of(project)).map(([, , percent]) => percent)).toEqual(['50.00', '50.00']);
  });

  it('nothing is asked of shares that are not frozen, and by nobody else', async () => {
    const open = await inPool(app, people.giver);
    expect((await ask(people.poolAdmin, open, more())).body.code).toBe('CREDIT.NOT_FROZEN');
    const project = await frozen();
    expect((await ask(people.thirdSupervisor, project, more())).body.code).toBe('CREDIT.NOT_YOURS');
    expect((await ask(people.poolAdmin, project, half())).body.code).toBe('CREDIT.NOTHING_CHANGES');
    expect((await ask(people.giver, project, more())).status).toBe(403);
  });
});

describe('who sees shares', () => {
  it('the project’s units and those with a share; others of the line do not', async () => {
    const project = await inPool(app, people.giver);
    await put(people.poolAdmin, project, half(), 0);
    for (const who of ['giver', 'givingSupervisor', 'receiver', 'poolAdmin', 'leader'] as const)
      expect((await people[who].get(`/projects/${project.id}/credit-shares`)).status).toBe(200);
    const line3 = await people.thirdSupervisor.get<CreditBody>(`/projects/${project.id}/credit-shares`);
    expect([line3.status, line3.body.code]).toEqual([403, 'CREDIT.NOT_VISIBLE']);
    expect((await people.department.get(`/projects/${project.id}/credit-shares`)).status).toBe(404);
    for (const tail of ['history', 'change-requests'])
      expect((await people.department.get(`/projects/${project.id}/credit-shares/${tail}`)).status).toBe(404);
  });
});

describe('GET /credit-shares/summary', () => {
  const summary = async (query: string, by = people.poolAdmin) =>
    (await by.get<SummaryBody>(`/credit-shares/summary?${query}`)).body;
  const unit = ({ units }: SummaryBody, unitId: string) => units.find((one) => one.unitId === unitId);

  it('a project counts once; units take part whole and share exactly', async () => {
    const period = 'from=2001-01-01&to=2001-12-31';
    const on = { admitted_on: '2001-03-01', negotiating_on: '2001-03-02', signed_on: '2001-06-01' };
    const counted = { ...on, signing_form: 'LEASE' };
    const alone = await inPool(app, people.giver, counted);
    const shared = await inPool(app, people.giver, counted);
    await put(
      people.poolAdmin,
      shared,
      [line(other, 'CO_PROMOTER', '33.33'), line(own, 'LANDING', '66.67')],
      0,
    );
    const reactivated = await inPool(app, people.receiver, counted);
    await put(
      people.poolAdmin,
      reactivated,
      [line(own, 'FIRST_REPORT', '0'), line(other, 'LANDING', '100')],
      0,
    );
    // None of these counts: framework, construction, inside the district, merged, other period.
    await inPool(app, people.giver, { ...on, signing_form: 'FRAMEWORK' });
    await inPool(app, people.giver, { ...counted, project_kind: 'MAJOR_CONSTRUCTION' });
    await inPool(app, people.giver, { ...counted, investment_type: 'INTRA_DISTRICT' });
    await inPool(app, people.giver, { ...counted, pool_status: 'MERGED', merged_into_id: alone.id });
    await inPool(app, people.giver, { ...counted, signed_on: '2002-01-01' });
    const body = await summary(`${period}&basis=SIGNED`);
    expect([body.projects, body.shared]).toEqual([3, '3.0000']);
    expect(unit(body, own)).toMatchObject({ participations: 2, shared: '1.6667' });
    expect(unit(body, other)).toMatchObject({ participations: 2, shared: '1.3333' });
    // Admitted, the framework project is one like the others, and so is that of the next year.
    expect((await summary(`${period}&basis=ADMITTED`)).projects).toBe(5);
    expect(await summary('from=2001-06-01&to=2001-06-01&basis=SIGNED')).toMatchObject({ projects: 3 });
    expect(await summary('from=2001-06-02&to=2001-12-31&basis=SIGNED')).toMatchObject({
      projects: 0,
      shared: '0.0000',
    });
    expect(await summary(`${period}&basis=REGISTERED`)).toMatchObject({ projects: 0, units: [] });
  });

  it('Σ折算数 over the units is the number of projects, whatever the shares', async () => {
    const units = await app.sql<{ id: string }>('SELECT id FROM responsible_unit ORDER BY code LIMIT 6');
    let year = 1900;
    const portions = fc.array(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 }), {
      ...{ minLength: 1, maxLength: 4 },
    });
    await fc.assert(
      fc.asyncProperty(portions, async (projects) => {
        year += 1;
        for (const weights of projects) {
          const project = await inPool(app, people.giver, {
            admitted_on: `${year}-05-05`,
            negotiating_on: null,
          });
          await store(project, cut(weights), units);
        }
        const body = await summary(`from=${year}-01-01&to=${year}-12-31&basis=ADMITTED`);
        const sum = body.units.reduce((total, { shared }) => total.plus(shared), new Exact(0));
        expect(body.projects).toBe(projects.length);
        expect(sum.toFixed(4)).toBe(`${projects.length}.0000`);
        expect(body.shared).toBe(`${projects.length}.0000`);
      }),
      { numRuns: 12 },
    );
  });

  /** Cuts 100.00 by weights to the hundredth, the rest to the first. */
  function cut(weights: readonly number[]): string[] {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const parts = weights.map((weight) =>
      new Exact(100).times(weight).div(total).toDecimalPlaces(2, Exact.ROUND_DOWN),
    );
    const rest = parts.slice(1).reduce((left, part) => left.minus(part), new Exact(100));
    return parts.map((part, index) => (index === 0 ? rest : part).toFixed(2));
  }

  async function store(
    project: PoolRow,
    parts: readonly string[],
    units: readonly { id: string }[],
  ): Promise<void> {
    const shares = parts.map((percent, index) => ({
      ...line(units[index]?.id as string, index === 0 ? 'LANDING' : 'CO_PROMOTER', percent),
    }));
    const answer = await put(people.poolAdmin, project, shares, 0);
    if (answer.status !== 200) throw new Error(answer.text);
  }

  it('needs a period and a basis', async () => {
    expect((await people.poolAdmin.get('/credit-shares/summary?from=2026-01-01&to=2026-12-31')).status).toBe(
      400,
    );
    expect(
      (await people.department.get('/credit-shares/summary?from=2026-01-01&to=2026-12-31&basis=SIGNED'))
        .status,
    ).toBe(403);
  });
});
