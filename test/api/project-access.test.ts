import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  admitted,
  attach,
  draft,
  edit,
  move,
  moved,
  type PoolPeople,
  type ProjectBody,
  type ProjectProblem,
} from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

/** Two units and every role: `OWN` works for the owner unit, `TOWN` for a neighbour, the rest elsewhere. */
const PEOPLE = {
  owner: ['TAOPU_SMART_CITY_CO', ['SPECIALIST']],
  teammate: ['TAOPU_TOWN', ['SPECIALIST']],
  ownColleague: ['TAOPU_SMART_CITY_CO', ['SPECIALIST']],
  ownSupervisor: ['TAOPU_SMART_CITY_CO', ['SUPERVISOR']],
  ownOfficer: ['TAOPU_SMART_CITY_CO', ['SERVICE_OFFICER']],
  ownAnalyst: ['TAOPU_SMART_CITY_CO', ['ANALYST']],
  town: ['TAOPU_TOWN', ['SPECIALIST']],
  townSupervisor: ['TAOPU_TOWN', ['SUPERVISOR']],
  townOfficer: ['TAOPU_TOWN', ['SERVICE_OFFICER']],
  coUnit: ['LINGANG_TAOPU_CO', ['SPECIALIST']],
  office: ['DIST_INVESTMENT_OFFICE', ['SPECIALIST']],
  poolAdmin: ['DIST_INVESTMENT_OFFICE', ['POOL_ADMIN']],
  leader: ['COMMITTEE_OFFICE', ['LEADER']],
  invited: ['DIST_SCITECH', ['DEPT_USER']],
  department: ['DIST_COMMERCE', ['DEPT_USER']],
  analyst: ['DIST_INVESTMENT_OFFICE', ['ANALYST']],
  integrator: ['DIST_SCITECH', ['INTEGRATOR']],
  systemAdmin: ['TAOPU_SMART_CITY_CO', ['SYSTEM_ADMIN']],
} as const;
type Person = keyof typeof PEOPLE;

let app: TestApp;
const users = {} as Record<Person, SignedIn>;
let people: PoolPeople;
/** The same project four times: in the pool, still a draft, and both confidential. */
const projects = {} as Record<'open' | 'draft' | 'secret' | 'secretDraft', ProjectBody>;
let companyName: string;
let paper: { id: string; fileId: string };
let innerPaper: { id: string; fileId: string };

const HIDDEN = {
  needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }],
  issues: ['示例问题'],
  nextSteps: '下周再访',
  fixedAssetInvestmentWan: '300.00',
};

beforeAll(async () => {
  app = await startTestApp();
  for (const [name, [unitCode, roles]] of Object.entries(PEOPLE))
    users[name as Person] = await signIn(app, { unitCode, roles });
  people = { specialist: users.owner, supervisor: users.ownSupervisor, poolAdmin: users.poolAdmin };
  const secret = { confidential: true, codeName: '桃源一号', name: '示例绝密芯片项目' };
  projects.open = await admitted(app, people, { ...HIDDEN, name: '示例公开材料项目' });
  projects.draft = await draft(app, users.owner, HIDDEN);
  projects.secret = await admitted(app, people, { ...HIDDEN, ...secret });
  projects.secretDraft = await draft(app, users.owner, { ...HIDDEN, ...secret, codeName: '桃源二号' });
  for (const [name, { id }] of Object.entries(projects)) {
    projects[name as keyof typeof projects] = await edit(users.ownSupervisor, id, {
      coUnitIds: [users.coUnit.unitId],
      invitedUnitIds: [users.invited.unitId],
      teamUserIds: [users.teammate.userId],
    });
  }
  const company = await users.owner.get<{ nameCn: string }>(
    `/companies/${String(projects.secret['companyId'])}`,
  );
  companyName = company.body.nameCn;
  paper = (await attach(app, users.owner, projects.open.id, 'NEGOTIATION_MINUTES')).body;
  innerPaper = (await attach(app, users.owner, projects.open.id, 'DRAFT_AGREEMENT')).body;
});
afterAll(() => app.close());

const one = (person: Person, name: keyof typeof projects) =>
  users[person].get<ProjectBody & ProjectProblem>(`/projects/${projects[name].id}?expand=company`);
const list = async (person: Person, query = '') => {
  const answer = await users[person].get<{ items: ProjectBody[]; total: number }>(
    `/projects?limit=200&count=true${query}`,
  );
  expect(answer.status).toBe(200);
  return answer.body;
};
const finds = async (person: Person, name: keyof typeof projects, query = '') =>
  (await list(person, query)).items.some(({ id }) => id === projects[name].id);

const NAMES = Object.keys(PEOPLE) as Person[];
const INNER: readonly Person[] = ['owner', 'teammate', 'ownSupervisor', 'poolAdmin', 'leader'];
const UNIT: readonly Person[] = [...INNER, 'ownColleague', 'ownOfficer', 'coUnit', 'office', 'invited'];
const LINE: readonly Person[] = [
  ...UNIT,
  ...(['ownAnalyst', 'town', 'townSupervisor', 'townOfficer', 'analyst', 'integrator'] as const),
];
const DRAFT_READERS: readonly Person[] = [...INNER, 'ownColleague', 'ownOfficer', 'invited'];

describe('rows', () => {
  it.each(NAMES)('%s sees admitted projects by class V1, drafts by the owner unit', async (person) => {
    const seen = async (name: keyof typeof projects) => (await one(person, name)).status;
    const line = LINE.includes(person) ? 200 : 404;
    const drafts = DRAFT_READERS.includes(person) ? 200 : 404;
    expect([
      await seen('open'),
      await seen('secret'),
      await seen('draft'),
      await seen('secretDraft'),
    ]).toEqual([line, line, drafts, drafts]);
    for (const name of Object.keys(projects) as (keyof typeof projects)[])
      expect([name, await finds(person, name)]).toEqual([name, (await seen(name)) === 200]);
    const { items, total } = await list(person);
    expect(total).toBe(items.length);
  });

  it('a department sees what it is invited to and nothing else', async () => {
    expect((await list('department')).items).toEqual([]);
    expect((await list('invited', '&invited=me')).total).toBe(4);
    expect((await list('invited')).total).toBe(4);
    expect((await list('town', '&invited=me')).total).toBe(0);
  });
});

describe('members', () => {
  it.each(LINE)('%s reads V2 and V3 members by class', async (person) => {
    const { body } = await one(person, 'open');
    const unit = UNIT.includes(person);
    const inner = INNER.includes(person);
    expect(body).toMatchObject({
      name: '示例公开材料项目',
      plannedInvestmentWan: '800.00',
      activityLight: 'GREEN',
      companyId: projects.open['companyId'],
      brief: expect.any(String),
    });
    const v2 = {
      fixedAssetInvestmentWan: '300.00',
      ...{ expectedTaxY1Wan: '20.00', expectedTaxY3Wan: '80.00', probability: 10, lightFactor: '1' },
      ...{
        issues: HIDDEN.issues,
        nextSteps: HIDDEN.nextSteps,
        levelByRule: 'C',
        expectedTaxConfirmed: false,
      },
      invitedUnitIds: [users.invited.unitId],
    };
    expect(body).toMatchObject(unit ? v2 : Object.fromEntries(Object.keys(v2).map((name) => [name, null])));
    expect([body['needs'], body['reviewScore']]).toEqual(inner ? [HIDDEN.needs, '67.0'] : [null, null]);
    const { items } = await list(person);
    const { company: _company, ...whole } = body;
    expect(items.find(({ id }) => id === projects.open.id)).toEqual(whole);
  });
});

describe('confidential projects', () => {
  it.each(LINE)('%s reads the name and the company only from inside', async (person) => {
    const { body, text } = await one(person, 'secret');
    const inner = INNER.includes(person);
    expect(body['name']).toBe(inner ? '示例绝密芯片项目' : '桃源一号');
    expect(body).toMatchObject(
      inner
        ? { companyId: projects.secret['companyId'], company: { nameCn: companyName } }
        : {
            companyId: null,
            company: null,
            brief: null,
            sourceReference: null,
            issues: null,
            nextSteps: null,
          },
    );
    expect(text.includes('绝密')).toBe(inner);
    expect(text.includes(companyName)).toBe(inner);
  });

  it.each(LINE)('%s infers nothing from search, filters and order', async (person) => {
    const inner = INNER.includes(person);
    const company = String(projects.secret['companyId']);
    for (const query of [`&q=绝密芯片`, `&q=${encodeURIComponent(companyName)}`, `&companyId=${company}`])
      expect([query, await finds(person, 'secret', query)]).toEqual([query, inner]);
    expect(await finds(person, 'secret', '&q=桃源一号')).toBe(true);
    const { items } = await list(person, '&sort=name');
    const shown = items.map(({ name }) => name);
    const ordered = await app.sql<{ name: string }>(
      'SELECT name FROM unnest($1::text[]) name ORDER BY name',
      [shown],
    );
    expect(shown).toEqual(ordered.map(({ name }) => name));
    expect(await finds(person, 'open', `&companyId=${String(projects.open['companyId'])}`)).toBe(true);
  });

  it('is lifted by a supervisor only', async () => {
    const { id, version } = (await one('owner', 'secretDraft')).body;
    const refused = await users.owner.patch<ProjectProblem>(
      `/projects/${id}`,
      { confidential: false },
      version,
    );
    expect([refused.status, refused.body.code]).toEqual([403, 'PROJECT.FIELDS_RESERVED']);
    expect((await edit(users.ownSupervisor, id, { confidential: false })).version).toBe(version + 1);
    await edit(users.owner, id, { confidential: true });
  });
});

describe('filters on hidden members', () => {
  it.each(LINE)('%s finds by the tax grade only what it may see', async (person) => {
    await edit(users.owner, projects.open.id, { expectedTaxY2Wan: '150.00' });
    expect(await finds(person, 'open', '&taxGrade=ONE_MILLION')).toBe(UNIT.includes(person));
  });
});

describe('papers and history', () => {
  const statusOf = async (person: Person, path: string) => (await users[person].get(path)).status;

  it.each(LINE)(
    '%s reads moves, evidence and the audit trail from class V2, of secrets from inside',
    async (person) => {
      const unit = UNIT.includes(person) ? 200 : 403;
      const inner = INNER.includes(person) ? 200 : 403;
      for (const part of ['transitions', 'evidence', 'history']) {
        expect([part, await statusOf(person, `/projects/${projects.open.id}/${part}`)]).toEqual([part, unit]);
        expect([part, await statusOf(person, `/projects/${projects.secret.id}/${part}`)]).toEqual([
          part,
          inner,
        ]);
      }
      const history = await users[person].get<{ items: Record<string, unknown>[] }>(
        `/projects/${projects.open.id}/stage-history`,
      );
      expect(history.body.items.map((item) => item['transition'])).toEqual(['T07', 'T01']);
      expect(history.body.items.every((item) => (item['gateResult'] === null) === (unit === 403))).toBe(true);
      expect(history.text.includes('74.5')).toBe(false);
    },
  );

  it.each(LINE)('%s opens papers by class', async (person) => {
    const content = (file: { fileId: string }) => statusOf(person, `/files/${file.fileId}/content`);
    expect(await content(paper)).toBe(UNIT.includes(person) ? 200 : 404);
    expect(await content(innerPaper)).toBe(INNER.includes(person) ? 200 : 404);
  });

  it.each(['ownColleague', 'coUnit', 'invited'] as const)(
    '%s does not read V3 changes in the trail',
    async (person) => {
      const trail = async (who: Person) =>
        (await users[who].get(`/projects/${projects.open.id}/history?limit=200`)).text;
      expect(await trail('owner')).toContain('"needs"');
      expect(await trail(person)).not.toContain('"needs"');
      expect(await trail(person)).not.toContain('reviewScore');
    },
  );
});

describe('rights to change', () => {
  const EDITORS: readonly Person[] = ['owner', 'teammate', 'ownSupervisor', 'poolAdmin'];

  it.each(NAMES)('%s edits, deletes, attaches and moves as §2.15 says', async (person) => {
    const { id } = projects.open;
    const { version } = (await one('poolAdmin', 'open')).body;
    const user = users[person];
    const may = EDITORS.includes(person);
    const expected = may ? 200 : 'refused';
    const shown = (status: number) => ([403, 404].includes(status) ? 'refused' : status);
    expect(
      shown((await user.patch(`/projects/${id}`, { nextSteps: `由${person}更新` }, version)).status),
    ).toBe(expected);
    expect(shown((await attach(app, user, id, 'OTHER')).status)).toBe(may ? 201 : 'refused');
    const back = await move(user, id, { transition: 'T10' }, (await one('poolAdmin', 'open')).body.version);
    expect(shown(back.status)).toBe(may ? 422 : 'refused');
    const removal = await user.delete(`/projects/${id}`, 999);
    expect(shown(removal.status)).toBe(may ? 409 : 'refused');
    const check = await user.post(`/projects/${id}/duplicate-checks`);
    expect(shown(check.status)).toBe(may ? 201 : 'refused');
  });

  it('a supervisor of another unit approves nothing here', async () => {
    const { id, version } = (await one('poolAdmin', 'open')).body;
    const exit = { transition: 'T40', exitReason: 'NO_SPACE', exitNote: '载体不匹配' };
    const answer = await move<ProjectProblem>(users.townSupervisor, id, exit, version);
    expect([answer.status, answer.body.code]).toEqual([403, 'PROJECT.NOT_YOURS']);
    const signed = await users.townSupervisor.post<ProjectProblem>(`/projects/${id}/approvals`, {
      transition: 'T40',
    });
    expect([signed.status, signed.body.code]).toEqual([403, 'PROJECT.NOT_YOURS']);
  });

  it('a liaison officer works on landed projects only', async () => {
    const { id, version } = (await one('poolAdmin', 'open')).body;
    const early = await move<ProjectProblem>(users.ownOfficer, id, { transition: 'T16' }, version);
    expect([early.status, early.body.code]).toEqual([403, 'PROJECT.NOT_YOURS']);
    expect((await attach(app, users.ownOfficer, id, 'ENTRY_RECORD')).status).toBe(403);
  });

  it('a person who moves to another team loses the project at once', async () => {
    const project = await draft(app, users.owner, {});
    await edit(users.ownSupervisor, project.id, { teamUserIds: [users.town.userId] });
    expect((await users.town.get(`/projects/${project.id}`)).status).toBe(200);
    await edit(users.ownSupervisor, project.id, { teamUserIds: [] });
    expect((await users.town.get(`/projects/${project.id}`)).status).toBe(404);
  });
});

describe('without a token', () => {
  it.each(['', `/x`, '/x/transitions', '/x/stage-history', '/x/evidence', '/x/history'])(
    'GET /projects%s is closed',
    async (path) => {
      expect((await fetch(`${app.url}/api/v1/projects${path}`)).status).toBe(401);
    },
  );
});

it('exiting leaves the project visible to the line', async () => {
  const exit = { transition: 'T40', exitReason: 'NO_SPACE', exitNote: '涉密说明' };
  await moved(users.ownSupervisor, projects.open.id, exit);
  const seen = (await one('town', 'open')).body;
  expect(seen).toMatchObject({ poolStatus: 'EXITED', exitReason: 'NO_SPACE', exitNote: null });
});
