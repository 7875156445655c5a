import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  aChainNode,
  admitted,
  anInvestor,
  aProject,
  draft,
  edit,
  move,
  type PoolPeople,
  type ProjectBody,
  type ProjectProblem,
  shanghaiToday,
} from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

const NOBODY = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21';

let app: TestApp;
let people: PoolPeople;
let specialist: SignedIn;
let supervisor: SignedIn;
let poolAdmin: SignedIn;
let neighbour: SignedIn;
let today: string;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  poolAdmin = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  neighbour = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  people = { specialist, supervisor, poolAdmin };
  today = await shanghaiToday(app);
});
afterAll(() => app.close());

const codesOf = (problem: ProjectProblem) =>
  (problem.errors ?? []).map(({ pointer, code }) => [pointer, code]);
const ids = (body: { items: ProjectBody[] }) => body.items.map(({ id }) => id);
const count = async () => (await app.sql('SELECT 1 FROM project')).length;

describe('POST /projects', () => {
  it('drafts a project of the caller, with its code, address and audit row', async () => {
    const answer = await specialist.post<ProjectBody>('/projects', {
      name: '示例项目',
      projectKind: 'INVESTMENT',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/projects/${answer.body.id}`);
    expect(answer.body.code).toMatch(/^XM-\d{4}-\d{4}$/);
    expect(answer.body).toMatchObject({
      poolStatus: 'DRAFT',
      stage: null,
      level: null,
      activityLight: null,
      probability: 0,
      ownerUnitId: specialist.unitId,
      firstReportUnitId: specialist.unitId,
      ownerUserId: specialist.userId,
      teamUserIds: [],
      needs: [],
      companyId: null,
      version: 1,
    });
    expect(await specialist.get(`/projects/${answer.body.code}`)).toMatchObject({
      body: { id: answer.body.id },
    });
    const audit = await app.sql<{ action: string; changes: Record<string, unknown> }>(
      'SELECT action, changes FROM audit_entry WHERE subject_id = $1',
      [answer.body.id],
    );
    expect(audit).toMatchObject([{ action: 'project.created', changes: { name: [null, '示例项目'] } }]);
  });

  it('keeps every member as it was given', async () => {
    const given = aProject({
      companyId: await anInvestor(specialist),
      chainNodeId: await aChainNode(app),
      codeName: '桃源一号',
      plannedInvestmentWan: '12000.5',
      contractedFdiWanUsd: '150.25',
      landAreaMu: '12.3456',
      expectedTaxY3Wan: '1200',
      needs: [{ type: 'CARRIER', text: '实验室' }],
      siteOptions: [{ kind: 'LAND_PARCEL', label: '示例地块', shortlisted: false }],
      issues: ['层高不足', '𠮷🙂'],
      leaderSponsor: '示例领导',
      probabilityOverride: { points: 10, reason: '投资协议主要条款已经达成一致' },
      teamUserIds: [supervisor.userId],
      expectedSignOn: '2099-05-01',
    });
    const { body, status } = await specialist.post<ProjectBody>('/projects', given);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...given,
      plannedInvestmentWan: '12000.50',
      landAreaMu: '12.35',
      floorAreaSqm: '1200.00',
      expectedTaxY3Wan: '1200.00',
      taxGrade: 'TEN_MILLION',
      levelByRule: 'A',
      probabilityOverride: { points: 10, reason: '投资协议主要条款已经达成一致', setOn: today },
    });
  });

  it.each([
    ['an unknown member', { colour: 'red' }, 400, [['/colour', 'PROPERTY_UNKNOWN']]],
    ['a member that moves own', { signedOn: '2026-01-01' }, 400, [['/signedOn', 'PROPERTY_UNKNOWN']]],
    ['a number for money', { plannedInvestmentWan: 5 }, 400, [['/plannedInvestmentWan', 'NOT_A_DECIMAL']]],
    ['a negative amount', { plannedInvestmentWan: '-1' }, 400, [['/plannedInvestmentWan', 'NOT_A_DECIMAL']]],
    ['NUL in a name', { name: 'a\u0000b' }, 400, [['/name', 'TEXT_UNSTORABLE']]],
    ['a stage', { stage: 'S5' }, 400, [['/stage', 'PROPERTY_UNKNOWN']]],
    ['an unknown code', { landingMode: 'TENT' }, 400, [['/landingMode', 'CODE_UNKNOWN']]],
    [
      'fixed assets above the plan',
      { fixedAssetInvestmentWan: '900' },
      422,
      [['/fixedAssetInvestmentWan', 'FIXED_ASSETS_ABOVE_PLAN']],
    ],
    ['a secret without a code name', { confidential: true }, 422, [['/codeName', 'CODE_NAME_REQUIRED']]],
    ['a check to come', { policyCheckedOn: '2099-01-01' }, 422, [['/policyCheckedOn', 'DATE_IN_FUTURE']]],
    [
      'a tax before the registration',
      { firstTaxOn: '2020-01-01' },
      422,
      [['/firstTaxOn', 'NOT_REGISTERED_YET']],
    ],
    [
      'a probability of its own',
      { probabilityOverride: { points: 16, reason: '短' } },
      422,
      [
        ['/probabilityOverride/points', 'POINTS_OUT_OF_RANGE'],
        ['/probabilityOverride/reason', 'REASON_TOO_SHORT'],
      ],
    ],
    [
      'references that lead nowhere',
      {
        ...{ companyId: NOBODY, chainNodeId: NOBODY, focusAreaCode: 'NUCLEAR', landingUnitId: NOBODY },
        ...{ teamUserIds: [NOBODY], serviceOfficerId: NOBODY },
      },
      422,
      ['companyId', 'chainNodeId', 'focusAreaCode', 'landingUnitId', 'serviceOfficerId', 'teamUserIds'].map(
        (field) => [`/${field}`, 'REFERENCE_MISSING'],
      ),
    ],
  ])('refuses %s', async (_name, changes, status, errors) => {
    const before = await count();
    const answer = await specialist.post<ProjectProblem>('/projects', aProject(changes));
    expect([answer.status, codesOf(answer.body)]).toEqual([status, errors]);
    expect(await count()).toBe(before);
  });

  it('is closed to those who only read, and to other units than the own one', async () => {
    const leader = await signIn(app, { unitCode: 'COMMITTEE_OFFICE', roles: ['LEADER'] });
    expect((await leader.post('/projects', aProject())).status).toBe(403);
    const elsewhere = aProject({ ownerUnitId: neighbour.unitId, ownerUserId: neighbour.userId });
    const refused = await specialist.post<ProjectProblem>('/projects', elsewhere);
    expect([refused.status, refused.body.code]).toEqual([403, 'PROJECT.UNIT_NOT_ASSIGNABLE']);
    expect((await poolAdmin.post('/projects', elsewhere)).status).toBe(201);
    const mixed = await poolAdmin.post<ProjectProblem>('/projects', {
      ...elsewhere,
      ownerUserId: specialist.userId,
    });
    expect(codesOf(mixed.body)).toEqual([['/ownerUserId', 'REFERENCE_MISSING']]);
    const department = await poolAdmin.post<ProjectProblem>('/projects', aProject());
    expect(department.status).toBe(201);
  });

  it('gives twenty drafts at once twenty different codes', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => specialist.post<ProjectBody>('/projects', aProject())),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ body }) => body.code)).size).toBe(20);
  });
});

describe('PATCH /projects/{id}', () => {
  it('changes what is named, clears with null, counts the version and keeps the difference', async () => {
    const project = await draft(app, specialist, { note: '旧' });
    const answer = await specialist.patch<ProjectBody>(
      `/projects/${project.id}`,
      { note: null, expectedJobs: 60 },
      project.version,
    );
    expect(answer.body).toMatchObject({ note: null, expectedJobs: 60, name: project.name, version: 2 });
    const history = await specialist.get<{ items: { action: string; changes: object }[] }>(
      `/projects/${project.id}/history`,
    );
    expect(history.body.items[0]).toMatchObject({
      action: 'project.updated',
      changes: { note: ['旧', null], expectedJobs: [null, 60] },
    });
  });

  it('needs the version, and refuses a stale one with the current', async () => {
    const project = await draft(app, specialist);
    const path = `/projects/${project.id}`;
    expect((await specialist.patch(path, { note: 'a' })).status).toBe(428);
    await specialist.patch(path, { note: 'a' }, 1);
    const stale = await specialist.patch<ProjectProblem>(path, { note: 'b' }, 1);
    expect([stale.status, stale.body.currentVersion, stale.headers.get('etag')]).toEqual([412, 2, '"2"']);
  });

  it('twenty changes at once lose nothing', async () => {
    const project = await draft(app, specialist);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => specialist.patch(`/projects/${project.id}`, { note: `${n}` }, 1)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)]);
  });

  it.each([
    ['the owner unit', { ownerUnitId: 'neighbour' }, ['/ownerUnitId']],
    ['invitations', { invitedUnitIds: ['neighbour'] }, ['/invitedUnitIds']],
    ['co-operating units', { coUnitIds: ['neighbour'] }, ['/coUnitIds']],
    ['the level', { level: 'B' }, ['/level']],
    ['the source', { sourceChannel: 'WALK_IN', companyId: null }, ['/companyId', '/sourceChannel']],
  ])('leaves %s of an admitted project to others than the specialist', async (_name, changes, pointers) => {
    const project = await theAdmitted();
    const body = JSON.parse(JSON.stringify(changes).replaceAll('neighbour', neighbour.unitId)) as object;
    const version = (await specialist.get<ProjectBody>(`/projects/${project.id}`)).body.version;
    const answer = await specialist.patch<ProjectProblem>(`/projects/${project.id}`, body, version);
    expect([answer.status, answer.body.code]).toEqual([403, 'PROJECT.FIELDS_RESERVED']);
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('lets the supervisor invite, and the pool administrator hand it to another unit with an owner there', async () => {
    const project = await draft(app, specialist);
    const invited = await edit(supervisor, project.id, { invitedUnitIds: [neighbour.unitId] });
    expect(invited['invitedUnitIds']).toEqual([neighbour.unitId]);
    const { version } = invited;
    const half = await poolAdmin.patch<ProjectProblem>(
      `/projects/${project.id}`,
      { ownerUnitId: neighbour.unitId },
      version,
    );
    expect(codesOf(half.body)).toEqual([['/ownerUserId', 'REFERENCE_MISSING']]);
    const whole = await edit(poolAdmin, project.id, {
      ownerUnitId: neighbour.unitId,
      ownerUserId: neighbour.userId,
    });
    expect(whole['firstReportUnitId']).toBe(specialist.unitId);
  });

  it('raises the level as soon as a criterion is met, and never lowers it', async () => {
    const project = await admitted(app, people);
    expect(project.level).toBe('C');
    expect((await edit(specialist, project.id, { plannedInvestmentWan: '1000.00' })).level).toBe('B');
    expect((await edit(specialist, project.id, { leaderSponsor: '示例领导' })).level).toBe('A');
    expect((await edit(specialist, project.id, { leaderSponsor: null })).level).toBe('A');
    expect((await edit(supervisor, project.id, { level: 'C' })).level).toBe('C');
  });

  it('keeps an expected date that slips by more than thirty days', async () => {
    const project = await draft(app, specialist, { expectedSignOn: '2099-01-01' });
    expect((await edit(specialist, project.id, { expectedSignOn: '2099-01-31' }))['dateSlips']).toEqual([]);
    expect((await edit(specialist, project.id, { expectedSignOn: '2099-03-03' }))['dateSlips']).toEqual([
      { field: 'expectedSignOn', from: '2099-01-31', to: '2099-03-03', recordedOn: today },
    ]);
  });

  it('forgets the duplicate check of another company', async () => {
    const project = await draft(app, specialist);
    await specialist.post(`/projects/${project.id}/duplicate-checks`);
    const checked = (await specialist.get<ProjectBody>(`/projects/${project.id}`)).body;
    expect(checked['duplicateCheckId']).toEqual(expect.any(String));
    const other = await anInvestor(specialist);
    expect((await edit(specialist, project.id, { companyId: other }))['duplicateCheckId']).toBeNull();
  });

  let one: ProjectBody | undefined;
  async function theAdmitted(): Promise<ProjectBody> {
    one ??= await admitted(app, people);
    return one;
  }
});

describe('DELETE /projects/{id} and restore', () => {
  it('takes drafts only, and brings them back', async () => {
    const project = await draft(app, specialist);
    const path = `/projects/${project.id}`;
    expect((await specialist.delete(path)).status).toBe(428);
    expect((await specialist.delete(path, 1)).status).toBe(204);
    expect((await specialist.get(path)).status).toBe(404);
    expect(ids((await specialist.get<{ items: ProjectBody[] }>('/projects?limit=200')).body)).not.toContain(
      project.id,
    );
    const restored = await specialist.post<ProjectBody>(`${path}/restore`);
    expect([restored.status, restored.body.version]).toEqual([200, 3]);
    const inPool = await admitted(app, people);
    const refused = await specialist.delete<ProjectProblem>(`/projects/${inPool.id}`, inPool.version);
    expect([refused.status, refused.body.code]).toEqual([409, 'PROJECT.NOT_DELETABLE']);
  });
});

describe('GET /projects', () => {
  const listed = async (query: string, user = poolAdmin) => {
    const answer = await user.get<{ items: ProjectBody[]; nextCursor: string | null; total?: number }>(
      `/projects?${query}`,
    );
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  let big: ProjectBody;
  let small: ProjectBody;

  beforeAll(async () => {
    const company = await anInvestor(specialist, {
      nameCn: '上海示例量子科技有限公司',
      nameEn: 'Example Quantum Ltd',
    });
    big = await admitted(app, people, {
      ...{ companyId: company, plannedInvestmentWan: '77000.00', expectedTaxY2Wan: '10000.00', level: 'A' },
      ...{ name: '示例量子芯片中试线', projectKind: 'PLATFORM', sourceChannel: 'CHAMBER' },
    });
    small = await draft(app, neighbour, { name: '示例小微项目', plannedInvestmentWan: '7.00' });
    await edit(supervisor, big.id, { coUnitIds: [neighbour.unitId], teamUserIds: [supervisor.userId] });
  });

  it.each([
    ['poolStatus=IN_POOL&stage=S1&level=A', true],
    ['poolStatus=DRAFT', false],
    ['projectKind=PLATFORM,FUND', true],
    ['focusArea=LIFE_HEALTH&sourceChannel=CHAMBER', true],
    ['focusArea=AI', false],
    ['plannedInvestmentWanMin=77000&plannedInvestmentWanMax=77000', true],
    ['plannedInvestmentWanMin=77000.01', false],
    ['taxGrade=HUNDRED_MILLION', true],
    ['taxGrade=TEN_MILLION', false],
    ['light=GREEN', true],
    ['light=RED,YELLOW', false],
    ['overdue=false', true],
    ['signedOnFrom=2020-01-01', false],
    ['q=量子芯片', true],
    ['q=quantum', true],
    ['q=量子科技', true],
    ['q=%25', false],
    ['q=_', false],
    ['updatedSince=2020-01-01T00:00:00Z', true],
    ['updatedSince=2099-01-01T00:00:00Z', false],
  ])('filters by %s', async (query, found) => {
    expect(ids(await listed(`limit=200&${query}`)).includes(big.id)).toBe(found);
  });

  it('filters by day, company, unit, person and chain node', async () => {
    const found = async (query: string, user?: SignedIn) => ids(await listed(`limit=200&${query}`, user));
    expect(await found(`admittedOnFrom=${today}&admittedOnTo=${today}`)).toContain(big.id);
    expect(await found(`companyId=${String(big['companyId'])}`)).toEqual([big.id]);
    expect(await found(`coUnitId=${neighbour.unitId}`)).toEqual([big.id]);
    expect(await found(`ownerUnitId=${neighbour.unitId}`)).not.toContain(big.id);
    expect(await found(`ownerUserId=${neighbour.userId}`)).toContain(small.id);
    expect(await found(`chainNodeId=${String(big['chainNodeId'])}`)).toContain(big.id);
    expect((await found('mine=true', supervisor)).slice(0, 1)).toEqual([big.id]);
    expect(await found('mine=false', supervisor)).not.toContain(big.id);
    expect(await found(`q=${big.code}`)).toEqual([big.id]);
  });

  it.each([
    ['colour=red', 'PARAMETER_UNKNOWN'],
    ['stage=S9', 'CODE_UNKNOWN'],
    ['sort=probability', 'NAME_UNKNOWN'],
    ['sort=companyId', 'NAME_UNKNOWN'],
    ['expand=team', 'NAME_UNKNOWN'],
    ['fields=secret', 'NAME_UNKNOWN'],
    ['invited=ME', 'TEXT_PATTERN'],
    ['plannedInvestmentWanMin=x', 'NOT_A_DECIMAL'],
    ['limit=0', 'NOT_AN_INTEGER'],
  ])('refuses %s', async (query, code) => {
    const answer = await poolAdmin.get<ProjectProblem>(`/projects?${query}`);
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([400, code]);
  });

  it.each([
    ...['updatedAt', '-createdAt', 'code', '-name', 'plannedInvestmentWan', '-level,stage', 'admittedOn'],
    ...['-followUpDays', 'progressDays', '-plannedInvestmentWan,code'],
  ])('pages by %s without a gap or a repeat', async (sort) => {
    const all = ids(await listed(`limit=200&sort=${sort}`));
    const walked: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await listed(`limit=7&sort=${sort}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      walked.push(...ids(page));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(all);
    expect(new Set(walked).size).toBe(walked.length);
    expect(all.length).toBeGreaterThan(20);
  });

  it('counts, chooses members and embeds neighbours', async () => {
    const page = await listed(
      `limit=1&count=true&companyId=${String(big['companyId'])}&fields=name&expand=company,ownerUnit,ownerUser`,
    );
    expect(page.total).toBe(1);
    expect(page.items).toEqual([
      {
        id: big.id,
        name: '示例量子芯片中试线',
        company: expect.objectContaining({ nameCn: '上海示例量子科技有限公司' }),
        ownerUnit: expect.objectContaining({ id: specialist.unitId }),
        ownerUser: expect.objectContaining({ id: specialist.userId }),
      },
    ]);
  });
});

describe('GET /projects/{id}', () => {
  it('has a tag that follows the text, and answers 304 to it', async () => {
    const project = await draft(app, specialist);
    const first = await specialist.get(`/projects/${project.id}`);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"1-[\w-]{10}"$/);
    expect((await specialist.get(`/projects/${project.id}`, { 'If-None-Match': tag })).status).toBe(304);
    const answer = await specialist.post(
      `/projects/${project.id}/transitions`,
      { transition: 'T01' },
      { 'If-Match': tag },
    );
    expect(answer.status).toBe(422);
  });

  it.each([NOBODY, 'XM-2026-9999', 'XM-0001', 'nonsense'])('does not find %s', async (key) => {
    expect((await poolAdmin.get(`/projects/${key}`)).status).toBe(404);
  });
});

describe('POST /projects/{id}/duplicate-checks', () => {
  it('finds the same investor and its group, and names only what the caller may see', async () => {
    const group = `示例集团${randomUUID().slice(0, 6)}`;
    const parent = await anInvestor(specialist, { groupName: group });
    const sister = await anInvestor(neighbour, { groupName: group });
    const theirs = await draft(app, neighbour, { companyId: sister });
    const pooled = await admitted(app, people, { companyId: parent });
    const mine = await draft(app, specialist, { companyId: parent });
    const answer = await specialist.post<{ projectVersion: number; matches: Record<string, unknown>[] }>(
      `/projects/${mine.id}/duplicate-checks`,
    );
    expect([answer.status, answer.body.projectVersion]).toEqual([201, 2]);
    expect(answer.body.matches).toHaveLength(2);
    expect(answer.body.matches).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ exists: true, projectId: pooled.id, name: pooled.name, stage: 'S1' }),
        {
          ...{ exists: true, ownerUnitName: expect.any(String), projectId: null, code: null, name: null },
          ...{ poolStatus: null, stage: null },
        },
      ]),
    );
    expect(answer.text).not.toContain(theirs.id);
    const bare = await specialist.post<ProjectBody>('/projects', { name: '示例', projectKind: 'FUND' });
    const refused = await specialist.post<ProjectProblem>(`/projects/${bare.body.id}/duplicate-checks`);
    expect([refused.status, refused.body.code]).toEqual([422, 'PROJECT.COMPANY_NEEDED']);
  });
});

describe('interactions', () => {
  it('cannot be filed under a project that is not there', async () => {
    await expect(
      app.sql('UPDATE interaction SET project_id = $1 WHERE id = (SELECT id FROM interaction LIMIT 1)', [
        NOBODY,
      ]),
    ).rejects.toThrow(/fk_interaction_project/);
  });
});

it('an Idempotency-Key makes one project and one move of a repeated request', async () => {
  const key = randomUUID();
  const body = aProject();
  const [first, second] = [
    await specialist.post<ProjectBody>('/projects', body, { 'Idempotency-Key': key }),
    await specialist.post<ProjectBody>('/projects', body, { 'Idempotency-Key': key }),
  ];
  expect(second.body.id).toBe(first.body.id);
  const project = await admitted(app, people);
  const exit = { transition: 'T40', exitReason: 'NO_LAND', exitNote: '无用地指标' };
  const headers = { 'Idempotency-Key': randomUUID(), 'If-Match': `"${project.version}"` };
  const path = `/projects/${project.id}/transitions`;
  expect((await supervisor.post(path, exit, headers)).status).toBe(200);
  expect((await supervisor.post(path, exit, headers)).status).toBe(200);
  expect((await move(supervisor, project.id, exit)).status).toBe(409);
});
