import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Interaction {
  id: string;
  occurredAt: string;
  occurredOn: string;
  companyId: string;
  projectId: string | null;
  unitId: string;
  counterparts: { contactId: string; decisionRole: string | null }[];
  summary: string | null;
  isValid: boolean;
  isSubstantive: boolean;
  isBackfilled: boolean;
  nextAction: string | null;
  nextActionBy: string | null;
  attachments: { id: string; name: string }[] | null;
  addenda: { text: string; createdBy: string }[] | null;
  createdBy: string;
  version: number;
}
interface Page {
  items: Interaction[];
  nextCursor: string | null;
}

const OWN = 'TAOPU_SMART_CITY_CO';
const OTHER = 'TAOPU_TOWN';
const SECRET = '双方谈到示例报价保密条件九千万元，不得外传给其他单位。';
const HOUR = 3_600_000;

let app: TestApp;
let specialist: SignedIn;
let colleague: SignedIn;
let supervisor: SignedIn;
let otherSpecialist: SignedIn;
let otherSupervisor: SignedIn;
let company: string;
let contact: string;

/** A company of a unit, with no more than the rights to its follow-ups need. */
async function aCompany(unitCode: string, parkRelation = 'IN_TALK'): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO company (id, name_cn, entity_type, capital_nature, investor_country, registration_status,
       focus_area_code, park_relation, owner_unit_id, data_source, name_key, brand_key, search_text, search_tokens,
       created_at, updated_at)
     VALUES ($1, '上海示例有限公司', 'COMPANY', 'PRIVATE', 'CN', 'IN_OPERATION', 'AI', $2, $3, 'MANUAL', $4, '示例', '示例',
       '{}', now(), now())`,
    [id, parkRelation, seededUnitId(unitCode), `示例${id}`],
  );
  return id;
}

async function aContact(decisionRole = 'DECISION_MAKER'): Promise<string> {
  const { body, status } = await specialist.post<{ id: string }>('/contacts', {
    ...{ name: '示例王', companyId: company, decisionRole, mobile: '13800001234' },
    ...{ source: 'BUSINESS_CARD', lawfulBasis: 'CONTRACT' },
  });
  expect(status).toBe(201);
  return body.id;
}

async function aProject(
  companyId: string,
  unitCode: string,
  level = 'B',
  members: string[] = [],
): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO project (id, code, name, project_kind, company_id, owner_unit_id, first_report_unit_id, owner_user_id,
       team_user_ids, level, created_at, updated_at)
     VALUES ($1, $2, '示例项目', 'INVESTMENT', $3, $4, $4, $5, $6, $7, now(), now())`,
    [id, id.slice(0, 8), companyId, seededUnitId(unitCode), null, members, level],
  );
  return id;
}

const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

const talk = (more: object = {}) => ({
  occurredAt: ago(2),
  channel: 'VISIT_OUT',
  companyId: company,
  ourParticipantIds: [specialist.userId],
  counterpartContactIds: [contact],
  summary: '示例企业介绍研发中心的选址要求，双方约定下周一同踏勘两处载体。',
  progressType: 'SITE',
  ...more,
});

async function anInteraction(by: SignedIn = specialist, more: object = {}): Promise<Interaction> {
  const answer = await by.post<Interaction>(
    '/interactions',
    talk({ ourParticipantIds: [by.userId], ...more }),
  );
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body;
}

/** The same record, entered so many hours ago. Time cannot be turned back over the API. */
async function entered(hours: number, more: object = {}): Promise<Interaction> {
  const made = await anInteraction(specialist, more);
  const copy = randomUUID();
  await app.sql(
    `INSERT INTO interaction SELECT (jsonb_populate_record(i, jsonb_build_object('id', $2::uuid, 'created_at',
       now() - make_interval(hours => $3), 'entered_at', now() - make_interval(hours => $3)))).* FROM interaction i WHERE id = $1`,
    [made.id, copy, hours],
  );
  return { ...made, id: copy };
}

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app, { unitCode: OWN });
  colleague = await signIn(app, { unitCode: OWN });
  supervisor = await signIn(app, { unitCode: OWN, roles: ['SUPERVISOR'] });
  otherSpecialist = await signIn(app, { unitCode: OTHER });
  otherSupervisor = await signIn(app, { unitCode: OTHER, roles: ['SUPERVISOR'] });
  company = await aCompany(OWN);
  contact = await aContact();
});
afterAll(() => app.close());

describe('POST /interactions', () => {
  it('answers 201 with the marks, the author’s unit and the role of the other side at the time', async () => {
    const answer = await specialist.post<Interaction>(
      '/interactions',
      talk({ nextAction: '踏勘', nextActionOn: '2099-01-05' }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([
      201,
      `/api/v1/interactions/${answer.body.id}`,
    ]);
    expect(answer.body).toMatchObject({
      ...{ isValid: true, isSubstantive: true, isBackfilled: false, addenda: [], attachments: [] },
      ...{
        unitId: specialist.unitId,
        createdBy: specialist.userId,
        nextActionBy: specialist.userId,
        version: 1,
      },
    });
    expect(answer.body.occurredAt).toMatch(/\+08:00$/);
    expect(answer.body.occurredOn).toBe(answer.body.occurredAt.slice(0, 10));
    await specialist.patch(`/contacts/${contact}`, { decisionRole: 'LIAISON' }, 1);
    const { body } = await specialist.get<Interaction>(`/interactions/${answer.body.id}`);
    expect(body.counterparts).toEqual([{ contactId: contact, decisionRole: 'DECISION_MAKER' }]);
  });

  it.each([
    [
      'a short summary',
      { summary: '已联系，待回复。' },
      { isValid: false, isSubstantive: true, isBackfilled: false },
    ],
    [
      'an entry after 16 days',
      { occurredAt: ago(16 * 24) },
      { isValid: false, isSubstantive: true, isBackfilled: true },
    ],
    [
      'an entry after 15 days',
      { occurredAt: ago(15 * 24) },
      { isValid: true, isSubstantive: true, isBackfilled: false },
    ],
    ['a phone call', { channel: 'CALL' }, { isValid: true, isSubstantive: false, isBackfilled: false }],
    ['no progress', { progressType: 'NONE' }, { isValid: true, isSubstantive: false, isBackfilled: false }],
  ])('marks %s', async (_what, more, marks) => {
    expect(await anInteraction(specialist, more)).toMatchObject(marks);
  });

  it.each([
    ['a talk in the future', { occurredAt: ago(-1) }, 'INTERACTION.RULES_BROKEN'],
    ['nobody on the other side', { counterpartContactIds: [] }, 'INTERACTION.RULES_BROKEN'],
    ['a next step without its date', { nextAction: '踏勘' }, 'INTERACTION.RULES_BROKEN'],
    ['a company that is not there', { companyId: randomUUID() }, 'INTERACTION.COMPANY_MISSING'],
    ['a project that is not there', { projectId: randomUUID() }, 'INTERACTION.PROJECT_MISSING'],
    ['a user that is not there', { ourParticipantIds: [randomUUID()] }, 'INTERACTION.PARTICIPANT_MISSING'],
    ['a contact that is not there', { counterpartContactIds: [randomUUID()] }, 'INTERACTION.CONTACT_MISSING'],
    ['a file that is not there', { attachmentIds: [randomUUID()] }, 'INTERACTION.FILE_MISSING'],
  ])('refuses %s with 422', async (_what, more, code) => {
    const answer = await specialist.post('/interactions', talk(more));
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
  });

  it('refuses an empty list of our people', async () => {
    expect((await specialist.post('/interactions', talk({ ourParticipantIds: [] }))).status).toBe(400);
  });

  it('takes an exchange of documents without people of the other side', async () => {
    expect(
      (await anInteraction(specialist, { channel: 'DOC', counterpartContactIds: [] })).counterparts,
    ).toEqual([]);
  });

  it('needs a next step for an A-level project, and a project of the same company', async () => {
    const projectId = await aProject(company, OWN, 'A');
    const refused = await specialist.post<{ errors: { code: string }[] }>(
      '/interactions',
      talk({ projectId }),
    );
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([422, 'NEXT_ACTION_REQUIRED']);
    await anInteraction(specialist, { projectId, nextAction: '陪同踏勘', nextActionOn: '2099-01-05' });
    const foreign = await aProject(await aCompany(OWN), OWN);
    const answer = await specialist.post('/interactions', talk({ projectId: foreign }));
    expect([answer.status, answer.body['code']]).toEqual([422, 'INTERACTION.PROJECT_MISSING']);
  });

  it('lets another unit enter a talk as 协同', async () => {
    expect((await anInteraction(otherSpecialist)).unitId).toBe(otherSpecialist.unitId);
  });

  it.each([
    ['SERVICE_OFFICER', 'IN_TALK', 403],
    ['SERVICE_OFFICER', 'RESIDENT', 201],
    ['POOL_ADMIN', 'IN_TALK', 201],
    ['DEPT_USER', 'RESIDENT', 403],
    ['LEADER', 'RESIDENT', 403],
    ['ANALYST', 'RESIDENT', 403],
    ['INTEGRATOR', 'RESIDENT', 403],
  ])('answers %s about a company that is %s with %i', async (role, parkRelation, status) => {
    const user = await signIn(app, { unitCode: OWN, roles: [role] });
    const answer = await user.post('/interactions', talk({ companyId: await aCompany(OWN, parkRelation) }));
    expect(answer.status).toBe(status);
  });

  it('attaches files of the author, whose readers are then the readers of the record', async () => {
    const file = randomUUID();
    await app.sql(
      `INSERT INTO stored_file (id, sha256, size, media_type, original_name, uploaded_by, unit_id)
       VALUES ($1, $2, 10, 'application/pdf', '示例纪要.pdf', $3, $4)`,
      [file, 'a'.repeat(64), specialist.userId, specialist.unitId],
    );
    const made = await anInteraction(specialist, { attachmentIds: [file] });
    expect(made.attachments).toEqual([expect.objectContaining({ id: file, name: '示例纪要.pdf', size: 10 })]);
    const stolen = await colleague.post('/interactions', talk({ attachmentIds: [file] }));
    expect(stolen.body['code']).toBe('INTERACTION.FILE_MISSING');
    expect((await supervisor.get(`/files/${file}`)).status).toBe(200);
    expect((await otherSupervisor.get(`/files/${file}`)).status).toBe(404);
  });
});

describe('who sees a follow-up', () => {
  const FULL = 'all of it';
  const WITHOUT_TEXT = 'it without the text';
  const NOTHING = 'nothing';
  let open: Interaction;
  let closed: Interaction;

  beforeAll(async () => {
    open = await anInteraction(specialist, { summary: SECRET });
    closed = await anInteraction(specialist, {
      ...{ summary: SECRET, isConfidential: true, nextAction: `复核${SECRET}`, nextActionOn: '2099-01-05' },
    });
    await specialist.post(`/interactions/${closed.id}/addenda`, { text: `补充：${SECRET}` });
  });

  it.each([
    ['SPECIALIST', OWN, FULL, WITHOUT_TEXT],
    ['SERVICE_OFFICER', OWN, FULL, WITHOUT_TEXT],
    ['SUPERVISOR', OWN, FULL, FULL],
    ['POOL_ADMIN', 'DIST_INVESTMENT_OFFICE', FULL, FULL],
    ['LEADER', 'COMMITTEE_OFFICE', FULL, FULL],
    ['SPECIALIST', 'DIST_INVESTMENT_OFFICE', FULL, WITHOUT_TEXT],
    ['SPECIALIST', OTHER, NOTHING, NOTHING],
    ['SUPERVISOR', OTHER, NOTHING, NOTHING],
    ['ANALYST', OWN, NOTHING, NOTHING],
    ['DEPT_USER', OWN, NOTHING, NOTHING],
    ['INTEGRATOR', OWN, NOTHING, NOTHING],
    ['SYSTEM_ADMIN', OWN, NOTHING, NOTHING],
  ])('%s of %s sees %s, of a confidential one %s', async (role, unitCode, sightOfOpen, sightOfClosed) => {
    const reader = await signIn(app, { unitCode, roles: [role] });
    const list = await reader.get<Page>('/interactions?limit=200');
    for (const [made, sight] of [
      [open, sightOfOpen],
      [closed, sightOfClosed],
    ] as const) {
      const detail = await reader.get<Interaction>(`/interactions/${made.id}`);
      const history = await reader.get(`/interactions/${made.id}/history`);
      const listed = list.body.items.find(({ id }) => id === made.id);
      if (sight === NOTHING) {
        expect([detail.status, history.status, listed]).toEqual([404, 404, undefined]);
        continue;
      }
      expect([detail.status, listed]).toEqual([200, detail.body]);
      expect(detail.body.summary).toBe(sight === FULL ? SECRET : null);
      expect(detail.body.addenda === null).toBe(sight === WITHOUT_TEXT);
      if (sight === WITHOUT_TEXT)
        for (const answer of [detail, history]) expect(answer.text).not.toContain('九千万元');
    }
    if (sightOfOpen === NOTHING) expect(list.text).not.toContain('九千万元');
  });

  it('shows the decision role of the other side to the inner circle only', async () => {
    const { body } = await colleague.get<Interaction>(`/interactions/${open.id}`);
    expect(body.counterparts).toEqual([{ contactId: contact, decisionRole: null }]);
  });

  it.each([
    ['its author of another unit', async () => anInteraction(otherSpecialist), () => otherSpecialist],
    [
      'the supervisor of that author',
      async () => anInteraction(otherSpecialist, { isConfidential: true }),
      () => otherSupervisor,
    ],
    [
      'a participant of another unit',
      async () =>
        anInteraction(specialist, { ourParticipantIds: [otherSpecialist.userId], isConfidential: true }),
      () => otherSpecialist,
    ],
  ])('shows it to %s', async (_who, make, reader) => {
    const { id, summary } = await make();
    expect((await reader().get<Interaction>(`/interactions/${id}`)).body.summary).toBe(summary);
  });

  it('hides a confidential talk of another unit from the supervisor who owns the company', async () => {
    const { id } = await anInteraction(otherSpecialist, { summary: SECRET, isConfidential: true });
    const { status, body } = await supervisor.get<Interaction>(`/interactions/${id}`);
    expect([status, body.summary]).toEqual([200, null]);
  });

  it('shows it to an invited person of a department and to the team and unit of the project', async () => {
    const invited = await signIn(app, { unitCode: 'DIST_COMMERCE', roles: ['DEPT_USER'] });
    const member = await signIn(app, { unitCode: 'LINGANG_TAOPU_CO' });
    const projectId = await aProject(company, OTHER, 'B', [member.userId, specialist.userId]);
    const { id } = await anInteraction(specialist, {
      ...{
        projectId,
        summary: SECRET,
        isConfidential: true,
        ourParticipantIds: [specialist.userId, invited.userId],
      },
    });
    for (const reader of [invited, member, otherSupervisor])
      expect((await reader.get<Interaction>(`/interactions/${id}`)).body.summary).toBe(SECRET);
    expect((await otherSpecialist.get<Interaction>(`/interactions/${id}`)).body).toMatchObject({
      id,
      summary: null,
    });
  });
});

describe('GET /interactions', () => {
  let target: string;
  let made: Interaction[];
  beforeAll(async () => {
    target = await aCompany(OWN);
    made = [];
    for (const [hours, more] of [
      [30, { channel: 'CALL' }],
      [10, {}],
      [20, { summary: '短' }],
      [
        5,
        {
          progressType: 'NONE',
          nextAction: '回访',
          nextActionOn: '2099-02-01',
          nextActionBy: colleague.userId,
        },
      ],
    ] as const)
      made.push(await anInteraction(specialist, { companyId: target, occurredAt: ago(hours), ...more }));
  });

  const found = async (filter: string, by = specialist) =>
    (await by.get<Page>(`/interactions?companyId=${target}&${filter}`)).body.items.map(({ id }) =>
      made.findIndex((one) => one.id === id),
    );

  it.each([
    ['', [3, 1, 2, 0]],
    ['sort=occurredAt', [0, 2, 1, 3]],
    ['channel=CALL', [0]],
    ['channel=CALL,VISIT_OUT', [3, 1, 2, 0]],
    ['isSubstantive=true', [1, 2]],
    ['isValid=false', [2]],
    ['progressType=NONE', [3]],
    ['nextActionOnFrom=2099-01-01&nextActionOnTo=2099-12-31', [3]],
  ])('%s finds %j, newest first', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  it('filters by time, both ends included, by author, participant and contact', async () => {
    const [from, to] = [made[2]?.occurredAt, made[1]?.occurredAt].map((at) =>
      encodeURIComponent(at as string),
    );
    expect(await found(`occurredAtFrom=${from}&occurredAtTo=${to}`)).toEqual([1, 2]);
    expect(await found(`createdBy=${specialist.userId}`)).toHaveLength(4);
    expect(await found(`createdBy=${colleague.userId}`)).toEqual([]);
    expect(await found(`participantId=${specialist.userId}`)).toHaveLength(4);
    expect(await found(`contactId=${randomUUID()}`)).toEqual([]);
    expect(await found(`nextActionBy=${colleague.userId}`)).toEqual([3]);
  });

  it('pages without repeating or skipping', async () => {
    const path = `/interactions?companyId=${target}&limit=3`;
    const first = await specialist.get<Page>(path);
    const second = await specialist.get<Page>(`${path}&cursor=${first.body.nextCursor}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }) => id);
    expect([ids.length, new Set(ids).size, second.body.nextCursor]).toEqual([4, 4, null]);
  });

  it('gives another unit none of them, and no total', async () => {
    const { body } = await otherSpecialist.get<Page & { total: number }>(
      `/interactions?companyId=${target}&count=true`,
    );
    expect([body.items, body.total]).toEqual([[], 0]);
  });
});

describe('PATCH /interactions/{id} within 24 hours', () => {
  it('corrects the record and its marks, and keeps the wording before in the history', async () => {
    const { id } = await anInteraction(specialist, { summary: '短' });
    expect((await specialist.patch(`/interactions/${id}`, { summary: '长' })).status).toBe(428);
    const answer = await specialist.patch<Interaction>(`/interactions/${id}`, { summary: talk().summary }, 1);
    expect(answer.body).toMatchObject({ isValid: true, version: 2 });
    expect((await specialist.patch(`/interactions/${id}`, { summary: 'x' }, 1)).status).toBe(412);
    const history = await specialist.get<{ items: { changes: object }[] }>(`/interactions/${id}/history`);
    expect(history.body.items[0]?.changes).toEqual({
      summary: ['短', talk().summary],
      isValid: [false, true],
    });
  });

  it('cannot turn an old talk into a fresh one: back-filling counts from the entry', async () => {
    const { id } = await anInteraction();
    const answer = await specialist.patch<Interaction>(
      `/interactions/${id}`,
      { occurredAt: ago(20 * 24) },
      1,
    );
    expect(answer.body).toMatchObject({ isBackfilled: true, isValid: false });
  });

  it('changes the people of the other side and takes the record back', async () => {
    const { id } = await anInteraction();
    const second = await aContact('INFLUENCER');
    const body = { counterpartContactIds: [second] };
    const answer = await specialist.patch<Interaction>(`/interactions/${id}`, body, 1);
    expect(answer.body.counterparts).toEqual([{ contactId: second, decisionRole: 'INFLUENCER' }]);
    expect((await specialist.delete(`/interactions/${id}`, 2)).status).toBe(204);
    expect((await specialist.get(`/interactions/${id}`)).status).toBe(404);
    expect((await specialist.post(`/interactions/${id}/restore`)).body).toMatchObject({ id, version: 4 });
  });

  it.each([
    ['a colleague', () => colleague, 403],
    ['the supervisor', () => supervisor, 403],
    ['another unit', () => otherSpecialist, 404],
  ])('is refused to %s', async (_who, user, status) => {
    const { id } = await anInteraction();
    expect((await user().patch(`/interactions/${id}`, { summary: 'x' }, 1)).status).toBe(status);
    expect((await user().delete(`/interactions/${id}`, 1)).status).toBe(status);
  });
});

describe('after 24 hours', () => {
  it('refuses changes and deletion with 409 and names the way to append', async () => {
    const { id } = await entered(25);
    for (const answer of [
      await specialist.patch(`/interactions/${id}`, { summary: '改写' }, 1),
      await specialist.delete(`/interactions/${id}`, 1),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([409, 'INTERACTION.CLOSED']);
      expect(answer.text).toContain('/interactions/{id}/addenda');
    }
    const papers = { channel: 'DOC', counterpartContactIds: [] };
    const young = await entered(23, papers);
    expect((await specialist.patch(`/interactions/${young.id}`, { summary: '改写' }, 1)).status).toBe(200);
  });

  it('takes addenda, oldest first, and changes the tag', async () => {
    const { id } = await entered(25);
    const before = (await specialist.get(`/interactions/${id}`)).headers.get('etag');
    const first = await specialist.post<Interaction>(`/interactions/${id}/addenda`, { text: '补充一' });
    expect(first.status).toBe(201);
    const second = await supervisor.post<Interaction>(`/interactions/${id}/addenda`, { text: '补充二' });
    expect(second.body.addenda?.map(({ text, createdBy }) => [text, createdBy])).toEqual([
      ['补充一', specialist.userId],
      ['补充二', supervisor.userId],
    ]);
    expect((await specialist.get(`/interactions/${id}`)).headers.get('etag')).not.toBe(before);
  });

  it.each([
    ['a colleague who was not there', () => colleague, 403],
    ['another unit', () => otherSpecialist, 404],
  ])('takes no addendum from %s', async (_who, user, status) => {
    const { id } = await anInteraction();
    expect((await user().post(`/interactions/${id}/addenda`, { text: '补充' })).status).toBe(status);
  });

  it.each([
    ['the summary', `UPDATE interaction SET summary = 'x' WHERE id = $1`],
    ['the time', `UPDATE interaction SET occurred_at = occurred_at - interval '1 second' WHERE id = $1`],
    ['the marks', 'UPDATE interaction SET is_valid = NOT is_valid WHERE id = $1'],
    ['the author', 'UPDATE interaction SET created_by = next_action_by WHERE id = $1'],
    ['the time of entry', 'UPDATE interaction SET created_at = now() WHERE id = $1'],
    ['the day it counts from', 'UPDATE interaction SET entered_at = now() WHERE id = $1'],
    ['the mark of deletion', 'UPDATE interaction SET deleted_at = now() WHERE id = $1'],
    ['the row', 'DELETE FROM interaction WHERE id = $1'],
    ['a person of the other side', 'DELETE FROM interaction_counterpart WHERE interaction_id = $1'],
    ['a role', `UPDATE interaction_counterpart SET decision_role = 'LIAISON' WHERE interaction_id = $1`],
    ['an addendum', `UPDATE interaction_addendum SET text = 'x' WHERE interaction_id = $1`],
    ['all addenda', 'DELETE FROM interaction_addendum WHERE interaction_id = $1'],
  ])('the database itself keeps %s, from the owner of the tables too', async (_what, statement) => {
    const { id } = await entered(25, {
      nextAction: '踏勘',
      nextActionOn: '2099-01-05',
      nextActionBy: colleague.userId,
    });
    await specialist.post(`/interactions/${id}/addenda`, { text: '补充' });
    await app.sql('ALTER TABLE interaction_counterpart DISABLE TRIGGER USER');
    await app.sql(`INSERT INTO interaction_counterpart VALUES ($1, $2, 'DECISION_MAKER')`, [id, contact]);
    await app.sql('ALTER TABLE interaction_counterpart ENABLE TRIGGER USER');
    await expect(app.sql(statement, [id])).rejects.toThrow(/append-only/);
    const client = new pg.Client({ connectionString: app.appUrl });
    await client.connect();
    await expect(client.query(statement, [id])).rejects.toThrow(/append-only/);
    await client.end();
  });

  it('the database lets a merge or a conversion file the record elsewhere', async () => {
    const { id } = await entered(25);
    await app.sql('UPDATE interaction SET company_id = $2, version = version + 1 WHERE id = $1', [
      id,
      await aCompany(OTHER),
    ]);
  });

  it.each(['interaction_counterpart', 'interaction_addendum'])(
    'the database refuses to empty %s',
    async (table) => {
      await expect(app.sql(`TRUNCATE ${table}`)).rejects.toThrow(/append-only/);
    },
  );
});
