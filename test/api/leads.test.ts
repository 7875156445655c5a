import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { register, syntheticUscc } from '../support/companies.js';
import {
  ASSESSMENT,
  aLead,
  assessingLead,
  assignedLead,
  type LeadBody,
  type LeadProblem,
  registered,
  step,
  validLead,
} from '../support/leads.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Page {
  items: LeadBody[];
  nextCursor: string | null;
  total?: number;
}

const OTHER = 'TAOPU_TOWN';
const DEPARTMENT = 'DIST_SCIENCE';
const OFFICE = 'DIST_INVESTMENT_OFFICE';

let app: TestApp;
let specialist: SignedIn;
let colleague: SignedIn;
let supervisor: SignedIn;
let officer: SignedIn;
let other: SignedIn;
let otherSupervisor: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  const units = await app.sql<{ code: string }>(
    `SELECT code FROM responsible_unit WHERE NOT is_promotion AND NOT can_own_projects ORDER BY (code = $1) DESC, code LIMIT 1`,
    [DEPARTMENT],
  );
  const deptCode = units[0]?.code as string;
  [specialist, colleague, supervisor, officer, other, otherSupervisor, poolAdmin, department, leader] =
    (await Promise.all([
      signIn(app),
      signIn(app),
      signIn(app, { roles: ['SUPERVISOR'] }),
      signIn(app, { roles: ['SERVICE_OFFICER'] }),
      signIn(app, { unitCode: OTHER }),
      signIn(app, { roles: ['SUPERVISOR'], unitCode: OTHER }),
      signIn(app, { roles: ['POOL_ADMIN'], unitCode: OFFICE }),
      signIn(app, { roles: ['DEPT_USER'], unitCode: deptCode }),
      signIn(app, { roles: ['LEADER'], unitCode: 'COMMITTEE_OFFICE' }),
    ])) as [...[SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn, SignedIn]];
});
afterAll(() => app.close());

const people = () => ({ specialist, supervisor });
const leadRow = async (id: string) =>
  (await app.sql<Record<string, unknown>>('SELECT * FROM lead WHERE id = $1', [id]))[0];
const leadCount = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM lead'))[0]?.n;

describe('POST /leads', () => {
  it('registers by the clock of the server, for the caller’s unit, under a code of the year', async () => {
    const before = Date.now();
    const answer = await specialist.post<LeadBody>(
      '/leads',
      aLead({ estimatedInvestmentWan: '12000.00', needs: [{ type: 'CARRIER', text: '约1200平方米' }] }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/leads/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      code: expect.stringMatching(/^XS-\d{4}-\d{5}$/),
      status: 'NEW',
      reportUnitId: specialist.unitId,
      reportUserId: specialist.userId,
      reportedAt: answer.body.registeredAt,
      companyId: null,
      companyMatch: null,
      estimatedInvestmentWan: '12000.00',
      needs: [{ type: 'CARRIER', text: '约1200平方米' }],
      dueSteps: ['RESPOND', 'FEEDBACK'],
      lateMarks: [],
      version: 1,
    });
    const at = Date.parse(answer.body.registeredAt);
    expect(at).toBeGreaterThanOrEqual(before - 1);
    expect(at).toBeLessThanOrEqual(Date.now() + 1);
    const byCode = await specialist.get<LeadBody>(`/leads/${answer.body.code}`);
    expect(byCode.body.id).toBe(answer.body.id);
    const history = await specialist.get<{ items: { action: string }[] }>(`/leads/${answer.body.id}/history`);
    expect(history.body.items.map(({ action }) => action)).toEqual(['lead.registered']);
  });

  it.each([
    ['registeredAt', '2020-01-01T00:00:00+08:00'],
    ['registeredOn', '2020-01-01'],
    ['reportedAt', '2020-01-01T00:00:00+08:00'],
    ['status', 'VALID'],
    ['code', 'XS-2020-00001'],
    ['reportUserId', randomUUID()],
    ['assigneeId', randomUUID()],
  ])('refuses %s from the client', async (name, value) => {
    const before = await leadCount();
    const answer = await specialist.post<LeadProblem>('/leads', aLead({ [name]: value }));
    expect(answer.status).toBe(400);
    expect(await leadCount()).toBe(before);
  });

  it.each([
    ['INTERMEDIARY', {}, '/sourceOrgName'],
    ['EVENT', {}, '/sourceEventId'],
    ['FUND', {}, '/sourceFundId'],
    ['REFERRAL', {}, '/referrerCompanyId'],
    ['REFERRAL', { referrerCompanyId: randomUUID() }, '/referrerCompanyId'],
    ['WALK_IN', { chainNodeId: randomUUID() }, '/chainNodeId'],
    ['WALK_IN', { focusAreaCode: 'NO_SUCH_AREA' }, '/focusAreaCode'],
    ['WALK_IN', { companyId: randomUUID() }, '/companyId'],
    ['WALK_IN', { companyNameRaw: null }, '/companyNameRaw'],
  ])('refuses %s with %j, and stores nothing', async (sourceChannel, more, pointer) => {
    const before = await leadCount();
    const answer = await specialist.post<LeadProblem>('/leads', aLead({ sourceChannel, ...more }));
    expect([answer.status, answer.body.code]).toEqual([422, 'LEAD.RULES_BROKEN']);
    expect(answer.body.errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect(await leadCount()).toBe(before);
  });

  it('takes an event and a fund by id or in words, and a referring company', async () => {
    const referrer = await register(specialist);
    for (const more of [
      { sourceChannel: 'EVENT', sourceEventId: randomUUID() },
      { sourceChannel: 'EVENT', sourceReference: '以色列日园区活动' },
      { sourceChannel: 'FUND', sourceReference: '示例天使基金' },
      { sourceChannel: 'INTERMEDIARY', sourceOrgName: '示例咨询公司' },
      { sourceChannel: 'REFERRAL', referrerCompanyId: referrer.id },
    ])
      expect(await registered(specialist, more)).toMatchObject(more);
  });

  it('finds the company by number, by name, or not at all, and keeps what was told', async () => {
    const company = await register(specialist, { uscc: syntheticUscc(901) });
    const byNumber = await registered(specialist, {
      companyNameRaw: '某生物公司',
      companyUsccRaw: syntheticUscc(901).toLowerCase(),
    });
    expect(byNumber).toMatchObject({
      companyId: company.id,
      companyMatch: 'EXACT',
      companyNameRaw: '某生物公司',
      companyUsccRaw: syntheticUscc(901),
    });
    const byName = await registered(specialist, { companyNameRaw: company.nameCn });
    expect(byName).toMatchObject({ companyId: company.id, companyMatch: 'STRONG' });
    const given = await registered(specialist, { companyId: company.id, companyNameRaw: '那家做抗体的' });
    expect(given).toMatchObject({
      companyId: company.id,
      companyMatch: 'GIVEN',
      companyNameRaw: '那家做抗体的',
    });
    const branch = await registered(specialist, { companyNameRaw: `${company.nameCn}桃浦分公司` });
    expect(branch).toMatchObject({ companyId: null, companyMatch: null });
    expect(branch.duplicateCheck.companies).toMatchObject([{ id: company.id, level: 'PROBABLE' }]);
  });

  it('answers at once who else deals with the company: mine by name, others by four facts', async () => {
    const company = await register(specialist);
    const first = await registered(specialist, { companyNameRaw: `${company.nameCn}桃浦分公司` });
    const mine = await registered(colleague, { companyNameRaw: `${company.nameCn}桃浦分公司` });
    expect(mine.duplicateCheck.matters).toEqual([
      {
        ...{ kind: 'LEAD', id: first.id, code: first.code, title: first.title },
        ...{ status: 'NEW', unitId: specialist.unitId },
      },
    ]);
    expect(mine.duplicateCheck.elsewhere).toEqual([]);
    const theirs = await registered(other, { companyNameRaw: `${company.nameCn}桃浦分公司` });
    const [unit] = await app.sql<{ name: string }>('SELECT name FROM responsible_unit WHERE id = $1', [
      specialist.unitId,
    ]);
    expect(theirs.duplicateCheck.matters).toEqual([]);
    expect(theirs.duplicateCheck.elsewhere).toEqual([
      { exists: true, ownerUnitName: unit?.name, protectionUntil: null, liaisonPhoneOfUnit: null },
    ]);
    for (const secret of [first.id, first.code, first.title, specialist.userId])
      expect(JSON.stringify(theirs.duplicateCheck)).not.toContain(secret);
  });

  it('is for the own unit; a pool administrator reports for others', async () => {
    const refused = await specialist.post<LeadProblem>(
      '/leads',
      aLead({ reportUnitId: seededUnitId(OTHER) }),
    );
    expect([refused.status, refused.body.code]).toEqual([403, 'LEAD.UNIT_NOT_ASSIGNABLE']);
    const lead = await registered(poolAdmin, { reportUnitId: seededUnitId(OTHER) });
    expect(lead).toMatchObject({ reportUnitId: seededUnitId(OTHER), reportUserId: poolAdmin.userId });
    const nowhere = await poolAdmin.post<LeadProblem>('/leads', aLead({ reportUnitId: department.unitId }));
    expect([nowhere.status, nowhere.body.errors?.[0]?.pointer]).toEqual([422, '/reportUnitId']);
  });

  it('is open to liaison officers for resident companies only', async () => {
    const refused = await officer.post<LeadProblem>('/leads', aLead());
    expect([refused.status, refused.body.code]).toEqual([403, 'LEAD.RESIDENT_ONLY']);
    const resident = await register(specialist, { parkRelation: 'RESIDENT' });
    const lead = await registered(officer, { companyId: resident.id, sourceChannel: 'EXISTING_EXPANSION' });
    expect(lead.companyId).toBe(resident.id);
  });

  it('gives 30 leads at once 30 codes without a gap', async () => {
    const codes = await Promise.all(Array.from({ length: 30 }, () => registered(specialist)));
    const numbers = codes.map(({ code }) => Number(code.slice(-5))).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(30);
    expect((numbers.at(-1) as number) - (numbers[0] as number)).toBe(29);
  });
});

describe('a department proposes a lead (§2.15)', () => {
  it('to the pool office, where nobody has reported it until a unit takes it', async () => {
    const lead = await registered(department, { sourceChannel: 'DISTRICT_DEPT' });
    expect(lead).toMatchObject({
      status: 'NEW',
      reportedAt: null,
      reportUserId: null,
      reportUnitId: seededUnitId(OFFICE),
      proposedByUnitId: department.unitId,
    });
    expect((await specialist.get(`/leads/${lead.id}`)).status).toBe(404);
    expect((await department.get(`/leads/${lead.id}`)).status).toBe(200);
    const untaken = await poolAdmin.get<Page>('/leads?untaken=true');
    expect(untaken.body.items.map(({ id }) => id)).toContain(lead.id);
    // Nothing to feed back before anybody has taken it.
    const early = await poolAdmin.post<LeadProblem>(`/leads/${lead.id}/feedbacks`, { text: '收到' });
    expect([early.status, early.body.code]).toEqual([409, 'LEAD.FEEDBACK_NOT_YET']);

    const taken = await step(poolAdmin, lead.id, 'assignments', { assigneeId: specialist.userId });
    expect([taken.status, taken.body]).toMatchObject([
      200,
      {
        status: 'ASSIGNED',
        reportUnitId: specialist.unitId,
        reportUserId: specialist.userId,
        assigneeId: specialist.userId,
        registeredAt: lead.registeredAt,
        reportedAt: taken.body['respondedAt'],
      },
    ]);
    expect((await specialist.get(`/leads/${lead.id}`)).status).toBe(200);
    // The department follows its proposal, and changes it no more.
    const change = await department.patch<LeadProblem>(`/leads/${lead.id}`, { title: '改' }, 2);
    expect([change.status, change.body.code]).toEqual([403, 'LEAD.NOT_YOURS']);
  });

  it('to a unit of its choice, whose supervisor takes it with people of the unit', async () => {
    const lead = await registered(department, { reportUnitId: seededUnitId(OTHER) });
    const stranger = await step(otherSupervisor, lead.id, 'assignments', { assigneeId: specialist.userId });
    expect([stranger.status, stranger.body.code]).toEqual([422, 'LEAD.ASSIGNEE_UNSUITABLE']);
    const taken = await step(otherSupervisor, lead.id, 'assignments', { assigneeId: other.userId });
    expect(taken.body).toMatchObject({ reportUnitId: other.unitId, reportUserId: other.userId });
  });

  it('and may correct or take it back as long as nobody has', async () => {
    const lead = await registered(department);
    const changed = await department.patch<LeadBody>(`/leads/${lead.id}`, { title: '更正后的标题' }, 1);
    expect([changed.status, changed.body.title]).toEqual([200, '更正后的标题']);
    expect((await department.delete(`/leads/${lead.id}`, 2)).status).toBe(204);
  });
});

describe('GET /leads', () => {
  const ids = async (who: SignedIn, query: string) =>
    (await who.get<Page>(`/leads?limit=200&${query}`)).body.items.map(({ id }) => id);

  it('shows nobody else’s leads', async () => {
    const lead = await registered(specialist, {
      sourceContactName: '王推荐',
      needs: [{ type: 'POLICY', text: '租金' }],
    });
    for (const who of [specialist, colleague, supervisor, poolAdmin, leader])
      expect(await ids(who, '')).toContain(lead.id);
    for (const who of [other, otherSupervisor, department]) {
      expect(await ids(who, '')).not.toContain(lead.id);
      expect(await ids(who, `q=${lead.code}`)).toEqual([]);
      for (const path of ['', '/history', '/feedbacks'])
        expect((await who.get(`/leads/${lead.id}${path}`)).status).toBe(404);
      expect((await who.get(`/leads/${lead.code}`)).status).toBe(404);
    }
  });

  it('hides the source’s name and the needs from those who do not work on it', async () => {
    const lead = await registered(specialist, {
      sourceContactName: '王推荐',
      needs: [{ type: 'POLICY', text: '租金补贴' }],
    });
    const seen = await colleague.get<LeadBody>(`/leads/${lead.id}`);
    expect(seen.body).toMatchObject({ sourceContactName: '王**', needs: null });
    const history = await colleague.get(`/leads/${lead.id}/history`);
    for (const text of [history.text, seen.text]) {
      expect(text).not.toContain('王推荐');
      expect(text).not.toContain('租金补贴');
    }
    const inside = await supervisor.get<LeadBody>(`/leads/${lead.id}`);
    expect(inside.body).toMatchObject({
      sourceContactName: '王推荐',
      needs: [{ type: 'POLICY', text: '租金补贴' }],
    });
  });

  it('filters', async () => {
    const word = randomUUID().slice(0, 8);
    const mine = await assessingLead(people(), {
      ...{ title: `示例${word}`, sourceChannel: 'CHAMBER', focusAreaCode: 'AI', complex: true },
      ...{ estimatedInvestmentWan: '500' },
    });
    const fresh = await registered(colleague, { title: `示例${word}二` });
    const find = (query: string) => ids(supervisor, `q=${word}&${query}`);
    expect((await find('')).sort()).toEqual([mine.id, fresh.id].sort());
    const cases: [string, string[]][] = [
      ['status=ASSESSING', [mine.id]],
      ['status=NEW,ASSESSING', [fresh.id, mine.id]],
      ['open=false', []],
      ['sourceChannel=CHAMBER', [mine.id]],
      ['focusArea=AI', [mine.id]],
      ['complex=true', [mine.id]],
      ['complex=false', [fresh.id]],
      ['estimatedInvestmentWanMin=500&estimatedInvestmentWanMax=500', [mine.id]],
      [`reportUserId=${colleague.userId}`, [fresh.id]],
      [`reportUnitId=${other.unitId}`, []],
      [`assignedTo=${specialist.userId}`, [mine.id]],
      ['assignedTo=me', []],
      ['due=RESPOND', [fresh.id]],
      ['due=ASSESS', [mine.id]],
      ['due=FEEDBACK&sort=registeredAt', [mine.id, fresh.id]],
      ['late=RESPOND,ASSESS,FEEDBACK,REPORT', []],
      [`registeredOnFrom=2020-01-01&registeredOnTo=2020-12-31`, []],
      ['dueOnTo=2020-01-01', []],
      ['dueOnTo=2099-01-01&due=RESPOND', [fresh.id]],
    ];
    for (const [query, expected] of cases) expect([query, await find(query)]).toEqual([query, expected]);
    expect(await ids(specialist, `q=${word}&assignedTo=me`)).toEqual([mine.id]);
    expect(await ids(colleague, `q=${word}&mine=true`)).toEqual([fresh.id]);
    expect(await ids(colleague, `q=${word}&mine=false`)).toEqual([mine.id]);
    expect((await supervisor.get('/leads?assignedTo=somebody')).status).toBe(400);
    expect((await supervisor.get('/leads?late=NEVER')).status).toBe(400);
  });

  it('pages, counts, selects and expands', async () => {
    const word = randomUUID().slice(0, 8);
    const made = [];
    for (let n = 0; n < 5; n++) made.push(await registered(specialist, { title: `${word}` }));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: Page } = await specialist.get<Page>(
        `/leads?q=${word}&limit=2&count=true&sort=nextDueOn&fields=id&expand=reportUnit${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.body.total).toBe(5);
      expect(Object.keys(page.body.items[0] as object)).toEqual(['id', 'reportUnit']);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    expect(seen.sort()).toEqual(made.map(({ id }) => id).sort());
  });
});

describe('PATCH /leads/{id}', () => {
  it('names the company later; the told name stays', async () => {
    const lead = await registered(specialist, { companyNameRaw: '那家做抗体的' });
    const company = await register(specialist);
    const answer = await specialist.patch<LeadBody>(`/leads/${lead.id}`, { companyId: company.id }, 1);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { companyId: company.id, companyMatch: 'GIVEN', companyNameRaw: '那家做抗体的', version: 2 },
    ]);
    // A later correction of the name does not unseat what was named by id.
    const again = await specialist.patch<LeadBody>(`/leads/${lead.id}`, { companyNameRaw: '抗体公司' }, 2);
    expect(again.body).toMatchObject({ companyId: company.id, companyNameRaw: '抗体公司' });
  });

  it('gives a complex lead seven working days, and takes them back', async () => {
    const lead = await assignedLead(people());
    const simple = lead['assessDueOn'] as string;
    const complex = await specialist.patch<LeadBody>(`/leads/${lead.id}`, { complex: true }, lead.version);
    expect((complex.body['assessDueOn'] as string) > simple).toBe(true);
    const back = await specialist.patch<LeadBody>(`/leads/${lead.id}`, { complex: false }, lead.version + 1);
    expect(back.body['assessDueOn']).toBe(simple);
  });

  it('needs the version, a right and an open lead', async () => {
    const lead = await registered(specialist);
    expect((await specialist.patch(`/leads/${lead.id}`, { note: 'x' })).status).toBe(428);
    expect((await specialist.patch(`/leads/${lead.id}`, { note: 'x' }, 7)).status).toBe(412);
    const notMine = await colleague.patch<LeadProblem>(`/leads/${lead.id}`, { note: 'x' }, 1);
    expect([notMine.status, notMine.body.code]).toEqual([403, 'LEAD.NOT_YOURS']);
    expect((await other.patch(`/leads/${lead.id}`, { note: 'x' }, 1)).status).toBe(404);
    expect((await specialist.patch(`/leads/${lead.id}`, { reportUnitId: other.unitId }, 1)).status).toBe(400);
    expect(await leadRow(lead.id)).toMatchObject({ note: null, version: 1 });
    const dead = await assessingLead(people());
    await step(specialist, dead.id, 'transitions', {
      move: 'REJECT',
      invalidReason: 'FAKE',
      reason: '查无此企业',
    });
    const closed = await specialist.patch<LeadProblem>(`/leads/${dead.id}`, { note: 'x' }, dead.version + 1);
    expect([closed.status, closed.body.code]).toEqual([409, 'LEAD.CLOSED']);
  });
});

describe('DELETE /leads/{id}', () => {
  it('takes back a mistake, which may be restored', async () => {
    const lead = await registered(specialist);
    expect((await specialist.delete(`/leads/${lead.id}`, 1)).status).toBe(204);
    expect((await specialist.get(`/leads/${lead.id}`)).status).toBe(404);
    const back = await specialist.post<LeadBody>(`/leads/${lead.id}/restore`);
    expect([back.status, back.body.version]).toEqual([200, 3]);
  });

  it('not once it is assessed, fed back or talked about', async () => {
    const assessed = await assessingLead(people());
    const fedBack = await assignedLead(people());
    await specialist.post(`/leads/${fedBack.id}/feedbacks`, { text: '已联系企业' });
    for (const { id } of [assessed, fedBack]) {
      const { version } = (await specialist.get<LeadBody>(`/leads/${id}`)).body;
      const answer = await specialist.delete<LeadProblem>(`/leads/${id}`, version);
      expect([answer.status, answer.body.code]).toEqual([409, 'LEAD.NOT_DELETABLE']);
      expect(await leadRow(id)).toMatchObject({ deleted_at: null, version });
    }
  });
});

describe('the life of a lead (§3.8)', () => {
  it('NEW → ASSIGNED → ASSESSING → PARKED → ASSESSING → VALID', async () => {
    const lead = await registered(specialist);
    const assigned = await step(supervisor, lead.id, 'assignments', { assigneeId: specialist.userId });
    expect(assigned.body).toMatchObject({
      status: 'ASSIGNED',
      assigneeId: specialist.userId,
      respondedAt: expect.any(String),
      dueSteps: ['ASSESS', 'FEEDBACK'],
    });
    await step(specialist, lead.id, 'transitions', { move: 'BEGIN' });
    const parked = await step(specialist, lead.id, 'transitions', { move: 'PARK', reason: '负责人出国' });
    expect(parked.body).toMatchObject({
      status: 'PARKED',
      statusReason: '负责人出国',
      dueSteps: ['FEEDBACK'],
    });
    const resumed = await step(specialist, lead.id, 'transitions', { move: 'RESUME' });
    expect(resumed.body).toMatchObject({ status: 'ASSESSING', assessedAt: null, statusReason: null });
    const valid = await step(specialist, lead.id, 'assessments', ASSESSMENT);
    expect(valid.body).toMatchObject({
      status: 'VALID',
      assessment: ASSESSMENT,
      assessedAt: expect.any(String),
    });
    const history = await specialist.get<{ items: { action: string }[] }>(`/leads/${lead.id}/history`);
    expect(history.body.items.map(({ action }) => action).reverse()).toEqual([
      ...['lead.registered', 'lead.assign', 'lead.begin', 'lead.park', 'lead.resume', 'lead.accept'],
    ]);
  });

  it('ends with a reason: invalid, duplicate, handed over', async () => {
    const first = await registered(specialist);
    const invalid = await assessingLead(people());
    const no = await step(specialist, invalid.id, 'assessments', {
      ...ASSESSMENT,
      ...{ follow: false, invalidReason: 'NOT_FOCUS', reason: '不属园区产业方向' },
    });
    expect(no.body).toMatchObject({
      status: 'INVALID',
      invalidReason: 'NOT_FOCUS',
      closedAt: expect.any(String),
    });
    const duplicate = await assessingLead(people());
    const same = await step(specialist, duplicate.id, 'transitions', {
      ...{ move: 'MARK_DUPLICATE', reason: '同一企业', duplicateOfId: first.id },
    });
    expect(same.body).toMatchObject({ status: 'DUPLICATE', duplicateOfId: first.id });
    const away = await assessingLead(people());
    const handOver = { move: 'HAND_OVER', reason: '更适合桃浦镇载体', transferredToUnitId: other.unitId };
    const refused = await step(specialist, away.id, 'transitions', handOver);
    expect([refused.status, refused.body.code]).toEqual([403, 'LEAD.NOT_YOURS']);
    expect((await other.get(`/leads/${away.id}`)).status).toBe(404);
    const gone = await step(supervisor, away.id, 'transitions', handOver);
    expect(gone.body).toMatchObject({ status: 'TRANSFERRED', transferredToUnitId: other.unitId });
    expect((await other.get(`/leads/${away.id}`)).status).toBe(200);
  });

  it('refuses what the table does not hold, and says what it does', async () => {
    const lead = await assignedLead(people());
    const early = await step(specialist, lead.id, 'assessments', ASSESSMENT);
    expect([early.status, early.body.code, early.body.allowed]).toEqual([
      ...[409, 'LEAD.TRANSITION_NOT_ALLOWED', ['BEGIN']],
    ]);
    const conversion = await step(specialist, lead.id, 'conversions', {});
    expect([conversion.status, conversion.body.code]).toEqual([409, 'LEAD.TRANSITION_NOT_ALLOWED']);
    expect(await leadRow(lead.id)).toMatchObject({ status: 'ASSIGNED', version: lead.version });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no reason', { move: 'PARK' }, 'LEAD.REASON_REQUIRED'],
    ['no invalid reason', { move: 'REJECT', reason: '不实' }, 'LEAD.RULES_BROKEN'],
    ['a move of another route', { move: 'ACCEPT' }, 'LEAD.RULES_BROKEN'],
    [
      'a duplicate of nothing',
      { move: 'MARK_DUPLICATE', reason: 'x', duplicateOfId: randomUUID() },
      'LEAD.REFERENCE_GONE',
    ],
  ])('refuses %s', async (_what, body, code) => {
    const lead = await assessingLead(people());
    const answer = await step(supervisor, lead.id, 'transitions', body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await leadRow(lead.id)).toMatchObject({ status: 'ASSESSING', version: lead.version });
  });

  it('does not tell whether a hidden lead is there to be a duplicate of', async () => {
    const hidden = await registered(other);
    const lead = await assessingLead(people());
    const answer = await step(specialist, lead.id, 'transitions', {
      ...{ move: 'MARK_DUPLICATE', reason: '重复', duplicateOfId: hidden.id },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'LEAD.REFERENCE_GONE']);
  });

  it('is worked on by its people only', async () => {
    const lead = await assignedLead(people());
    const notMine = await step(colleague, lead.id, 'transitions', { move: 'BEGIN' });
    expect([notMine.status, notMine.body.code]).toEqual([403, 'LEAD.NOT_YOURS']);
    expect((await step(other, lead.id, 'transitions', { move: 'BEGIN' }, 2)).status).toBe(404);
    expect((await step(specialist, lead.id, 'assignments', { assigneeId: colleague.userId })).status).toBe(
      403,
    );
    expect((await step(leader, lead.id, 'transitions', { move: 'BEGIN' })).status).toBe(403);
    expect((await specialist.post(`/leads/${lead.id}/transitions`, { move: 'BEGIN' })).status).toBe(428);
    expect((await step(specialist, lead.id, 'transitions', { move: 'BEGIN' }, 1)).status).toBe(412);
    expect(await leadRow(lead.id)).toMatchObject({ status: 'ASSIGNED', version: lead.version });
  });

  it('is assigned again to a colleague, and to nobody outside', async () => {
    const lead = await assessingLead(people());
    const due = lead['assessDueOn'];
    const again = await step(supervisor, lead.id, 'assignments', {
      assigneeId: colleague.userId,
      reason: '休假',
    });
    expect(again.body).toMatchObject({ status: 'ASSESSING', assigneeId: colleague.userId, assessDueOn: due });
    for (const assigneeId of [other.userId, department.userId, leader.userId, randomUUID()]) {
      const refused = await step(supervisor, lead.id, 'assignments', { assigneeId });
      expect([refused.status, refused.body.code]).toEqual([422, 'LEAD.ASSIGNEE_UNSUITABLE']);
    }
    expect((await step(specialist, lead.id, 'transitions', { move: 'PARK', reason: 'x' })).status).toBe(403);
  });

  it('lets one of 20 conflicting moves through', async () => {
    const lead = await assessingLead(people());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2
          ? step(specialist, lead.id, 'assessments', ASSESSMENT, lead.version)
          : step(supervisor, lead.id, 'transitions', { move: 'PARK', reason: '再议' }, lead.version),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)]);
    expect(await leadRow(lead.id)).toMatchObject({ version: lead.version + 1 });
  });
});

describe('POST /leads/{id}/feedbacks', () => {
  it('starts the two weeks to the next word, and keeps what was said', async () => {
    const lead = await assignedLead(people());
    const first = await specialist.post<Record<string, unknown>>(`/leads/${lead.id}/feedbacks`, {
      text: '已联系',
    });
    expect([first.status, first.body]).toMatchObject([
      201,
      { leadId: lead.id, text: '已联系', wasLate: false },
    ]);
    const after = (await specialist.get<LeadBody>(`/leads/${lead.id}`)).body;
    const wait = Date.parse(after['reportDueOn'] as string) - Date.parse(first.body['givenOn'] as string);
    expect(wait / 86_400_000).toBe(14);
    expect(after).toMatchObject({ dueSteps: ['ASSESS', 'REPORT'], feedbackAt: after['lastFeedbackAt'] });
    await supervisor.post(`/leads/${lead.id}/feedbacks`, { text: '已踏勘' });
    const list = await colleague.get<{ items: { text: string; dueOn: string }[] }>(
      `/leads/${lead.id}/feedbacks`,
    );
    expect(list.body.items.map(({ text }) => text)).toEqual(['已踏勘', '已联系']);
    expect(list.body.items[0]?.dueOn).toBe(after['reportDueOn']);
    const location = first.headers.get('location')?.replace('/api/v1', '') as string;
    expect((await colleague.get(location)).body).toMatchObject({ text: '已联系' });
    await expect(app.sql(`UPDATE lead_feedback SET text = 'x'`)).rejects.toThrow(/append-only/);
  });

  it('is given by those who work on it, also after the end', async () => {
    const lead = await assessingLead(people());
    await step(specialist, lead.id, 'transitions', {
      move: 'REJECT',
      invalidReason: 'NO_INTENT',
      reason: '无意向',
    });
    expect((await specialist.post(`/leads/${lead.id}/feedbacks`, { text: '结果已告知' })).status).toBe(201);
    const refused = await colleague.post<LeadProblem>(`/leads/${lead.id}/feedbacks`, { text: 'x' });
    expect([refused.status, refused.body.code]).toEqual([403, 'LEAD.NOT_YOURS']);
    expect((await other.post(`/leads/${lead.id}/feedbacks`, { text: 'x' })).status).toBe(404);
    const [row] = await app.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM lead_feedback WHERE lead_id = $1',
      [lead.id],
    );
    expect(row?.n).toBe(1);
  });
});

it('keeps a whole life valid: a lead without company is VALID, and its company comes before its project', async () => {
  const lead = await validLead(people());
  const refused = await step(specialist, lead.id, 'conversions', {});
  expect([refused.status, refused.body.code]).toEqual([422, 'LEAD.COMPANY_NEEDED']);
  expect(await leadRow(lead.id)).toMatchObject({ status: 'VALID', version: lead.version });
});

describe('GET /leads/{id}/transitions', () => {
  it('lists the moves with who, where and what is missing, in the language asked for', async () => {
    const supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
    const { id } = await validLead({ specialist, supervisor });
    const { body, headers } = await specialist.get<{
      items: Record<string, unknown>[];
      version: number;
      status: string;
    }>(`/leads/${id}/transitions`);
    expect(body).toMatchObject({ leadId: id, status: 'VALID' });
    expect(headers.get('etag')).toMatch(new RegExp(`^"${body.version}-`));
    expect(body.items).toEqual([
      expect.objectContaining({ move: 'ASSIGN', title: '分派', permitted: false, action: 'assignments' }),
      expect.objectContaining({
        move: 'CONVERT',
        to: 'CONVERTED',
        permitted: true,
        missing: [{ code: 'LEAD.COMPANY_NEEDED', message: '请先登记企业并在线索中填写 companyId。' }],
      }),
    ]);
    const english = await supervisor.get<{ items: { title: string; permitted: boolean }[] }>(
      `/leads/${id}/transitions`,
      { 'Accept-Language': 'en' },
    );
    expect(english.body.items.map(({ title, permitted }) => [title, permitted])).toEqual([
      ['Assign', true],
      ['Convert to a project', true],
    ]);
    const stranger = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    expect((await stranger.get(`/leads/${id}/transitions`)).status).toBe(404);
  });
});
