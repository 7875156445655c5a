import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../src/platform/kernel/domain-error.js';
import { register } from '../support/companies.js';
import {
  aCounterpart,
  meet,
  type ProtectionBody,
  protectionOf,
  type Rivals,
  report,
  rivals,
  startTimedApp,
  type TimedApp,
} from '../support/protections.js';
import type { Answer, SignedIn } from '../support/users.js';

let app: TimedApp;
let us: Rivals;
let company: string;

beforeAll(async () => {
  app = await startTimedApp('2026-03-02T10:00:00+08:00');
  us = await rivals(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.at('2026-03-02');
  company = (await register(us.ours)).id;
});

/** A report right of ours that was just registered. */
const reported = async (): Promise<string> => (await report(app, us.ours, company)) as string;

const act = async (user: SignedIn, id: string, noun: string, body: object, version?: number) =>
  user.post<ProtectionBody & { errors?: { code: string }[] }>(`/protections/${id}/${noun}`, body, {
    'If-Match': `"${version ?? (await protectionOf(us.poolAdmin, id)).version}"`,
  });

const refusal = async (work: Promise<unknown>): Promise<DomainError> =>
  work.then(
    () => {
      throw new Error('it was let through');
    },
    (error: unknown) => error as DomainError,
  );

async function activeRows(companyId = company): Promise<number> {
  const [row] = await app.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM protection WHERE scope_id = company_scope($1) AND status = 'ACTIVE'`,
    [companyId],
  );
  return row?.n ?? -1;
}

async function fileOf(user: SignedIn): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob(['示例,来函\n'], { type: 'text/csv' }), '示例来函.csv');
  const response = await fetch(`${app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${user.token}` },
    body: form,
  });
  return ((await response.json()) as { id: string }).id;
}

describe('the report right', () => {
  it('lasts 30 calendar days from the server time of the registration', async () => {
    app.at('2026-03-02T23:50:00+08:00');
    const found = await protectionOf(us.ours, await reported());
    expect(found).toMatchObject({
      ...{ kind: 'REPORT', status: 'ACTIVE', startsOn: '2026-03-02', endsOn: '2026-04-01' },
      ...{ renewals: 0, basisType: 'LEAD', daysLeft: 30, firstRegisteredOn: '2026-03-02' },
    });
    expect(found.events.map(({ event }) => event)).toEqual(['STARTED']);
  });

  it('shuts the door to another unit, and not to its own', async () => {
    const id = await reported();
    const error = await refusal(report(app, us.theirs, company));
    expect(error).toBeInstanceOf(DomainError);
    expect(error.code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    expect(error.details.extensions).toEqual({
      protection: {
        exists: true,
        ownerUnitName: expect.any(String),
        protectionUntil: '2026-04-01',
        liaisonPhoneOfUnit: '021-52560001',
      },
    });
    expect(await report(app, us.boss, company)).toBe(id);
    expect(await activeRows()).toBe(1);
  });

  it.each([
    ['2026-04-01T23:50:00+08:00', false],
    ['2026-04-02T00:10:00+08:00', true],
  ])('at %s another unit gets in: %s, though no job has run', async (instant, isOpen) => {
    const first = await reported();
    app.at(instant);
    const second = await report(app, us.theirs, company).catch((error: DomainError) => error.code);
    if (!isOpen) return expect(second).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    expect(await protectionOf(us.poolAdmin, second as string)).toMatchObject({
      ...{ startsOn: '2026-04-02', unitId: us.theirs.unitId },
    });
    expect(await protectionOf(us.poolAdmin, first)).toMatchObject({
      ...{ status: 'EXPIRED', endedOn: '2026-04-01', endReason: 'TERM_OVER' },
    });
  });

  it('reads as expired the day after, though nothing marked it', async () => {
    const id = await reported();
    app.at('2026-04-02T00:10:00+08:00');
    expect(await protectionOf(us.ours, id)).toMatchObject({
      ...{ status: 'EXPIRED', endedOn: '2026-04-01', endReason: 'TERM_OVER', daysLeft: null },
    });
    const [row] = await app.sql<{ status: string }>('SELECT status FROM protection WHERE id = $1', [id]);
    expect(row?.status).toBe('ACTIVE');
    expect((await us.theirs.get(`/companies/${company}/protection`)).body).toMatchObject({ exists: false });
  });

  it.each([
    ['a resident company', { parkRelation: 'RESIDENT' }, {}],
    ['a matter that leaders gave to a unit', {}, { sourceChannel: 'LEADER_ASSIGNED' }],
  ])('does not begin for %s', async (_case, changes, more) => {
    company = (await register(us.ours, changes)).id;
    expect(await report(app, us.ours, company, more)).toBeNull();
    expect(await activeRows()).toBe(0);
  });

  it('covers the group and the companies above and below', async () => {
    const daughter = (await register(us.ours, { parentCompanyId: company })).id;
    const branch = (await register(us.ours, { parentCompanyId: daughter, entityType: 'BRANCH' })).id;
    await report(app, us.ours, daughter);
    for (const id of [company, daughter, branch]) {
      expect((await us.theirs.get(`/companies/${id}/protection`)).body).toMatchObject({ exists: true });
      expect((await refusal(report(app, us.theirs, id))).code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    }
    expect((await us.ours.get(`/companies/${branch}/protection`)).body).toMatchObject({
      protections: [{ companyId: daughter }],
    });
  });

  it('covers every company of one group, and no other', async () => {
    const sister = (await register(us.ours)).id;
    const stranger = (await register(us.ours)).id;
    const [group] = await app.sql<{ id: string }>(
      `INSERT INTO company_group (id, name, name_key, created_at, updated_at)
       VALUES (gen_random_uuid(), '示例集团', gen_random_uuid()::text, now(), now()) RETURNING id`,
    );
    await app.sql(`UPDATE company SET group_id = $1, group_name = '示例集团' WHERE id = ANY ($2::uuid[])`, [
      group?.id,
      [company, sister],
    ]);
    const id = await reported();
    expect(await protectionOf(us.poolAdmin, id)).toMatchObject({ groupId: group?.id });
    expect((await refusal(report(app, us.theirs, sister))).code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    expect(await report(app, us.theirs, stranger)).not.toBeNull();
  });
});

describe('the negotiation right', () => {
  it('begins with the first substantive talk inside the term, and lasts 90 days from it', async () => {
    const id = await reported();
    app.at('2026-03-20');
    await meet(app, us.ours, company, { call: true });
    expect(await protectionOf(us.ours, id)).toMatchObject({ kind: 'REPORT', endsOn: '2026-04-01' });
    const talk = await meet(app, us.ours, company, { on: '2026-03-18' });
    const after = await protectionOf(us.ours, id);
    expect(after).toMatchObject({
      ...{ kind: 'NEGOTIATION', endsOn: '2026-06-16', startsOn: '2026-03-02', periodStartsOn: '2026-03-18' },
      ...{ basisType: 'INTERACTION', basisId: talk.id },
    });
    expect(after.events.map(({ event }) => event)).toEqual(['STARTED', 'UPGRADED']);
    await meet(app, us.ours, company);
    expect(await protectionOf(us.ours, id)).toEqual(after);
  });

  it.each<[string, string, string]>([
    ['a talk before the registration', '2026-03-05', '2026-03-01'],
    ['a talk entered more than 15 days late', '2026-03-28', '2026-03-12'],
  ])('does not begin with %s', async (_case, today, on) => {
    const id = await reported();
    app.at(today);
    await meet(app, us.ours, company, { on });
    expect(await protectionOf(us.ours, id)).toMatchObject({ kind: 'REPORT', endsOn: '2026-04-01' });
  });

  it('does not begin for a report that has run out, whatever day the talk bears', async () => {
    const id = await reported();
    app.at('2026-04-03');
    await meet(app, us.ours, company, { on: '2026-03-30' });
    expect(await protectionOf(us.ours, id)).toMatchObject({ kind: 'REPORT', status: 'EXPIRED' });
  });

  it('does not begin with a talk of another unit, which counts as co-operation', async () => {
    const id = await reported();
    app.at('2026-03-10');
    expect(await meet(app, us.theirs, company)).toMatchObject({ isCooperative: true });
    expect(await protectionOf(us.ours, id)).toMatchObject({ kind: 'REPORT' });
    expect(await meet(app, us.ours, company)).toMatchObject({ isCooperative: false });
    expect(await activeRows()).toBe(1);
  });

  it('goes back when the talk is taken back, and on with the next one', async () => {
    const id = await reported();
    app.at('2026-03-10');
    const contactId = await aCounterpart(us.ours, company);
    const first = await meet(app, us.ours, company, { on: '2026-03-08', contactId });
    const second = await meet(app, us.ours, company, { on: '2026-03-09', contactId });
    await us.ours.delete(`/interactions/${first.id}`, first.version);
    expect(await protectionOf(us.ours, id)).toMatchObject({ endsOn: '2026-06-07', basisId: second.id });
    const corrected = await us.ours.patch(
      `/interactions/${second.id}`,
      { progressType: 'NONE' },
      second.version,
    );
    expect(corrected.status).toBe(200);
    const back = await protectionOf(us.ours, id);
    expect(back).toMatchObject({ kind: 'REPORT', endsOn: '2026-04-01', basisType: 'LEAD' });
    expect((await us.ours.post(`/interactions/${first.id}/restore`)).status).toBe(200);
    expect(await protectionOf(us.ours, id)).toMatchObject({ kind: 'NEGOTIATION', endsOn: '2026-06-06' });
  });

  it('of a talk entered before its lead begins with the lead', async () => {
    await meet(app, us.ours, company);
    expect(await protectionOf(us.ours, await reported())).toMatchObject({
      ...{ kind: 'NEGOTIATION', endsOn: '2026-05-31' },
    });
  });
});

describe('POST /protections/{id}/renewals', () => {
  /** A negotiation right through 2026-06-01 with what a renewal asks for. */
  async function renewable(): Promise<string> {
    const id = await reported();
    app.at('2026-03-03');
    await meet(app, us.ours, company);
    for (const day of ['2026-03-25', '2026-04-20', '2026-05-15']) {
      app.at(day);
      await meet(app, us.ours, company, { call: true });
    }
    return id;
  }

  it('adds 60 days, the first time by the supervisor, the second by the pool administrator', async () => {
    const id = await renewable();
    app.at('2026-05-25');
    const first = await act(us.boss, id, 'renewals', {});
    expect([first.status, first.body]).toMatchObject([200, { endsOn: '2026-07-31', renewals: 1 }]);
    app.at('2026-06-10');
    await meet(app, us.ours, company, { call: true });
    app.at('2026-07-05');
    await meet(app, us.ours, company);
    app.at('2026-07-25');
    expect((await act(us.boss, id, 'renewals', {})).body).toMatchObject({ code: 'PROTECTION.RENEWAL_ROLE' });
    const second = await act(us.poolAdmin, id, 'renewals', { reason: '示例：合同谈判中' });
    expect([second.status, second.body]).toMatchObject([200, { endsOn: '2026-09-29', renewals: 2 }]);
    expect(second.body.events.map(({ event }) => event)).toEqual([
      'STARTED',
      'UPGRADED',
      'RENEWED',
      'RENEWED',
    ]);
    for (const day of ['2026-08-15', '2026-09-10']) {
      app.at(day);
      await meet(app, us.ours, company);
    }
    app.at('2026-09-25');
    const third = await act(us.poolAdmin, id, 'renewals', {});
    expect([third.status, third.body.errors?.map(({ code }) => code)]).toEqual([422, ['RENEWALS_USED_UP']]);
  });

  it('is refused too early and without follow-ups, with every reason, and writes nothing', async () => {
    const id = await reported();
    const answer = await act(us.boss, id, 'renewals', {});
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ code }) => code)).toEqual([
      ...['TOO_EARLY', 'FOLLOW_UPS_MISSING', 'SUBSTANCE_MISSING'],
    ]);
    expect(await protectionOf(us.ours, id)).toMatchObject({ renewals: 0, version: 1 });
  });

  it('does not bring back what was lost by silence and not marked yet', async () => {
    const id = await reported();
    app.at('2026-03-03');
    await meet(app, us.ours, company);
    await meet(app, us.ours, company, { call: true });
    app.at('2026-05-25');
    const answer = await act(us.boss, id, 'renewals', {});
    expect(answer.body.errors?.map(({ code }) => code)).toEqual(['PROTECTION_OVER']);
    expect((await act(us.boss, id, 'releases', { reason: '企业转向外省市，不再跟进' })).body).toMatchObject({
      ...{ code: 'PROTECTION.OVER', params: { endedOn: '2026-04-02' } },
    });
  });

  it('of one midnight too late is refused', async () => {
    const id = await renewable();
    app.at('2026-06-01T23:50:00+08:00');
    const { version } = await protectionOf(us.boss, id);
    app.at('2026-06-02T00:10:00+08:00');
    const answer = await act(us.boss, id, 'renewals', {}, version);
    expect(answer.body.errors?.map(({ code }) => code)).toEqual(['PROTECTION_OVER']);
  });

  it('against a claim of another unit at midnight ends one way or the other (F24)', async () => {
    const id = await renewable();
    app.at('2026-06-02T00:10:00+08:00');
    const { version } = await protectionOf(us.boss, id);
    const outcomes = await Promise.all([
      act(us.boss, id, 'renewals', {}, version).then(({ status }) => status),
      report(app, us.theirs, company).then(
        () => 201,
        () => 409,
      ),
      act(us.boss, id, 'renewals', {}, version).then(({ status }) => status),
    ]);
    expect(outcomes).toEqual([expect.any(Number), 201, expect.any(Number)]);
    // The renewal loses whichever came first: over by date (422), or a version behind (412).
    for (const status of [outcomes[0], outcomes[2]]) expect([412, 422]).toContain(status);
    expect(await activeRows()).toBe(1);
    expect(await protectionOf(us.poolAdmin, id)).toMatchObject({ status: 'EXPIRED', renewals: 0 });
  });

  it('twice at once renews once', async () => {
    const id = await renewable();
    app.at('2026-05-25');
    const { version } = await protectionOf(us.boss, id);
    const statuses = await Promise.all(
      Array.from({ length: 8 }, async () => (await act(us.boss, id, 'renewals', {}, version)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412 || status === 422)).toHaveLength(7);
    expect(await protectionOf(us.boss, id)).toMatchObject({ renewals: 1, endsOn: '2026-07-31' });
  });

  it('needs If-Match, the right role and sight of the record', async () => {
    const id = await reported();
    expect((await us.boss.post(`/protections/${id}/renewals`, {})).status).toBe(428);
    expect((await act(us.ours, id, 'renewals', {})).status).toBe(403);
    expect((await act(us.theirBoss, id, 'renewals', {})).status).toBe(404);
  });
});

describe('giving up and taking away', () => {
  it('opens the company at once when the unit gives it up', async () => {
    const id = await reported();
    const answer = await act(us.boss, id, 'releases', { reason: '企业转向外省市，不再跟进' });
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { status: 'RELEASED', endReason: 'GIVEN_UP', endedOn: '2026-03-02' },
    ]);
    expect(await report(app, us.theirs, company)).not.toBeNull();
    expect((await act(us.boss, id, 'releases', { reason: '企业转向外省市，不再跟进' })).status).toBe(409);
  });

  it('asks for the paper of an investor who refuses the unit, and keeps it with the record', async () => {
    const id = await reported();
    const body = { endReason: 'INVESTOR_REFUSAL', reason: '企业来函说明不再与该单位接洽' };
    expect((await act(us.boss, id, 'revocations', body)).status).toBe(403);
    expect((await act(us.poolAdmin, id, 'revocations', body)).body).toMatchObject({
      code: 'PROTECTION.PAPER_MISSING',
    });
    const foreign = await fileOf(us.theirs);
    expect((await act(us.poolAdmin, id, 'revocations', { ...body, fileId: foreign })).body).toMatchObject({
      code: 'PROTECTION.FILE_MISSING',
    });
    const fileId = await fileOf(us.poolAdmin);
    const answer = await act(us.poolAdmin, id, 'revocations', { ...body, fileId });
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'REVOKED' }]);
    expect((await us.boss.get(`/files/${fileId}`)).status).toBe(200);
    expect((await us.theirBoss.get(`/files/${fileId}`)).status).toBe(404);
  });

  it('leaves a tender open to everybody afterwards', async () => {
    const id = await reported();
    const fileId = await fileOf(us.poolAdmin);
    const body = { endReason: 'PUBLIC_TENDER', reason: '该地块将公开招标出让，不设保护', fileId };
    expect((await act(us.poolAdmin, id, 'revocations', body)).status).toBe(200);
    expect(await report(app, us.theirs, company)).toBeNull();
    expect(await activeRows()).toBe(0);
  });
});

describe('early loss', () => {
  it('comes 30 days after the last follow-up of the unit, by the fact of the date', async () => {
    const id = await reported();
    app.at('2026-03-03');
    await meet(app, us.ours, company);
    app.at('2026-04-02T23:50:00+08:00');
    expect((await refusal(report(app, us.theirs, company))).code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    app.at('2026-04-03T00:10:00+08:00');
    expect(await report(app, us.theirs, company)).not.toBeNull();
    expect(await protectionOf(us.ours, id)).toMatchObject({
      ...{ status: 'EXPIRED', endReason: 'NO_FOLLOW_UP', endedOn: '2026-04-02' },
    });
  });

  it('comes ten working days after the person left, unless somebody is named', async () => {
    const leaver = us.boss;
    const [gone, stays] = [
      await reported(),
      (await report(app, us.ours, (await register(us.ours)).id)) as string,
    ];
    for (const id of [gone, stays]) expect((await patchPerson(id, leaver.userId)).status).toBe(200);
    // Monday; ten working days later is Monday the 16th.
    await app.sql(
      `INSERT INTO audit_entry (id, recorded_at, actor_name, request_id, action, subject_type, subject_id, changes)
       VALUES (gen_random_uuid(), '2026-03-02T11:00:00+08:00', '示例', 'test', 'user.updated', 'user', $1,
         '{"status": ["ACTIVE", "LEFT"]}')`,
      [leaver.userId],
    );
    await app.sql(`UPDATE app_user SET status = 'LEFT' WHERE id = $1`, [leaver.userId]);
    app.at('2026-03-16T23:50:00+08:00');
    expect((await patchPerson(stays, us.ours.userId)).status).toBe(200);
    expect((await refusal(report(app, us.theirs, company))).code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    app.at('2026-03-17T00:10:00+08:00');
    expect(await report(app, us.theirs, company)).not.toBeNull();
    expect(await protectionOf(us.poolAdmin, gone)).toMatchObject({
      ...{ endReason: 'PERSON_LEFT', endedOn: '2026-03-16' },
    });
    expect(await protectionOf(us.poolAdmin, stays)).toMatchObject({ status: 'ACTIVE' });
    await app.sql(`UPDATE app_user SET status = 'ACTIVE' WHERE id = $1`, [leaver.userId]);
  });

  const patchPerson = async (id: string, userId: string): Promise<Answer> =>
    us.poolAdmin.patch(`/protections/${id}`, { userId }, (await protectionOf(us.poolAdmin, id)).version);

  it('names nobody of another unit', async () => {
    const answer = await patchPerson(await reported(), us.theirs.userId);
    expect(answer.body).toMatchObject({ code: 'PROTECTION.PERSON_MISSING' });
  });
});

describe('POST /protections', () => {
  it('lets the pool administrator protect a business line by itself', async () => {
    await reported();
    const body = { companyId: company, unitId: us.theirs.unitId, scopeNote: '体外诊断试剂业务' };
    expect((await us.boss.post('/protections', body)).status).toBe(403);
    const answer = await us.poolAdmin.post<ProtectionBody>('/protections', body);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { kind: 'REPORT', scopeNote: '体外诊断试剂业务', basisType: 'ASSIGNMENT', endsOn: '2026-04-01' },
    ]);
    expect((await us.poolAdmin.post('/protections', body)).body).toMatchObject({
      code: 'PROTECTION.LINE_TAKEN',
    });
    // Both units may go on; a third may not.
    for (const user of [us.ours, us.theirs]) expect(await report(app, user, company)).not.toBeNull();
    expect((await refusal(report(app, us.poolAdmin, company))).code).toBe('PROTECTION.HELD_BY_OTHER_UNIT');
    expect((await us.theirs.get(`/companies/${company}/protection`)).body).toMatchObject({
      protections: [{ id: answer.body.id }],
    });
  });
});

describe('GET /protections', () => {
  it('finds what ends within so many days, by company, kind, state and unit', async () => {
    const id = await reported();
    const ids = async (query: string) =>
      (
        await us.poolAdmin.get<{ items: { id: string }[] }>(`/protections?companyId=${company}${query}`)
      ).body.items.map((item) => item.id);
    app.at('2026-03-25T00:10:00+08:00');
    expect(await ids('&expiringIn=7')).toEqual([id]);
    expect(await ids('&expiringIn=6')).toEqual([]);
    expect(await ids('&status=ACTIVE&kind=REPORT')).toEqual([id]);
    expect(await ids(`&unitId=${us.theirs.unitId}`)).toEqual([]);
    app.at('2026-04-02');
    expect(await ids('&status=EXPIRED')).toEqual([id]);
    expect(await ids('&status=ACTIVE')).toEqual([]);
    expect(await ids('&expiringIn=30')).toEqual([]);
  });
});
