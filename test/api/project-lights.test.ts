import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import type { LandingMode, Level, PoolStatus, Stage } from '../../src/features/projects/project.codes.js';
import { levelOf, taxGradeOf } from '../../src/features/projects/project-level.rules.js';
import { activityOn, type Hold, type LightFacts } from '../../src/features/projects/project-light.rules.js';
import { lightFactor, probabilityOn } from '../../src/features/projects/project-probability.rules.js';
import { addDays } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { anInvestor, type ProjectBody } from '../support/projects.js';
import { type Answer, openSession, requestsOf, type SignedIn, signIn } from '../support/users.js';

const TODAY = '2026-11-23';
/** The server's day; a test moves it. */
let now = `${TODAY}T09:00:00+08:00`;

let app: TestApp;
let poolAdmin: SignedIn;
let owner: SignedIn;
let companyId: string;

beforeAll(async () => {
  app = await startTestApp({ clock: { now: () => new Date(now) } });
  poolAdmin = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  owner = await signIn(app);
  companyId = await anInvestor(owner);
});
afterAll(() => app.close());

/** A project as it may lie in the database, with the talks, advances and holds behind its clocks. */
interface Life {
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly level: Level;
  readonly landingMode: LandingMode | null;
  readonly dates: Readonly<Record<string, string | null>>;
  readonly validTalks: readonly string[];
  readonly substantiveTalks: readonly string[];
  /** Days of advances that were taken back, so that no milestone speaks of them. */
  readonly advances: readonly string[];
  readonly holds: readonly Hold[];
  /** Days on which confirmed money came in; what was entered and not confirmed comes in `unconfirmed`. */
  readonly receipts: readonly string[];
  readonly unconfirmed: readonly string[];
  readonly money: Readonly<Record<string, string | null>>;
  readonly hqIntent: string | null;
  readonly leaderSponsor: string | null;
  readonly override: { readonly points: number; readonly setOn: string } | null;
}

const MILESTONES = [
  ...['admitted_on', 'negotiating_on', 'evaluating_on', 'pre_signing_on', 'signed_on', 'registered_on'],
  ...['construction_start_on', 'opened_on'],
];

async function store(life: Life): Promise<string> {
  const id = randomUUID();
  const row: Record<string, unknown> = {
    ...{
      id,
      code: `XM-2026-${id.slice(0, 8)}`,
      name: '示例项目',
      project_kind: 'INVESTMENT',
      company_id: companyId,
    },
    ...{ pool_status: life.poolStatus, stage: life.stage, level: life.level, landing_mode: life.landingMode },
    ...{ first_report_unit_id: owner.unitId, owner_unit_id: owner.unitId, owner_user_id: owner.userId },
    ...life.dates,
    ...life.money,
    ...{ hq_intent: life.hqIntent, leader_sponsor: life.leaderSponsor },
    ...(life.poolStatus === 'ON_HOLD' ? { hold_until: '2099-01-01' } : {}),
    ...(life.poolStatus === 'EXITED' ? { exit_reason: 'OTHER', exited_on: TODAY } : {}),
    ...(life.override
      ? {
          probability_points: life.override.points,
          probability_set_on: life.override.setOn,
          probability_reason: '示例理由',
        }
      : {}),
    ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
  };
  const columns = Object.keys(row);
  await app.sql(
    `INSERT INTO project (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(row),
  );
  await app.sql(
    `INSERT INTO interaction (id, occurred_at, occurred_on, channel, company_id, project_id, unit_id, our_participants,
       summary, progress_type, is_backfilled, is_valid, is_substantive, created_at, created_by, updated_at)
     SELECT gen_random_uuid(), (t.day || ' 10:00+08')::timestamptz, t.day::date, 'MEETING', $1, $2, $3, ARRAY[$4::uuid],
       '示例', 'TERMS', NOT t.valid, t.valid, t.substantive, now(), $4, now()
     FROM json_to_recordset($5::json) AS t(day text, valid boolean, substantive boolean)`,
    [
      ...[companyId, id, owner.unitId, owner.userId],
      JSON.stringify([
        ...life.validTalks.map((day) => ({ day, valid: true, substantive: false })),
        ...life.substantiveTalks.map((day) => ({ day, valid: false, substantive: true })),
      ]),
    ],
  );
  await app.sql(
    `INSERT INTO stage_transition (id, project_id, transition_id, from_pool_status, from_stage, to_pool_status, to_stage,
       effective_on, at, actor_name, gate_result, settings_in_force, owner_unit_id, version_after)
     SELECT gen_random_uuid(), $1, 'T10', 'IN_POOL', 'S1', 'IN_POOL', 'S2', d::date, now(), '示例', '{}', '{}', $2, n
     FROM unnest($3::text[]) WITH ORDINALITY AS a (d, n)`,
    [id, owner.unitId, life.advances],
  );
  await app.sql(
    `INSERT INTO project_hold (id, project_id, stage, reason, started_on, until_on, ended_on, version_from)
     SELECT gen_random_uuid(), $1, 'S1', 'OTHER', (h->>'from')::date, '2099-01-01', (h->>'to')::date, 1
     FROM json_array_elements($2::json) h`,
    [id, JSON.stringify(life.holds)],
  );
  const receipts = [
    ...life.receipts.map((day) => ({ day, status: 'CONFIRMED', file: randomUUID() })),
    ...life.unconfirmed.map((day) => ({ day, status: 'ENTERED', file: randomUUID() })),
  ];
  if (receipts.length)
    await app.sql(
      `WITH r AS (SELECT * FROM json_to_recordset($1::json) AS r(day date, status text, file uuid)),
       f AS (INSERT INTO stored_file (id, sha256, size, media_type, original_name, uploaded_by, unit_id, created_at, updated_at)
         SELECT file, repeat('a', 64), 1, 'text/csv', '示例.csv', $2, $3, now(), now() FROM r)
       INSERT INTO funding_record (id, project_id, funding_type, amount_wan, received_on, evidence_type, file_id, status,
         confirming_unit_id, entered_by_unit, decided_by, decided_at, settings_in_force, created_at, created_by, updated_at)
       SELECT gen_random_uuid(), $4, 'DOMESTIC_PAID_IN', 1, day, 'BANK_RECEIPT', file, status, $3, $3,
         CASE WHEN status = 'CONFIRMED' THEN $5::uuid END, CASE WHEN status = 'CONFIRMED' THEN now() END, '{}', now(), $2, now()
       FROM r`,
      [JSON.stringify(receipts), owner.userId, owner.unitId, id, poolAdmin.userId],
    );
  return id;
}

/** What the rules say of the same life. */
function byRules(life: Life, day: string) {
  const settings = DEFAULT_POOL_SETTINGS;
  const date = (name: string) => life.dates[name] ?? null;
  const latest = (days: readonly (string | null)[]) =>
    days.reduce((last, one) => (one !== null && one <= day && one > (last ?? '') ? one : last), null);
  const admittedOn = date('admitted_on');
  const lastFollowUpOn = latest(life.validTalks);
  const lastProgressOn = latest([
    ...[...life.substantiveTalks, ...life.advances, ...life.receipts],
    ...MILESTONES.map(date),
  ]);
  const facts = {
    ...{ level: life.level, poolStatus: life.poolStatus, stage: life.stage, landingMode: life.landingMode },
    ...{ admittedOn: admittedOn ?? day, lastFollowUpOn, lastProgressOn, holds: life.holds },
    ...{ signedOn: date('signed_on'), registeredOn: date('registered_on'), openedOn: date('opened_on') },
    ...{ firstTaxOn: date('first_tax_on'), expectedOpenOn: date('expected_open_on') },
  } satisfies LightFacts;
  const activity = activityOn(day, facts, settings);
  const money = (name: string) => life.money[name] ?? null;
  const tax = {
    expectedTaxY1Wan: money('expected_tax_y1_wan'),
    expectedTaxY2Wan: money('expected_tax_y2_wan'),
    expectedTaxY3Wan: money('expected_tax_y3_wan'),
  };
  const override = life.override && { ...life.override, reason: '' };
  return {
    activityLight: activity.light,
    followUpOverdue: activity.followUpOverdue,
    dormancyDue: activity.dormancyDue,
    watch: activity.watch,
    followUpDays: admittedOn === null && lastFollowUpOn === null ? null : activity.followUpDays,
    progressDays: admittedOn === null && lastProgressOn === null ? null : activity.progressDays,
    lastFollowUpOn,
    lastProgressOn,
    probability: probabilityOn(day, life.stage, override, settings),
    lightFactor: lightFactor(life.poolStatus, activity.light, settings),
    taxGrade: taxGradeOf(tax),
    levelByRule: levelOf(
      {
        ...tax,
        ...{ score: money('review_score'), plannedInvestmentWan: money('planned_investment_wan') },
        ...{ contractedFdiWanUsd: money('contracted_fdi_wan_usd'), topTierInvestor: false },
        ...{ hqIntent: life.hqIntent, leaderSponsor: life.leaderSponsor },
      },
      settings,
    ).level,
  };
}

const MEMBERS = Object.keys(byRules(aLife(), TODAY));

function aLife(changes: Partial<Life> = {}): Life {
  return {
    ...{ poolStatus: 'IN_POOL', stage: 'S3', level: 'B', landingMode: 'LEASE' },
    dates: { admitted_on: '2026-01-10' },
    ...{ validTalks: [], substantiveTalks: [], advances: [], holds: [], money: {} },
    ...{ receipts: [], unconfirmed: [] },
    ...{ hqIntent: null, leaderSponsor: null, override: null },
    ...changes,
  };
}

const read = async (id: string) => {
  const answer = await poolAdmin.get<ProjectBody>(`/projects/${id}?fields=${MEMBERS.join(',')}`);
  if (answer.status !== 200) throw new Error(answer.text);
  const { id: _id, ...members } = answer.body;
  return members;
};

/** Moves the server to a day; access tokens are of that day. */
const at = async (day: string) => {
  now = `${day}T00:30:00+08:00`;
  poolAdmin = { ...poolAdmin, ...requestsOf(app, (await openSession(app, poolAdmin.userId)).token) };
};

describe('GET /projects?watch=', () => {
  it('finds and counts the projects of 三未清单', async () => {
    now = `${TODAY}T09:00:00+08:00`;
    const life: Life = {
      ...{
        poolStatus: 'IN_POOL',
        stage: 'S5',
        level: 'B',
        landingMode: 'LEASE',
        hqIntent: null,
        leaderSponsor: null,
      },
      ...{
        validTalks: [],
        substantiveTalks: [],
        advances: [],
        receipts: [],
        unconfirmed: [],
        holds: [],
        money: {},
        override: null,
      },
      dates: { admitted_on: '2026-01-01', signed_on: '2026-08-25' },
    };
    const signed = await store(life);
    const fresh = await store({ ...life, dates: { ...life.dates, signed_on: '2026-08-26' } });
    const keeper = requestsOf(app, (await openSession(app, poolAdmin.userId)).token);
    const found = async (watch: string) =>
      (
        await keeper.get<{ items: ProjectBody[]; total: number }>(
          `/projects?limit=200&count=true&watch=${watch}`,
        )
      ).body;
    const late = await found('SIGNED_NOT_REGISTERED');
    expect(late.items.map(({ id }) => id)).toContain(signed);
    expect(late.items.map(({ id }) => id)).not.toContain(fresh);
    expect(late.total).toBe(late.items.length);
    expect(late.items.every(({ watch }) => (watch as string[]).includes('SIGNED_NOT_REGISTERED'))).toBe(true);
    const both = await found('SIGNED_NOT_REGISTERED,OPENED_WITHOUT_TAX');
    expect(both.total).toBeGreaterThanOrEqual(late.total);
  });
});

describe('the boundary days of domain.md §3.5', () => {
  const lastProgress = '2026-08-25';
  it.each([
    ['2026-10-23', 59, 'GREEN', false],
    ['2026-10-24', 60, 'YELLOW', false],
    ['2026-11-22', 89, 'YELLOW', false],
    ['2026-11-23', 90, 'RED', false],
    ['2027-02-20', 179, 'RED', false],
    ['2027-02-21', 180, 'RED', true],
  ])('a B project on %s, %i days after its last progress, is %s', async (day, days, light, dormant) => {
    await at(day);
    const id = await store(aLife({ substantiveTalks: [lastProgress], validTalks: [day] }));
    expect(await read(id)).toMatchObject({
      activityLight: light,
      progressDays: days,
      dormancyDue: dormant,
      followUpOverdue: false,
    });
  });

  it.each([
    ['A', 7, false, 'GREEN'],
    ['A', 8, true, 'GREEN'],
    ['A', 14, true, 'YELLOW'],
    ['C', 59, true, 'GREEN'],
    ['C', 60, true, 'YELLOW'],
  ] as const)(
    'level %s without a follow-up for %i days: overdue %s, %s',
    async (level, days, overdue, light) => {
      await at(TODAY);
      const life = { level, substantiveTalks: [TODAY], validTalks: [addDays(TODAY, -days)] };
      const id = await store(aLife(life));
      expect(await read(id)).toMatchObject({
        followUpDays: days,
        followUpOverdue: overdue,
        activityLight: light,
      });
    },
  );

  it.each([
    [89, 'GREEN', []],
    [90, 'YELLOW', ['SIGNED_NOT_REGISTERED']],
    [180, 'RED', ['SIGNED_NOT_REGISTERED']],
  ] as const)('signed %i days ago: %s, and never dormant', async (days, light, watch) => {
    await at(TODAY);
    const signed = addDays(TODAY, -days);
    const dates = { admitted_on: '2026-01-10', signed_on: signed };
    const id = await store(aLife({ stage: 'S5', dates, validTalks: [TODAY] }));
    expect(await read(id)).toMatchObject({ activityLight: light, watch, dormancyDue: false });
  });

  it.each([
    ['S6', 'LEASE', { registered_on: addDays(TODAY, -179) }, []],
    ['S7', 'LEASE', { registered_on: addDays(TODAY, -180) }, ['REGISTERED_NOT_OPENED']],
    ['S6', 'LAND', { registered_on: addDays(TODAY, -400), expected_open_on: addDays(TODAY, 1) }, []],
    ['S6', 'LAND', { registered_on: '2026-02-01', expected_open_on: TODAY }, ['REGISTERED_NOT_OPENED']],
    ['S6', 'REGISTER_ONLY', { registered_on: addDays(TODAY, -400) }, []],
    ['S8', 'LEASE', { registered_on: '2025-01-01', opened_on: addDays(TODAY, -364) }, []],
    ['S8', 'LEASE', { registered_on: '2025-01-01', opened_on: addDays(TODAY, -365) }, ['OPENED_WITHOUT_TAX']],
    ['S8', 'LEASE', { registered_on: '2025-01-01', opened_on: '2025-02-01', first_tax_on: TODAY }, []],
  ] as const)(
    'a landed project at %s by %s with %j is watched for %j',
    async (stage, landingMode, dates, watch) => {
      await at(TODAY);
      const life = { poolStatus: 'LANDED', stage, landingMode } as const;
      const id = await store(aLife({ ...life, dates: { admitted_on: '2025-01-01', ...dates } }));
      expect(await read(id)).toMatchObject({ watch, activityLight: null, dormancyDue: false });
    },
  );

  it('freezes both clocks on hold', async () => {
    await at(TODAY);
    const holds = [{ from: addDays(TODAY, -50), to: addDays(TODAY, -10) }];
    const talks = { substantiveTalks: [addDays(TODAY, -80)], validTalks: [addDays(TODAY, -60)] };
    expect(await read(await store(aLife({ ...talks, holds })))).toMatchObject({
      progressDays: 40,
      followUpDays: 20,
      activityLight: 'GREEN',
    });
    const open = [{ from: addDays(TODAY, -50), to: null }];
    expect(await read(await store(aLife({ ...talks, holds: open, poolStatus: 'ON_HOLD' })))).toMatchObject({
      progressDays: 30,
      activityLight: null,
      lightFactor: '0',
    });
  });
});

/** Every threshold of §3.5 and the days beside it, more often than any other day. */
const EDGES = [0, 7, 8, 14, 15, 28, 30, 31, 59, 60, 61, 89, 90, 91, 119, 120, 179, 180, 181, 364, 365];
const day = fc
  .oneof(
    { arbitrary: fc.constantFrom(...EDGES), weight: 3 },
    { arbitrary: fc.integer({ min: 0, max: 420 }), weight: 1 },
  )
  .map((back) => addDays(TODAY, -back));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 1 });
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 5 }, { arbitrary: value, weight: 1 });
const wan = maybe(
  fc.constantFrom('0', '99.9999', '100.00', '999.99', '1000.00', '9999.99', '10000.00', '25000.50'),
);
const POSITIONS: readonly (readonly [PoolStatus, Stage | null])[] = [
  ...[['DRAFT', null] as const, ['PENDING_ADMISSION', null] as const],
  ...(['S1', 'S2', 'S3', 'S4', 'S5'] as const).flatMap((stage) => [
    ['IN_POOL', stage] as const,
    ['IN_POOL', stage] as const,
    ['IN_POOL', stage] as const,
    ['ON_HOLD', stage] as const,
    ['EXITED', stage] as const,
  ]),
  ...(['S1', 'S4'] as const).map((stage) => ['DORMANT', stage] as const),
  ...(['S6', 'S7', 'S8'] as const).flatMap((stage) => [
    ['LANDED', stage] as const,
    ['LANDED', stage] as const,
  ]),
  ['GRADUATED', 'S8'],
];

const someLife: fc.Arbitrary<Life> = fc.constantFrom(...POSITIONS).chain(([poolStatus, stage]) =>
  fc.record({
    ...{ poolStatus: fc.constant(poolStatus), stage: fc.constant(stage) },
    level: fc.constantFrom<Level[]>('A', 'B', 'C'),
    landingMode: maybe(
      fc.constantFrom<LandingMode[]>('LEASE', 'PURCHASE', 'LAND', 'CUSTOM_BUILD', 'REGISTER_ONLY', 'FUND'),
    ),
    dates: fc.record({
      admitted_on: stage === null ? fc.constant(null) : day,
      ...{ negotiating_on: seldom(day), evaluating_on: seldom(day), pre_signing_on: seldom(day) },
      signed_on: maybe(day),
      registered_on: stage !== null && stage >= 'S6' ? day : fc.constant(null),
      ...{ construction_start_on: seldom(day), opened_on: maybe(day), first_tax_on: maybe(day) },
      expected_open_on: maybe(day.map((one) => addDays(one, 60))),
    }),
    validTalks: fc.array(day, { maxLength: 3 }),
    substantiveTalks: fc.array(day, { maxLength: 2 }),
    advances: fc.array(day, { maxLength: 1 }),
    holds: fc.array(fc.tuple(day, maybe(fc.integer({ min: 0, max: 90 }))), { maxLength: 2 }).map((holds) =>
      holds
        .map(([from, days], index) => ({
          from,
          to: days === null && index === 0 ? null : addDays(from, days ?? 5),
        }))
        .map(({ from, to }) => ({ from, to: to !== null && to > TODAY ? TODAY : to })),
    ),
    money: fc.record({
      ...{ planned_investment_wan: wan, contracted_fdi_wan_usd: wan, expected_tax_y1_wan: wan },
      ...{ expected_tax_y2_wan: wan, expected_tax_y3_wan: wan },
      review_score: maybe(fc.constantFrom('0', '69.9', '70', '84.9', '85', '100')),
    }),
    hqIntent: fc.constantFrom(null, null, null, 'TRADE_HQ'),
    leaderSponsor: fc.constantFrom(null, null, '', '  ', '示例领导'),
    override: maybe(fc.record({ points: fc.integer({ min: -15, max: 15 }), setOn: day })),
    ...{ receipts: fc.array(day, { maxLength: 1 }), unconfirmed: fc.array(day, { maxLength: 1 }) },
  }),
);

describe('the SQL of lists', () => {
  it('says what the rules say, for 600 lives', async () => {
    await at(TODAY);
    const lives = fc.sample(someLife, { numRuns: 600, seed: 20261123 });
    const stored: [string, Life][] = [];
    for (const life of lives) stored.push([await store(life), life]);
    const shown = new Map<string, Record<string, unknown>>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: Answer<{ items: ProjectBody[]; nextCursor: string | null }> = await poolAdmin.get(
        `/projects?limit=200&fields=${MEMBERS.join(',')}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      expect(answer.status).toBe(200);
      for (const { id, ...members } of answer.body.items) shown.set(id, members);
      cursor = answer.body.nextCursor;
    }
    const seen = new Set(stored.map(([, life]) => String(byRules(life, TODAY).activityLight)));
    expect([...seen].sort()).toEqual(['GREEN', 'RED', 'YELLOW', 'null']);
    const different = stored.filter(
      ([id, life]) =>
        JSON.stringify(shown.get(id)) !== JSON.stringify(inOrder(byRules(life, TODAY), shown.get(id))),
    );
    expect(different.slice(0, 3).map(([id, life]) => [life, shown.get(id), byRules(life, TODAY)])).toEqual(
      [],
    );
    expect(stored).toHaveLength(600);
  });

  it('finds by light and by overdue exactly what it shows', async () => {
    await at(TODAY);
    const all = await app.sql<{ id: string }>('SELECT id FROM project WHERE deleted_at IS NULL');
    const listed = async (filter: string) =>
      (await poolAdmin.get<{ total: number }>(`/projects?limit=1&count=true&${filter}`)).body.total;
    const shown = await Promise.all(all.slice(0, 120).map(({ id }) => read(id)));
    expect(shown.length).toBe(120);
    const counted = await Promise.all(
      ['GREEN', 'YELLOW', 'RED', 'GREEN,YELLOW,RED'].map((l) => listed(`light=${l}`)),
    );
    expect(counted[3]).toBe((counted[0] ?? 0) + (counted[1] ?? 0) + (counted[2] ?? 0));
    expect((await listed('overdue=true')) + (await listed('overdue=false'))).toBe(all.length);
    const red = await poolAdmin.get<{ items: ProjectBody[] }>('/projects?light=RED&limit=200');
    expect(red.body.items.every((item) => item['activityLight'] === 'RED')).toBe(true);
    expect(red.body.items).toHaveLength(counted[2] ?? -1);
    const late = await poolAdmin.get<{ items: ProjectBody[] }>('/projects?overdue=true&limit=200');
    expect(late.body.items.every((item) => item['followUpOverdue'] === true)).toBe(true);
    expect(late.body.items.length).toBeGreaterThan(0);
  });

  it('counts money that was confirmed as progress, and none that was only entered', async () => {
    await at(TODAY);
    const old = { substantiveTalks: ['2026-08-25'], validTalks: [TODAY] };
    const entered = await store(aLife({ ...old, unconfirmed: ['2026-11-20'] }));
    expect(await read(entered)).toMatchObject({ activityLight: 'RED', progressDays: 90 });
    const confirmed = await store(aLife({ ...old, receipts: ['2026-11-20'] }));
    expect(await read(confirmed)).toMatchObject({ activityLight: 'GREEN', lastProgressOn: '2026-11-20' });
  });

  it('goes by the numbers in force on the day', async () => {
    await at(TODAY);
    const id = await store(aLife({ substantiveTalks: [addDays(TODAY, -40)], validTalks: [TODAY] }));
    expect((await read(id))['activityLight']).toBe('GREEN');
    const activity = {
      ...DEFAULT_POOL_SETTINGS.activity,
      B: { followUpEvery: 14, yellow: 30, red: 90, dormant: 180 },
    };
    await app.sql(
      `INSERT INTO setting (id, key, value, effective_from, source) VALUES (gen_random_uuid(), 'pool.activity', $1, $2, 'D')`,
      [JSON.stringify(activity), addDays(TODAY, 1)],
    );
    expect((await read(id))['activityLight']).toBe('GREEN');
    await at(addDays(TODAY, 1));
    expect((await read(id))['activityLight']).toBe('YELLOW');
  });
});

function inOrder(
  values: Readonly<Record<string, unknown>>,
  like: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like ?? {}).map((name) => [name, values[name]]));
}
