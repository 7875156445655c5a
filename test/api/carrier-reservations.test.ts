import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MoveEffects } from '../../src/flows/project-moves/move-effects.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { aUnit, carrier, type Refused, type Shown, unit } from '../support/carriers.js';
import { inPool } from '../support/collaboration.js';
import { startTimedApp, type TimedApp } from '../support/protections.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TimedApp;
let operator: SignedIn;
let boss: SignedIn;
let townBoss: SignedIn;
let town: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;
const START = '2026-03-01';

beforeAll(async () => {
  app = await startTimedApp(`${START}T10:00:00+08:00`);
  operator = await signIn(app);
  boss = await signIn(app, { roles: ['SUPERVISOR'] });
  town = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  townBoss = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
  poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  department = await signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_HEALTH' });
});
afterAll(() => app?.close());

const readyProject = async (owner = operator, columns: Record<string, unknown> = {}) =>
  (
    await inPool(app, owner, {
      stage: 'S4',
      evaluating_on: '2026-02-01',
      pre_signing_on: '2026-02-10',
      ...columns,
    })
  ).id;
const reserve = (user: SignedIn, unitId: string, projectId: string, more: Record<string, unknown> = {}) =>
  user.post<Shown & Refused>(`/carrier-units/${unitId}/reservations`, { projectId, ...more });
const step = (user: SignedIn, of: Shown, name: string, body: object, version = of.version) =>
  user.post<Shown & Refused>(`/carrier-units/${of['unitId']}/reservations/${of.id}/${name}`, body, {
    'If-Match': `"${version}"`,
  });
const look = async (user: SignedIn, unitId: string) =>
  (await user.get<Shown>(`/carrier-units/${unitId}`)).body;
const open = async (unitId: string) =>
  (
    await app.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM carrier_reservation WHERE unit_id = $1 AND ended_on IS NULL',
      [unitId],
    )
  )[0]?.n;
const onDay = async (day: string, work: () => Promise<void>) => {
  app.at(day);
  await work().finally(() => app.at(START));
};

describe('POST /carrier-units/{id}/reservations', () => {
  it('keeps a vacant unit for thirty days', async () => {
    const { id } = await aUnit(operator);
    const projectId = await readyProject();
    const answer = await reserve(boss, id, projectId, { note: '客户下周踏勘' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/carrier-units/${id}/reservations/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      ...{ unitId: id, projectId, startsOn: START, untilOn: '2026-03-30', renewals: 0 },
      ...{ endedOn: null, endReason: null, note: '客户下周踏勘', version: 1 },
    });
    expect(await look(operator, id)).toMatchObject({
      ...{ status: 'RESERVED', reservedForProjectId: projectId, reservedUntil: '2026-03-30', version: 2 },
    });
    const [kept] = await app.sql<{ terms: object }>(
      'SELECT settings_in_force AS terms FROM carrier_reservation WHERE id = $1',
      [answer.body.id],
    );
    expect(kept?.terms).toEqual({ maxDays: 30, renewals: 1, againAfterDays: 30, fromStage: 'S4' });
    const entries = await app.sql<{ action: string; actor_id: string }>(
      'SELECT action, actor_id FROM audit_entry WHERE subject_id = $1',
      [answer.body.id],
    );
    expect(entries).toEqual([{ action: 'carrier_reservation.created', actor_id: boss.userId }]);
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['a project before S4', { stage: 'S3' }, {}, 'PROJECT_NOT_READY'],
    ['a term of 31 days', {}, { untilOn: '2026-03-31' }, 'TERM_OUT_OF_RANGE'],
    ['a term that is over', {}, { untilOn: '2026-02-28' }, 'TERM_OUT_OF_RANGE'],
  ])('refuses %s', async (_case, columns, body, code) => {
    const { id } = await aUnit(operator);
    const answer = await reserve(boss, id, await readyProject(operator, columns), body);
    expect([answer.status, answer.body.code]).toEqual([422, 'CARRIER_RESERVATION.RULES_BROKEN']);
    expect(answer.body.errors).toMatchObject([{ code }]);
    expect([await open(id), (await look(operator, id)).version]).toEqual([0, 1]);
  });

  it.each([['LEASED'], ['SOLD'], ['SELF_USE'], ['UNAVAILABLE']])('refuses what is %s', async (status) => {
    const { id } = await aUnit(operator, { status });
    const answer = await reserve(boss, id, await readyProject());
    expect([answer.status, answer.body.code]).toEqual([409, 'CARRIER_UNIT.NOT_VACANT']);
    expect(await open(id)).toBe(0);
  });

  it('is for supervisors of the project or of the operator, and pool administrators', async () => {
    const { id } = await aUnit(operator);
    const ours = await readyProject();
    const theirs = await readyProject(town);
    expect((await reserve(operator, id, ours)).status).toBe(403);
    expect((await reserve(department, id, ours)).status).toBe(403);
    const foreign = await reserve(townBoss, id, ours);
    expect([foreign.status, foreign.body.code]).toEqual([403, 'CARRIER_RESERVATION.NOT_YOURS']);
    expect(await open(id)).toBe(0);
    for (const [user, projectId] of [
      [townBoss, theirs],
      [boss, theirs],
      [poolAdmin, ours],
    ] as const) {
      const answer = await reserve(user, (await aUnit(operator)).id, projectId);
      expect(answer.status).toBe(201);
    }
  });

  it('knows no project that the caller does not see, and says the same of one that is not there', async () => {
    const { id } = await aUnit(operator);
    const { id: hidden } = await inPool(app, town, {
      ...{ pool_status: 'DRAFT', stage: null, level: null, submitted_on: null, admitted_on: null },
      negotiating_on: null,
    });
    const answers = [
      await reserve(boss, id, hidden),
      await reserve(boss, id, '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21'),
    ];
    for (const { status, body } of answers)
      expect([status, body.code]).toEqual([422, 'CARRIER_RESERVATION.PROJECT_MISSING']);
    expect(answers[0]?.body.detail).toBe(answers[1]?.body.detail);
  });

  it('of ten at one moment one stands and nine find it taken', async () => {
    const { id } = await aUnit(operator);
    const projects: string[] = [];
    while (projects.length < 10) projects.push(await readyProject());
    const answers = await Promise.all(projects.map((projectId) => reserve(boss, id, projectId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    const codes = new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code));
    expect([...codes]).toEqual(['CARRIER_UNIT.RESERVED']);
    expect(await open(id)).toBe(1);
  });

  it('the database itself has one open reservation of a unit', async () => {
    const { id } = await aUnit(operator);
    const { body } = await reserve(boss, id, await readyProject());
    const twin = app.sql(
      `INSERT INTO carrier_reservation (id, unit_id, project_id, starts_on, until_on, settings_in_force, created_at, updated_at)
       SELECT gen_random_uuid(), unit_id, project_id, starts_on, until_on, settings_in_force, now(), now()
       FROM carrier_reservation WHERE id = $1`,
      [body.id],
    );
    await expect(twin).rejects.toThrow('uq_carrier_reservation_open');
  });
});

describe('a reservation whose last day is over', () => {
  it('frees the unit by itself, without a job', async () => {
    const { id, carrierId } = await aUnit(operator);
    const { body } = await reserve(boss, id, await readyProject());
    const seen = async (query: string) =>
      (await operator.get<{ items: Shown[] }>(`/carrier-units?carrierId=${carrierId}&${query}`)).body.items
        .length;
    const share = async () => (await operator.get<Shown>(`/carriers/${carrierId}`)).body;
    await onDay('2026-03-30', async () => {
      expect((await look(operator, id))['status']).toBe('RESERVED');
      expect([await seen('status=RESERVED'), await seen('status=VACANT')]).toEqual([1, 0]);
      expect([await seen('vacantOn=2026-03-30'), await seen('vacantOn=2026-03-31')]).toEqual([0, 1]);
      expect(await share()).toMatchObject({ reservedSqm: '500.00', vacantSqm: '0.00', occupancyPct: '0.00' });
    });
    await onDay('2026-03-31', async () => {
      expect(await look(operator, id)).toMatchObject({
        ...{ status: 'VACANT', reservedUntil: null, reservedForProjectId: null },
      });
      expect([await seen('status=RESERVED'), await seen('status=VACANT')]).toEqual([0, 1]);
      expect(await share()).toMatchObject({ reservedSqm: '0.00', vacantSqm: '500.00', vacantUnitCount: 1 });
      const { body: over } = await boss.get<Shown>(`/carrier-units/${id}/reservations/${body.id}`);
      expect(over).toMatchObject({ endedOn: '2026-03-30', endReason: 'EXPIRED' });
      expect((await step(boss, over, 'releases', {})).body.code).toBe('CARRIER_RESERVATION.OVER');
      expect((await step(boss, over, 'renewals', {})).body.code).toBe('CARRIER_RESERVATION.OVER');
      expect((await reserve(boss, id, await readyProject())).status).toBe(201);
    });
    const ended = await app.sql('SELECT ended_on, end_reason FROM carrier_reservation WHERE id = $1', [
      body.id,
    ]);
    expect(ended).toMatchObject([{ end_reason: 'EXPIRED' }]);
  });

  it('the same project waits before it takes the same unit again', async () => {
    const { id } = await aUnit(operator);
    const projectId = await readyProject();
    await reserve(boss, id, projectId);
    await onDay('2026-04-29', async () => {
      expect((await reserve(boss, id, projectId)).body.errors).toMatchObject([{ code: 'TOO_SOON_AGAIN' }]);
    });
    await onDay('2026-04-30', async () => {
      expect((await reserve(boss, id, projectId)).status).toBe(201);
    });
  });
});

describe('POST …/renewals and …/releases', () => {
  let made: Shown;
  let projectId: string;
  beforeAll(async () => {
    projectId = await readyProject();
    made = (await reserve(boss, (await aUnit(operator)).id, projectId)).body;
  });

  it('renews once, from the last day on', async () => {
    expect((await step(boss, made, 'renewals', { untilOn: '2026-04-30' })).body.errors).toMatchObject([
      { code: 'TERM_OUT_OF_RANGE' },
    ]);
    expect((await step(townBoss, made, 'renewals', {})).status).toBe(403);
    const answer = await step(boss, made, 'renewals', {});
    expect(answer.body).toMatchObject({ untilOn: '2026-04-29', renewals: 1, version: 2 });
    expect((await step(boss, answer.body, 'renewals', {})).body.errors).toMatchObject(
      [{ code: 'NO_RENEWAL_LEFT' }, { code: 'TERM_OUT_OF_RANGE' }].slice(0, 1),
    );
    expect((await step(boss, made, 'renewals', {}, 1)).status).toBeGreaterThanOrEqual(412);
  });

  it('releases before the time, with the version that the caller saw', async () => {
    const { version } = (await boss.get<Shown>(`/carrier-units/${made['unitId']}/reservations/${made.id}`))
      .body;
    expect((await step(boss, made, 'releases', {}, version - 1)).status).toBe(412);
    const answer = await step(boss, made, 'releases', { reason: '客户改选其他楼层' }, version);
    expect(answer.body).toMatchObject({ endReason: 'RELEASED', endedOn: START });
    expect(await look(operator, made['unitId'] as string)).toMatchObject({ status: 'VACANT' });
    expect((await step(boss, answer.body, 'releases', {})).body.code).toBe('CARRIER_RESERVATION.OVER');
    const [entry] = await app.sql<{ reason: string }>(
      `SELECT reason FROM audit_entry WHERE subject_id = $1 AND action = 'carrier_reservation.ended'`,
      [made.id],
    );
    expect(entry?.reason).toBe('客户改选其他楼层');
  });

  it('a slip that was closed on its first day does not make the project wait', async () => {
    expect((await reserve(boss, made['unitId'] as string, projectId)).status).toBe(201);
  });
});

describe('for which project (class V2)', () => {
  it('is told to those who read the project, and hidden from the others on every path', async () => {
    const { id, carrierId } = await aUnit(operator);
    const projectId = await readyProject();
    const { body } = await reserve(boss, id, projectId, { note: '示例隐语之预留说明' });
    const paths = ['', '/reservations', `/reservations/${body.id}`, '/history'].map(
      (rest) => `/carrier-units/${id}${rest}`,
    );
    for (const path of [...paths, `/carrier-units?carrierId=${carrierId}`]) {
      const { status, text } = await town.get(path);
      expect([path, status, text.includes(projectId), text.includes('隐语')]).toEqual([
        path,
        200,
        false,
        false,
      ]);
    }
    expect(await look(town, id)).toMatchObject({ status: 'RESERVED', reservedUntil: '2026-03-30' });
    const filtered = `/carrier-units?reservedForProjectId=${projectId}&count=true`;
    expect((await town.get<{ total: number }>(filtered)).body.total).toBe(0);
    expect((await operator.get<{ total: number }>(filtered)).body.total).toBe(1);
    expect((await operator.get(paths[1] as string)).text).toContain('示例隐语之预留说明');
  });
});

describe('another use of a reserved unit', () => {
  it('is set by those who decide about the reservation, which ends it; others are refused', async () => {
    const place = await carrier(poolAdmin, { operatorUnitId: town.unitId });
    const { id } = await unit(poolAdmin, place.id);
    const { body } = await reserve(boss, id, await readyProject());
    for (const change of [
      () => town.patch<Refused>(`/carrier-units/${id}`, { status: 'LEASED' }, 2),
      () => town.delete<Refused>(`/carrier-units/${id}`, 2),
    ]) {
      const refused = await change();
      expect([refused.status, refused.body.code]).toEqual([409, 'CARRIER_UNIT.RESERVED']);
      expect(refused.body.detail).toContain('2026-03-30');
    }
    expect((await town.patch(`/carrier-units/${id}`, { floor: '7' }, 2)).status).toBe(200);
    const answer = await townBoss.patch<Shown>(`/carrier-units/${id}`, { status: 'LEASED' }, 3);
    expect(answer.body).toMatchObject({ status: 'LEASED', reservedUntil: null });
    const { body: over } = await boss.get<Shown>(`/carrier-units/${id}/reservations/${body.id}`);
    expect(over).toMatchObject({ endReason: 'TAKEN', endedOn: START });
  });
});

describe('moves of the project', () => {
  it('T32 releases what a dormant project holds, and nothing else', async () => {
    const projectId = await readyProject();
    const held = [await aUnit(operator), await aUnit(operator)];
    for (const { id } of held) await reserve(boss, id, projectId);
    const beside = await aUnit(operator);
    await reserve(boss, beside.id, await readyProject());
    const outcome = { effects: ['RELEASE_CARRIER'], after: { id: projectId } } as never;
    const effects = app.app.get(MoveEffects, { strict: false });
    await app.app.get(UnitOfWork, { strict: false }).run(() => effects.carryOut(null, outcome));
    for (const { id } of held) expect((await look(operator, id))['status']).toBe('VACANT');
    expect((await look(operator, beside.id))['status']).toBe('RESERVED');
    const ends = await app.sql<{ end_reason: string; actor: string | null }>(
      `SELECT r.end_reason, a.actor_id AS actor FROM carrier_reservation r
       JOIN audit_entry a ON a.subject_id = r.id AND a.action = 'carrier_reservation.ended' WHERE r.project_id = $1`,
      [projectId],
    );
    expect(ends).toEqual([
      { end_reason: 'PROJECT_DORMANT', actor: null },
      { end_reason: 'PROJECT_DORMANT', actor: null },
    ]);
  });
});

describe('POST /settings/carrier.reservation/values', () => {
  it('changes the term from a day on', async () => {
    const value = { maxDays: 15, renewals: 0, againAfterDays: 0, fromStage: 'S3' };
    const answer = await poolAdmin.post('/settings/carrier.reservation/values', {
      ...{ value, effectiveFrom: '2026-06-01', source: '示例会议纪要' },
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    await onDay('2026-06-01', async () => {
      const { id } = await aUnit(operator);
      const { body } = await reserve(boss, id, await readyProject(operator, { stage: 'S3' }));
      expect(body).toMatchObject({ untilOn: '2026-06-15' });
      expect((await step(boss, body, 'renewals', {})).body.errors).toMatchObject([
        { code: 'NO_RENEWAL_LEFT' },
      ]);
    });
  });
});
