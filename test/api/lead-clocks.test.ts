import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lead } from '../../src/features/leads/lead.entity.js';
import { dueSteps, lateMarks } from '../../src/features/leads/lead-clock.rules.js';
import { NightlyTasks } from '../../src/platform/jobs/nightly-tasks.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ASSESSMENT, aLead, type LeadBody, type LeadProblem, registered, step } from '../support/leads.js';
import { openSession, requestsOf, type SignedIn, signIn } from '../support/users.js';

interface Page {
  items: LeadBody[];
}
interface Notice {
  recipient_id: string;
  kind: string;
  due_on: string;
}

/** The clock of the server under test: it stands until it is set. */
const clock = { instant: new Date('2026-11-24T10:00:00+08:00'), now: () => clock.instant };
const set = (text: string) => {
  clock.instant = new Date(`${text}+08:00`);
};

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let poolAdmin: SignedIn;
let department: SignedIn;

beforeAll(async () => {
  app = await startTestApp({ clock });
  [specialist, supervisor, poolAdmin, department] = (await Promise.all([
    signIn(app),
    signIn(app, { roles: ['SUPERVISOR'] }),
    signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' }),
    signIn(app, { roles: ['DEPT_USER'], unitCode: 'DIST_COMMERCE' }),
  ])) as [SignedIn, SignedIn, SignedIn, SignedIn];
});
afterAll(() => app.close());

/** Access tokens live for minutes: a new session after the clock was moved. */
async function signInAgain(): Promise<void> {
  for (const who of [specialist, supervisor, poolAdmin, department]) {
    const { token } = await openSession(app, who.userId);
    Object.assign(who, { token, ...requestsOf(app, token) });
  }
}
const at = async (text: string) => {
  set(text);
  await signInAgain();
};

const marks = async (id: string) => (await specialist.get<LeadBody>(`/leads/${id}`)).body.lateMarks;
const late = async (query: string) =>
  (await supervisor.get<Page>(`/leads?limit=200&${query}`)).body.items.map(({ id }) => id);

describe('late marks follow the day in Shanghai', () => {
  it('at 00:10 and 23:50, over a month end and a weekend', async () => {
    await at('2026-11-27T23:50:00'); // a Friday
    const evening = await registered(specialist);
    expect(evening).toMatchObject({
      ...{ registeredOn: '2026-11-27', respondDueOn: '2026-11-30', feedbackDueOn: '2026-12-04' },
    });
    await at('2026-11-28T00:10:00'); // Saturday, still Friday in UTC
    const night = await registered(specialist);
    expect(night).toMatchObject({
      ...{ registeredOn: '2026-11-28', respondDueOn: '2026-11-30', feedbackDueOn: '2026-12-05' },
    });
    await at('2026-11-30T23:50:00'); // the last minutes of the last good day and of the month
    expect([await marks(evening.id), await marks(night.id)]).toEqual([[], []]);
    expect(await late('late=RESPOND')).toEqual([]);
    await at('2026-12-01T00:10:00'); // 16:10 of 30 November in UTC
    expect([await marks(evening.id), await marks(night.id)]).toEqual([['RESPOND'], ['RESPOND']]);
    expect((await late('late=RESPOND')).sort()).toEqual([evening.id, night.id].sort());
    await at('2026-12-04T23:50:00');
    expect(await marks(evening.id)).toEqual(['RESPOND']);
    await at('2026-12-05T00:10:00');
    expect(await marks(evening.id)).toEqual(['RESPOND', 'FEEDBACK']);
    expect(await marks(night.id)).toEqual(['RESPOND']);
    expect(await late('late=FEEDBACK')).toEqual([evening.id]);
    expect((await late('late=FEEDBACK,RESPOND')).sort()).toEqual([evening.id, night.id].sort());
  });

  it('gives a lead of a year its number, by the Shanghai year', async () => {
    await at('2026-12-31T16:30:00'); // 08:30 UTC
    expect((await registered(specialist)).code).toMatch(/^XS-2026-/);
  });

  it('over 国庆: eight days off, and a Saturday that is worked', async () => {
    await at('2025-09-30T17:00:00');
    const lead = await registered(specialist);
    expect(lead).toMatchObject({ respondDueOn: '2025-10-09', feedbackDueOn: '2025-10-07' });
    await at('2025-10-09T09:00:00');
    const assigned = await step(supervisor, lead.id, 'assignments', { assigneeId: specialist.userId });
    // Friday, the Saturday that is worked, Monday.
    expect(assigned.body['assessDueOn']).toBe('2025-10-13');
    expect(await marks(lead.id)).toEqual(['FEEDBACK']);
  });

  it('a step done late keeps its mark; an assessment that is resumed starts again', async () => {
    await at('2026-11-23T10:00:00');
    const lead = await registered(specialist);
    await at('2026-11-25T10:00:00');
    await step(supervisor, lead.id, 'assignments', { assigneeId: specialist.userId });
    await step(specialist, lead.id, 'transitions', { move: 'BEGIN' });
    await specialist.post(`/leads/${lead.id}/feedbacks`, { text: '已联系' });
    await at('2026-12-01T10:00:00');
    expect(await marks(lead.id)).toEqual(['RESPOND', 'ASSESS']);
    await step(specialist, lead.id, 'transitions', { move: 'PARK', reason: '等企业董事会' });
    await at('2026-12-07T10:00:00');
    expect(await marks(lead.id)).toEqual(['RESPOND', 'ASSESS']);
    const resumed = await step(specialist, lead.id, 'transitions', { move: 'RESUME' });
    expect(resumed.body).toMatchObject({ assessDueOn: '2026-12-10', lateMarks: ['RESPOND'] });
    // Two weeks after the word of 25 November.
    expect(resumed.body).toMatchObject({ reportDueOn: '2026-12-09', dueSteps: ['ASSESS', 'REPORT'] });
    await at('2026-12-10T10:00:00');
    expect(await marks(lead.id)).toEqual(['RESPOND', 'REPORT']);
    const word = await specialist.post<{ wasLate: boolean }>(`/leads/${lead.id}/feedbacks`, {
      text: '仍在等',
    });
    expect(word.body.wasLate).toBe(true);
    expect(await marks(lead.id)).toEqual(['RESPOND']);
  });

  it('shows each person a work list by date', async () => {
    await at('2026-11-23T10:00:00');
    const lead = await registered(specialist, { title: '工作清单示例' });
    await step(supervisor, lead.id, 'assignments', { assigneeId: specialist.userId });
    const mine = async (query: string) =>
      (await specialist.get<Page>(`/leads?q=工作清单示例&assignedTo=me&${query}`)).body.items.map(
        ({ id }) => id,
      );
    expect(await mine('due=ASSESS&dueOnTo=2026-11-25')).toEqual([]);
    expect(await mine('due=ASSESS&dueOnTo=2026-11-26')).toEqual([lead.id]);
    expect(await mine('due=FEEDBACK&dueOnTo=2026-11-26')).toEqual([]);
    expect(await mine('dueOnTo=2026-11-26&sort=nextDueOn')).toEqual([lead.id]);
  });

  it('lets a lead keep the terms of its first day', async () => {
    await at('2026-11-16T10:00:00');
    const before = await registered(specialist);
    const put = await poolAdmin.post('/settings/lead.clocks/values', {
      value: {
        ...{ respondWorkingDays: 2, assessWorkingDays: 5, assessComplexWorkingDays: 9 },
        ...{ feedbackDays: 10, reportEveryDays: 30 },
      },
      effectiveFrom: '2026-11-17',
      source: '示例文号',
    });
    expect([put.status, put.text]).toEqual([201, expect.any(String)]);
    await at('2026-11-17T10:00:00');
    const after = await registered(specialist);
    expect([before['respondDueOn'], after['respondDueOn'], after['feedbackDueOn']]).toEqual([
      ...['2026-11-17', '2026-11-19', '2026-11-27'],
    ]);
    for (const [{ id }, due] of [
      [before, '2026-11-20'],
      [after, '2026-11-24'],
    ] as const) {
      const assigned = await step(supervisor, id, 'assignments', { assigneeId: specialist.userId });
      expect(assigned.body['assessDueOn']).toBe(due);
    }
    const [row] = await app.sql<{ s: object }>('SELECT settings_in_force AS s FROM lead WHERE id = $1', [
      after.id,
    ]);
    expect(row?.s).toMatchObject({ respondWorkingDays: 2, reportEveryDays: 30 });
    await app.sql(`DELETE FROM setting WHERE key = 'lead.clocks' AND effective_from = '2026-11-17'`);
  });

  it('answers clearly when the calendar of the year is not loaded, and stores nothing', async () => {
    const [latest] = await app.sql<{ y: number }>('SELECT max(year)::int AS y FROM working_calendar_year');
    await at(`${(latest as { y: number }).y}-12-31T10:00:00`);
    const [{ n: before }] = (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM lead')) as [
      { n: number },
    ];
    const answer = await specialist.post<LeadProblem & { params: { year: number } }>('/leads', aLead());
    expect([answer.status, answer.body.code]).toEqual([422, 'CALENDAR.YEAR_NOT_LOADED']);
    expect(answer.text).toContain(String((latest as { y: number }).y + 1));
    const [{ n: after }] = (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM lead')) as [
      { n: number },
    ];
    expect(after).toBe(before);
  });
});

describe('SQL and rules', () => {
  it('agree on 400 random lives', async () => {
    await at('2026-11-24T10:00:00');
    const template = await registered(specialist);
    let seed = 20261124;
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const day = (n: number) => new Date(Date.UTC(2026, 9, 20 + n)).toISOString().slice(0, 10);
    const maybe = (n: number) =>
      random(3) === 0 ? null : `${day(random(n))}T${['00:10', '12:00', '23:50'][random(3)]}:00+08:00`;
    const statuses = ['ASSIGNED', 'ASSESSING', 'PARKED', 'VALID', 'INVALID', 'TRANSFERRED'];
    const made = Array.from({ length: 400 }, () => {
      const feedbackAt = maybe(50);
      const status = statuses[random(statuses.length)] as string;
      const closed = ['INVALID', 'TRANSFERRED'].includes(status);
      return {
        ...{
          id: randomUUID(),
          code: `XS-9999-${randomUUID().slice(0, 8)}`,
          status,
          assignee_id: specialist.userId,
        },
        ...{
          responded_at: maybe(50) ?? `${day(1)}T10:00:00+08:00`,
          assessed_at: maybe(50),
          feedback_at: feedbackAt,
        },
        ...{ last_feedback_at: feedbackAt, closed_at: closed ? `${day(45)}T10:00:00+08:00` : null },
        ...{ assessment: ASSESSMENT, invalid_reason: status === 'INVALID' ? 'OTHER' : null },
        ...{ transferred_to_unit_id: status === 'TRANSFERRED' ? poolAdmin.unitId : null },
        ...{ respond_due_on: day(random(50)), assess_from_on: day(0), assess_due_on: day(random(50)) },
        ...{ feedback_due_on: day(random(50)), report_due_on: feedbackAt && day(random(50)) },
      };
    });
    await app.sql(
      `INSERT INTO lead SELECT (jsonb_populate_record(l, m)).* FROM lead l, jsonb_array_elements($2::jsonb) AS m WHERE l.id = $1`,
      [template.id, JSON.stringify(made)],
    );
    const instant = (text: string | null) => (text === null ? null : new Date(text));
    for (const today of ['2026-11-01', '2026-11-24', '2026-12-20']) {
      await at(`${today}T00:10:00`);
      const shown = new Map<string, LeadBody>();
      let cursor = '';
      do {
        const page: { body: { items: LeadBody[]; nextCursor: string | null } } = await supervisor.get(
          `/leads?limit=200&fields=id,lateMarks,dueSteps,nextDueOn${cursor}`,
        );
        for (const lead of page.body.items) shown.set(lead.id, lead);
        cursor = page.body.nextCursor ? `&cursor=${page.body.nextCursor}` : '';
      } while (cursor);
      for (const row of made) {
        const lead = {
          ...{ status: row.status as Lead['status'], respondedAt: instant(row.responded_at) },
          ...{ assessedAt: instant(row.assessed_at), feedbackAt: instant(row.feedback_at) },
          ...{ respondDueOn: row.respond_due_on, assessDueOn: row.assess_due_on },
          ...{ feedbackDueOn: row.feedback_due_on, reportDueOn: row.report_due_on },
        };
        const owed = dueSteps(lead);
        expect({ row, shown: shown.get(row.id) }).toEqual({
          row,
          shown: {
            id: row.id,
            lateMarks: lateMarks(lead, today),
            dueSteps: Object.keys(owed),
            nextDueOn: Object.values(owed).sort()[0] ?? null,
          },
        });
      }
    }
    await app.sql(`DELETE FROM lead WHERE code LIKE 'XS-9999-%'`);
  });
});

describe('the night', () => {
  const run = (day: string) =>
    app.app
      .get(NightlyTasks, { strict: false })
      .inOrder()
      .find(({ name }) => name === 'late-leads')
      ?.run(day);
  const noticesOf = async (id: string) =>
    (
      await app.sql<Notice>(
        `SELECT recipient_id, kind, due_on::text FROM notice WHERE subject_id = $1 ORDER BY kind, recipient_id`,
        [id],
      )
    ).map((notice) => [notice.kind, notice.recipient_id, notice.due_on]);

  it('tells the supervisors of a lead that nobody answers, once', async () => {
    await at('2026-03-02T10:00:00'); // a Monday
    const lead = await registered(specialist);
    await run('2026-03-03');
    expect(await noticesOf(lead.id)).toEqual([]);
    await run('2026-03-04');
    expect(await noticesOf(lead.id)).toEqual([['LEAD_RESPONSE_LATE', supervisor.userId, '2026-03-03']]);
    await run('2026-03-04');
    await run('2026-03-05');
    expect(await noticesOf(lead.id)).toHaveLength(1);
  });

  it('tells the assignee first and the supervisors a day later, of each step', async () => {
    await at('2026-03-02T10:00:00');
    const lead = await registered(specialist);
    await step(supervisor, lead.id, 'assignments', { assigneeId: specialist.userId });
    await run('2026-03-05');
    expect(await noticesOf(lead.id)).toEqual([]);
    await run('2026-03-06');
    expect(await noticesOf(lead.id)).toEqual([['LEAD_ASSESSMENT_LATE', specialist.userId, '2026-03-05']]);
    await run('2026-03-07');
    expect((await noticesOf(lead.id)).map(([, who]) => who).sort()).toEqual(
      [specialist.userId, supervisor.userId].sort(),
    );
    await run('2026-03-11');
    expect((await noticesOf(lead.id)).map(([kind, , due]) => [kind, due])).toEqual([
      ['LEAD_ASSESSMENT_LATE', '2026-03-05'],
      ['LEAD_ASSESSMENT_LATE', '2026-03-05'],
      ['LEAD_FEEDBACK_LATE', '2026-03-09'],
      ['LEAD_FEEDBACK_LATE', '2026-03-09'],
    ]);
  });

  it('tells pool administrators of a proposal that nobody takes', async () => {
    await at('2026-03-02T10:00:00');
    const lead = await registered(department);
    await run('2026-03-04');
    expect((await noticesOf(lead.id)).map(([, who]) => who)).toEqual([poolAdmin.userId]);
  });
});
