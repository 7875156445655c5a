import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { addDays, today } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register } from '../support/companies.js';
import { aFile } from '../support/files.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Body {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
  readonly [member: string]: unknown;
}

let app: TestApp;
let specialist: SignedIn;
let other: SignedIn;
let admin: SignedIn;
let officer: SignedIn;
let integrator: SignedIn;
let company: CompanyBody;
const now = today({ now: () => new Date() });

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  officer = await signIn(app, { roles: ['SERVICE_OFFICER'], unitCode: 'TAOPU_TOWN' });
  integrator = await signIn(app, { roles: ['INTEGRATOR'], unitCode: 'DIST_TAX' });
  company = await register(specialist);
});
afterAll(() => app.close());

const path = (of: CompanyBody = company) => `/companies/${of.id}/qualifications`;
const enter = (user: SignedIn, body: Record<string, unknown>, of = company) =>
  user.post<Body>(path(of), body);

async function aQualification(changes: Record<string, unknown> = {}, of?: CompanyBody): Promise<Body> {
  const answer = await enter(
    specialist,
    { type: 'HIGH_TECH', validFrom: '2024-03-01', ...changes },
    of ?? (await register(specialist)),
  );
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

const rows = async () => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM qualification'))[0]?.n;

describe('POST /companies/{id}/qualifications', () => {
  it('fills level and end by the type, and keeps the paper', async () => {
    const evidenceFileIds = [await aFile(app, specialist)];
    const answer = await enter(specialist, {
      type: 'HIGH_TECH',
      validFrom: '2024-03-01',
      certificateNo: 'GR20243100',
      evidenceFileIds,
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1${path()}/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      companyId: company.id,
      level: 'NATIONAL',
      validTo: '2027-02-28',
      renewedById: null,
    });
    expect(answer.body['evidence']).toMatchObject([{ id: evidenceFileIds[0] }]);
    const [entry] = await app.sql<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject_id = $1',
      [answer.body.id],
    );
    expect(entry?.action).toBe('qualification.created');
  });

  it('takes the company by its code', async () => {
    const of = await register(specialist);
    const answer = await specialist.post<Body>(`/companies/${of.code}/qualifications`, {
      type: 'GAZELLE',
      validFrom: '2026-01-01',
      sourceList: '瞪羚榜',
      listYear: 2026,
    });
    expect([answer.status, answer.body['companyId'], answer.body['validTo']]).toEqual([
      201,
      of.id,
      '2026-12-31',
    ]);
  });

  it.each<[string, Record<string, unknown>, number, string]>([
    [
      'an end before the beginning',
      { type: 'HIGH_TECH', validFrom: '2024-03-01', validTo: '2024-02-01' },
      422,
      'QUALIFICATION.RULES_BROKEN',
    ],
    [
      'a list without its name',
      { type: 'UNICORN', validFrom: '2024-03-01' },
      422,
      'QUALIFICATION.RULES_BROKEN',
    ],
    [
      'a renewal of what is not there',
      { type: 'HIGH_TECH', validFrom: '2024-03-01', renewalOfId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21' },
      422,
      'QUALIFICATION.RULES_BROKEN',
    ],
    [
      'a file that is not there',
      {
        type: 'HIGH_TECH',
        validFrom: '2024-03-01',
        evidenceFileIds: ['019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21'],
      },
      422,
      'QUALIFICATION.FILE_MISSING',
    ],
    ['a type that is not known', { type: 'BEST', validFrom: '2024-03-01' }, 400, 'REQUEST.VALIDATION_FAILED'],
  ])('refuses %s and writes nothing', async (_title, body, status, code) => {
    const before = await rows();
    const answer = await enter(specialist, body, await register(specialist));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rows()).toBe(before);
  });

  it('refuses the same one twice, also when both come at once', async () => {
    const of = await register(specialist);
    const body = { type: 'HIGH_TECH', validFrom: '2024-03-01' };
    const answers = await Promise.all([
      enter(specialist, body, of),
      enter(specialist, body, of),
      enter(admin, body, of),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('QUALIFICATION.TAKEN');
  });

  it('is the owner unit’s, the administrator’s, and of residents the liaison officer’s', async () => {
    const body = { type: 'CHAIN_LEADER', validFrom: '2025-01-01' };
    const target = await register(specialist);
    const resident = await register(specialist, { parkRelation: 'RESIDENT' });
    expect((await enter(other, body, target)).body.code).toBe('QUALIFICATION.NOT_YOUR_COMPANY');
    expect((await enter(officer, body, target)).status).toBe(403);
    expect((await enter(integrator, body, target)).status).toBe(403);
    expect((await enter(officer, body, resident)).status).toBe(201);
    expect((await enter(admin, body, target)).status).toBe(201);
  });

  it('does not attach a file of another unit', async () => {
    const evidenceFileIds = [await aFile(app, other)];
    const answer = await enter(specialist, { type: 'SRDI_SME', validFrom: '2025-01-01', evidenceFileIds });
    expect(answer.body.code).toBe('QUALIFICATION.FILE_MISSING');
  });

  it('does not know a company that is gone', async () => {
    const of = await register(specialist);
    await app.sql('UPDATE company SET deleted_at = now() WHERE id = $1', [of.id]);
    expect((await enter(specialist, { type: 'SRDI_SME', validFrom: '2025-01-01' }, of)).status).toBe(404);
  });
});

describe('renewals', () => {
  it('follow one another, and one has one', async () => {
    const of = await register(specialist);
    const first = await aQualification({ validFrom: '2021-03-01' }, of);
    const second = await aQualification({ validFrom: '2024-03-01', renewalOfId: first.id }, of);
    const again = await specialist.get<Body>(`${path(of)}/${first.id}`);
    expect(again.body['renewedById']).toBe(second.id);
    const third = await enter(
      specialist,
      { type: 'HIGH_TECH', validFrom: '2025-03-01', renewalOfId: first.id },
      of,
    );
    expect([third.status, third.body.code]).toEqual([409, 'QUALIFICATION.RENEWED_ALREADY']);
  });
});

describe('GET /qualifications', () => {
  const ids = async (query: string) =>
    (await integrator.get<{ items: Body[] }>(`/qualifications?limit=200&${query}`)).body.items.map(
      ({ id }) => id,
    );

  it('shows those in force on a day', async () => {
    const one = await aQualification({ type: 'SRDI_GIANT', validFrom: '2023-01-01' });
    for (const [day, expected] of [
      ['2022-12-31', false],
      ['2023-01-01', true],
      ['2025-12-31', true],
      ['2026-01-01', false],
    ] as const)
      expect([day, (await ids(`type=SRDI_GIANT&validOn=${day}`)).includes(one.id)]).toEqual([day, expected]);
  });

  it('shows those that end within 90 days, and not those that have ended', async () => {
    const from = addDays(now, -300);
    const [soon, later, over] = [
      await aQualification({ type: 'CHAMPION', validFrom: from, validTo: addDays(now, 90) }),
      await aQualification({ type: 'CHAMPION', validFrom: from, validTo: addDays(now, 91) }),
      await aQualification({ type: 'CHAMPION', validFrom: from, validTo: addDays(now, -1) }),
    ];
    const found = await ids('type=CHAMPION&expiringWithin=90');
    expect([soon, later, over].map(({ id }) => found.includes(id))).toEqual([true, false, false]);
    const { body } = await specialist.get<Body>(`/companies/${soon['companyId']}/qualifications/${soon.id}`);
    expect([body['isValid'], body['daysLeft']]).toEqual([true, 90]);
  });

  it('leaves out what was removed, and companies that were', async () => {
    const one = await aQualification({ type: 'FORTUNE500', sourceList: '世界500强', listYear: 2025 });
    const gone = await aQualification({ type: 'FORTUNE500', sourceList: '世界500强', listYear: 2025 });
    await app.sql('UPDATE company SET deleted_at = now() WHERE id = $1', [gone['companyId']]);
    expect(await ids('type=FORTUNE500')).toEqual([one.id]);
    expect(
      (await specialist.delete(`/companies/${one['companyId']}/qualifications/${one.id}`, 1)).status,
    ).toBe(204);
    expect(await ids('type=FORTUNE500')).toEqual([]);
  });
});

describe('PATCH and DELETE', () => {
  it('change with the version that was seen', async () => {
    const one = await aQualification();
    const at = `/companies/${one['companyId']}/qualifications/${one.id}`;
    expect((await specialist.patch(at, { issuer: '示例' })).status).toBe(428);
    expect((await specialist.patch(at, { issuer: '示例' }, 7)).status).toBe(412);
    expect((await other.patch(at, { issuer: '示例' }, 1)).status).toBe(403);
    const changed = await specialist.patch<Body>(at, { issuer: '示例委员会', validTo: null }, 1);
    expect(changed.body).toMatchObject({ issuer: '示例委员会', validTo: null, version: 2 });
    const history = await specialist.get<{ items: { changes: Record<string, unknown> }[] }>(`${at}/history`);
    expect(history.body.items[0]?.changes).toMatchObject({ issuer: [null, '示例委员会'] });
    expect((await specialist.delete(at, 1)).status).toBe(412);
    expect((await specialist.delete(at, 2)).status).toBe(204);
    expect((await specialist.get(at)).status).toBe(404);
  });

  it('do not reach one through another company', async () => {
    const one = await aQualification();
    expect((await specialist.get(`${path()}/${one.id}`)).status).toBe(404);
    expect((await specialist.patch(`${path()}/${one.id}`, { issuer: '示例' }, 1)).status).toBe(404);
  });
});

describe('the papers', () => {
  it('are open to the line and to departments, and to nobody else', async () => {
    const evidenceFileIds = [await aFile(app, specialist)];
    await aQualification({ evidenceFileIds });
    const department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_TAX' });
    for (const [user, status] of [
      [other, 200],
      [department, 200],
      [integrator, 404],
    ] as const)
      expect((await user.get(`/files/${evidenceFileIds[0]}`)).status).toBe(status);
  });
});

describe('the night before', () => {
  async function night(): Promise<void> {
    const task = app.app
      .get(NightlyTasks)
      .inOrder()
      .find(({ name }) => name === 'qualification-notices');
    await task?.run(now);
  }
  const told = (companyId: unknown) =>
    app.sql<{ recipient_id: string }>(
      "SELECT recipient_id FROM notice WHERE kind = 'QUALIFICATION_EXPIRING' AND subject_id = $1",
      [companyId],
    );

  it('the keeper of the company is told once that a qualification ends, unless it was renewed', async () => {
    const from = addDays(now, -300);
    const of = await register(specialist, { ownerUserId: specialist.userId });
    const one = await aQualification({ validFrom: from, validTo: addDays(now, 90) }, of);
    const renewed = await aQualification(
      { validFrom: from, validTo: addDays(now, 30) },
      await register(specialist, { ownerUserId: specialist.userId }),
    );
    await aQualification({ validFrom: now, renewalOfId: renewed.id }, {
      id: renewed['companyId'],
    } as CompanyBody);
    const later = await aQualification({ validFrom: from, validTo: addDays(now, 91) });
    await night();
    await night();
    expect(await told(of.id)).toEqual([{ recipient_id: specialist.userId }]);
    for (const { companyId } of [renewed, later] as { companyId?: unknown }[])
      expect(await told(companyId)).toEqual([]);
    expect(one['companyId']).toBe(of.id);
  });

  it('its supervisor is, where nobody keeps it', async () => {
    const chief = await signIn(app, { roles: ['SUPERVISOR'] });
    const one = await aQualification({ validFrom: addDays(now, -300), validTo: addDays(now, 10) });
    await night();
    expect((await told(one['companyId'])).map(({ recipient_id: id }) => id)).toContain(chief.userId);
  });
});

describe('POST /companies/{id}/qualifications/{qualificationId}/confirmations', () => {
  let science: SignedIn;
  let commerce: SignedIn;
  beforeAll(async () => {
    science = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_SCITECH' });
    commerce = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' });
  });

  const confirm = (user: SignedIn, of: Body, body: Record<string, unknown> = { outcome: 'CONFIRMED' }) =>
    user.post<Body>(`/companies/${of['companyId']}/qualifications/${of.id}/confirmations`, body, {
      'If-Match': `"${of.version}"`,
    });

  it.each(['HIGH_TECH', 'ETC_DISTRICT', 'ETC_MUNICIPAL', 'ETC_NATIONAL'])(
    '%s is confirmed by the science commission, and stands in its queue until then',
    async (type) => {
      const of = await aQualification({ type });
      expect(of).toMatchObject({ confirmation: 'PENDING', confirmedAt: null, confirmedBy: null });
      const queue = async () =>
        (
          await science.get<{ items: Body[] }>(
            `/qualifications?confirmation=PENDING&companyId=${of['companyId']}`,
          )
        ).body.items;
      expect((await queue()).map(({ id }) => id)).toEqual([of.id]);
      const answer = await confirm(science, of);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        confirmation: 'CONFIRMED',
        confirmedBy: science.userId,
        version: 2,
      });
      expect(await queue()).toEqual([]);
    },
  );

  it('is refused to every other department and role, and for what nobody confirms', async () => {
    const of = await aQualification();
    for (const user of [commerce, specialist, admin, officer])
      expect((await confirm(user, of)).status).toBe(403);
    expect((await confirm(commerce, of)).body.code).toBe('QUALIFICATION.OWNING_DEPARTMENT_ONLY');
    const unowned = await aQualification({ type: 'SRDI_SME' });
    expect(unowned['confirmation']).toBeNull();
    expect((await confirm(science, unowned)).body.code).toBe('QUALIFICATION.OWNING_DEPARTMENT_ONLY');
    const stored = await app.sql(
      'SELECT 1 FROM qualification WHERE confirmation IS NOT NULL AND id = ANY ($1::uuid[])',
      [[of.id, unowned.id]],
    );
    expect(stored).toEqual([]);
  });

  it('needs the reason of a dispute', async () => {
    const of = await aQualification();
    const bare = await confirm(science, of, { outcome: 'DISPUTED' });
    expect([bare.status, bare.body.errors?.[0]?.pointer]).toEqual([422, '/confirmationNote']);
    const said = await confirm(science, of, {
      outcome: 'DISPUTED',
      confirmationNote: '证书编号与公示名单不符',
    });
    expect(said.body).toMatchObject({ confirmation: 'DISPUTED', confirmationNote: '证书编号与公示名单不符' });
    expect((await confirm(science, of, { outcome: 'PENDING' })).status).toBe(400);
  });

  it('puts an entry before the department again when a confirmed fact changes, and not for a note', async () => {
    const of = await aQualification();
    await confirm(science, of);
    const at = `/companies/${of['companyId']}/qualifications/${of.id}`;
    const noted = await specialist.patch<Body>(at, { note: '示例' }, 2);
    expect(noted.body['confirmation']).toBe('CONFIRMED');
    const changed = await specialist.patch<Body>(at, { certificateNo: 'GR202699000001' }, 3);
    expect(changed.body).toMatchObject({ confirmation: 'PENDING', confirmedAt: null, confirmedBy: null });
  });

  it('refuses a stale version', async () => {
    const of = await aQualification();
    await specialist.patch(`/companies/${of['companyId']}/qualifications/${of.id}`, { note: '示例' }, 1);
    expect((await confirm(science, of)).status).toBe(412);
  });
});
