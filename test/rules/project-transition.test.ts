import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import { TRANSITIONS } from '../../src/features/projects/project.lifecycle.js';
import type { ProjectFacts } from '../../src/features/projects/project-facts.js';
import { movesAt, PROJECT_MACHINE } from '../../src/features/projects/project-moves.js';
import {
  decideTransition,
  movesFor,
  SYSTEM_ACTOR,
} from '../../src/features/projects/project-transition.rules.js';
import type { MoveRequest } from '../../src/features/projects/project-transition.types.js';
import { actor, aProject, TODAY } from './project-fixtures.js';
import { caseOf, factsOf, MOVE_CASES } from './project-move-cases.js';

const ROLES = [
  'SPECIALIST',
  'SUPERVISOR',
  'POOL_ADMIN',
  'SERVICE_OFFICER',
  'DEPT_USER',
  'LEADER',
  'ANALYST',
  'SYSTEM',
];
const as = (role: string) => (role === 'SYSTEM' ? SYSTEM_ACTOR : actor(role));
const decide = (request: MoveRequest, facts: ProjectFacts, role: string) =>
  decideTransition(request, facts, as(role), DEFAULT_POOL_SETTINGS);
const title = (move: { id: string; from: readonly (string | null)[]; to: readonly (string | null)[] }) =>
  `${move.id} ${move.from.join('/')} → ${move.to.join('/')}`;

describe('the table', () => {
  it('holds T01–T43 of domain.md §3.2, each once', () => {
    expect(TRANSITIONS.map(({ id }) => id).join(' ')).toBe(
      'T01 T02 T03 T04 T05 T06 T07 T10 T11 T12 T13 T14 T15 T16 T17 T18 T20 T21 T22 ' +
        'T30 T31 T32 T33 T34 T35 T40 T41 T42 T43',
    );
  });

  it.each([
    ['DRAFT', 'T01 T43'],
    ['PENDING_ADMISSION', 'T02 T05 T07 T43'],
    ['RETURNED', 'T03 T04 T43'],
    ['REJECTED', 'T06 T43'],
    ['IN_POOL/S1', 'T10 T22 T30 T32 T40 T43'],
    ['IN_POOL/S2', 'T11 T20 T22 T30 T32 T40 T43'],
    ['IN_POOL/S3', 'T12 T15 T20 T30 T32 T40 T43'],
    ['IN_POOL/S4', 'T13 T15 T20 T30 T32 T40 T43'],
    ['IN_POOL/S5', 'T14 T21 T30 T40 T43'],
    ['ON_HOLD/S3', 'T31 T40 T43'],
    ['DORMANT/S4', 'T33 T34 T35 T40 T43'],
    ['LANDED/S6', 'T16 T17 T41 T43'],
    ['LANDED/S7', 'T17 T41 T43'],
    ['LANDED/S8', 'T18 T41 T43'],
    ['GRADUATED/S8', 'T43'],
    ['EXITED/S5', 'T42 T43'],
    ['EXITED/S6', 'T43'],
    ['MERGED/S3', ''],
    ['MERGED', ''],
  ])('lets %s go by %s only', (state, expected) => {
    const leaving = PROJECT_MACHINE.moves.filter(({ paths }) => paths.some(({ from }) => from === state));
    expect(leaving.map(({ id }) => id).join(' ')).toBe(expected);
  });
});

describe('decideTransition', () => {
  const allowed = MOVE_CASES.flatMap((move) => move.by.map((role) => ({ name: title(move), move, role })));
  it.each(allowed)('$name by $role', ({ move, role }) => {
    const facts = factsOf(move);
    const decision = decide({ transition: move.id, ...move.request }, facts, role);
    if (!decision.ok) {
      throw new Error(JSON.stringify(decision.refusal));
    }
    expect(decision.effectiveOn).toBe(TODAY);
    expect([decision.changes.poolStatus, decision.changes.stage]).toEqual(move.to);
    expect(decision.changes.dates).toEqual(move.dates ?? {});
  });

  const refused = MOVE_CASES.flatMap((move) =>
    ROLES.filter((role) => !move.by.includes(role)).map((role) => ({ name: title(move), move, role })),
  ).filter(({ move, role }) => !(move.id === 'T33' && role === 'SUPERVISOR'));
  it.each(refused)('$name is refused to $role', ({ move, role }) => {
    const decision = decide({ transition: move.id, ...move.request }, factsOf(move), role);
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'ROLE_NOT_ALLOWED' } });
  });

  const elsewhere = TRANSITIONS.flatMap(({ id }) =>
    PROJECT_MACHINE.states
      .filter(
        (state) =>
          !PROJECT_MACHINE.moves.some(
            (move) => move.id === id && move.paths.some(({ from }) => from === state),
          ),
      )
      .map((state) => ({ id, state })),
  );
  it('refuses every move from every position that the table does not list', () => {
    expect(elsewhere.length).toBeGreaterThan(900);
    for (const { id, state } of elsewhere) {
      const [poolStatus, stage = null] = state.split('/') as [
        ProjectFacts['poolStatus'],
        ProjectFacts['stage'],
      ];
      const decision = decide({ transition: id }, aProject(poolStatus, stage), 'POOL_ADMIN');
      expect({ id, state, decision }).toMatchObject({
        decision: { refusal: { code: 'TRANSITION_NOT_ALLOWED' } },
      });
    }
  });

  it.each([
    ['SPECIALIST', ['T11', 'T20']],
    ['SUPERVISOR', ['T11', 'T20', 'T30', 'T40']],
    ['POOL_ADMIN', ['T11', 'T20', 'T22', 'T30', 'T40', 'T43']],
    ['LEADER', []],
  ])('tells %s which moves are allowed instead', (role, expected) => {
    const decision = decide({ transition: 'T13' }, aProject('IN_POOL', 'S2'), role);
    expect(decision).toEqual({ ok: false, refusal: { code: 'TRANSITION_NOT_ALLOWED', allowed: expected } });
  });

  it('refuses a transition that does not exist', () => {
    expect(decide({ transition: 'T99' }, aProject('IN_POOL', 'S2'), 'SPECIALIST')).toMatchObject({
      refusal: { code: 'TRANSITION_NOT_ALLOWED' },
    });
  });
});

describe('effectiveOn', () => {
  it.each([
    ['the day of the last milestone', '2026-02-08', {}, null],
    [
      'before the last milestone',
      '2026-02-07',
      {},
      { code: 'EFFECTIVE_ON_TOO_EARLY', earliest: '2026-02-08' },
    ],
    [
      'before the last move',
      '2026-03-01',
      { lastMoveOn: '2026-03-02' },
      { code: 'EFFECTIVE_ON_TOO_EARLY', earliest: '2026-03-02' },
    ],
    ['tomorrow', '2026-11-01', {}, { code: 'EFFECTIVE_ON_IN_FUTURE', latest: TODAY }],
    ['no date', '2026-02-30', {}, { code: 'EFFECTIVE_ON_INVALID' }],
    ['an instant', '2026-10-01T00:00:00Z', {}, { code: 'EFFECTIVE_ON_INVALID' }],
    [
      'in a locked month',
      '2026-09-30',
      { reportLockedThrough: '2026-09-30' },
      { code: 'EFFECTIVE_ON_IN_LOCKED_MONTH', lockedThrough: '2026-09-30' },
    ],
    ['after the locked month', '2026-10-01', { reportLockedThrough: '2026-09-30' }, null],
  ])('%s (%s)', (_what, effectiveOn, patch, refusal) => {
    const facts = aProject('IN_POOL', 'S2', patch);
    const decision = decide({ transition: 'T11', effectiveOn }, facts, 'SPECIALIST');
    expect(decision).toMatchObject(
      refusal === null ? { ok: true, changes: { dates: { evaluatingOn: effectiveOn } } } : { refusal },
    );
  });

  it.each([
    ['POOL_ADMIN', true, true],
    ['POOL_ADMIN', false, false],
    ['SUPERVISOR', true, false],
  ])('a locked month is corrected by %s (asked: %s) → %s', (role, correctsLockedMonth, ok) => {
    const facts = aProject('IN_POOL', 'S2', {
      reportLockedThrough: '2026-09-30',
      policyCheckedOn: '2026-09-01',
    });
    const request = { transition: 'T11', effectiveOn: '2026-09-15', correctsLockedMonth };
    expect(decide(request, facts, role).ok).toBe(ok);
  });
});

describe('reasons', () => {
  it.each(['T20', 'T21', 'T30'])('%s needs ten characters, white space not counted', (id) => {
    const move = caseOf(id);
    const refusal = { code: 'REASON_TOO_SHORT', minimum: 10 };
    for (const reason of [undefined, '', '一二三四五六七八九', '  一二三四五六七八九  ', '𠀀'.repeat(9)]) {
      const request = { ...move.request, transition: id, ...(reason === undefined ? {} : { reason }) };
      const { reason: _given, ...without } = request;
      expect(decide(reason === undefined ? without : request, factsOf(move), 'SUPERVISOR')).toMatchObject({
        refusal,
      });
    }
    expect(
      decide({ ...move.request, transition: id, reason: '一二三四五六七八九十' }, factsOf(move), 'SUPERVISOR')
        .ok,
    ).toBe(true);
  });
});

describe('two signatures', () => {
  const one = (transition: string, role: 'SUPERVISOR' | 'POOL_ADMIN', userId = 'other') => [
    { transition, role, userId },
  ];
  const cases: [string, string, ProjectFacts['level'], ProjectFacts['approvals'], string | null][] = [
    ['T12', 'SUPERVISOR', 'B', [], null],
    ['T12', 'SUPERVISOR', 'A', [], 'POOL_ADMIN_SIGNATURE_REQUIRED'],
    ['T12', 'SUPERVISOR', 'A', one('T12', 'POOL_ADMIN'), null],
    ['T12', 'SUPERVISOR', 'A', one('T13', 'POOL_ADMIN'), 'POOL_ADMIN_SIGNATURE_REQUIRED'],
    ['T12', 'SUPERVISOR', 'A', one('T12', 'POOL_ADMIN', 'a-SUPERVISOR'), 'POOL_ADMIN_SIGNATURE_REQUIRED'],
    ['T12', 'POOL_ADMIN', 'A', [], 'SUPERVISOR_SIGNATURE_REQUIRED'],
    ['T12', 'POOL_ADMIN', 'A', one('T12', 'SUPERVISOR'), null],
    ['T40', 'SUPERVISOR', 'C', [], null],
    ['T40', 'SUPERVISOR', 'A', [], 'POOL_ADMIN_SIGNATURE_REQUIRED'],
    ['T15', 'SUPERVISOR', 'C', [], 'POOL_ADMIN_SIGNATURE_REQUIRED'],
    ['T15', 'POOL_ADMIN', 'C', one('T15', 'SUPERVISOR'), null],
    ['T21', 'POOL_ADMIN', 'C', [], 'SUPERVISOR_SIGNATURE_REQUIRED'],
  ];
  it.each(cases)('%s by %s at level %s with %j → %s', (id, role, level, approvals, expected) => {
    const move = caseOf(id);
    const decision = decide({ transition: id, ...move.request }, factsOf(move, { level, approvals }), role);
    const missing = { code: 'STAGE_GATE_FAILED', missing: [{ kind: 'approval', code: expected }] };
    expect(decision).toMatchObject(expected === null ? { ok: true } : { ok: false, refusal: missing });
  });

  it('one person with both roles cannot sign twice', () => {
    const move = caseOf('T21');
    const both = actor('SUPERVISOR', 'POOL_ADMIN');
    const decision = decideTransition(
      { transition: 'T21', ...move.request },
      factsOf(move, { approvals: one('T21', 'POOL_ADMIN', both.userId) }),
      both,
      DEFAULT_POOL_SETTINGS,
    );
    expect(decision).toMatchObject({ refusal: { code: 'STAGE_GATE_FAILED' } });
  });
});

describe('what a move writes', () => {
  const changes = (id: string, role: string, stage?: ProjectFacts['stage']) => {
    const move = caseOf(id, stage);
    const decision = decide({ transition: id, ...move.request }, factsOf(move), role);
    return decision.ok ? decision : null;
  };

  it.each([
    ['T22', 'POOL_ADMIN', 'S1', { inferred: ['negotiatingOn'] }],
    ['T22', 'POOL_ADMIN', 'S2', { inferred: ['evaluatingOn'] }],
    ['T10', 'SPECIALIST', 'S1', { inferred: [] }],
    ['T15', 'POOL_ADMIN', 'S3', { inferred: [], signingWaiverReason: '投资方内部决策延期，需重新谈判' }],
    ['T30', 'SUPERVISOR', 'S3', { holdUntil: '2026-12-31', holdReason: 'WAITING_LAND' }],
    ['T31', 'SUPERVISOR', 'S5', { holdUntil: null, holdReason: null }],
    ['T33', 'POOL_ADMIN', 'S4', { reopenCount: 1 }],
    ['T35', 'SYSTEM', 'S1', { exitReason: 'LONG_DORMANT' }],
    ['T40', 'SUPERVISOR', 'S5', { exitReason: 'NO_SPACE', exitNote: '面积不足', exitDestination: null }],
    ['T42', 'POOL_ADMIN', 'S5', { reopenCount: 1, exitReason: null, exitNote: null }],
    ['T43', 'POOL_ADMIN', 'S3', { mergedIntoId: 'project-2' }],
  ] as const)('%s by %s from %s', (id, role, stage, expected) => {
    expect(changes(id, role, stage)?.changes).toMatchObject(expected);
  });

  it('names the effects that other features carry out', () => {
    expect(changes('T13', 'SUPERVISOR')?.effects).toEqual(['FREEZE_CREDIT', 'START_SIGNED_WATCH']);
    expect(changes('T11', 'SUPERVISOR')?.effects).toEqual([]);
  });
});

describe('movesFor', () => {
  const options = (facts: ProjectFacts, role: string) => movesFor(facts, as(role), DEFAULT_POOL_SETTINGS);

  it('shows a specialist also what the supervisor will ask for, and hides moves of the nightly job', () => {
    const listed = options(aProject('IN_POOL', 'S3', { level: 'B', hasSupportTerms: null }), 'SPECIALIST');
    expect(listed.map(({ id, permitted }) => `${id}:${permitted}`)).toEqual([
      'T12:false',
      'T15:false',
      'T20:true',
      'T30:false',
      'T40:false',
      'T43:false',
    ]);
    expect(listed[0]).toMatchObject({
      title: { zh: '进入拟签约' },
      to: { poolStatus: 'IN_POOL', stage: 'S4' },
      by: ['SUPERVISOR', 'POOL_ADMIN'],
      reasonRequired: false,
      missing: [{ kind: 'field', field: 'hasSupportTerms' }],
    });
  });

  it('gives advice that stops nothing', () => {
    const facts = aProject('IN_POOL', 'S2', { expectedRegisterOn: null });
    const [evaluate] = options(facts, 'SPECIALIST');
    expect(evaluate).toMatchObject({ id: 'T11', missing: [], advice: [{ field: 'expectedRegisterOn' }] });
    expect(decide({ transition: 'T11' }, facts, 'SPECIALIST').ok).toBe(true);
  });

  it('lists to the nightly job what it may do', () => {
    const ids = options(aProject('IN_POOL', 'S3'), 'SYSTEM').filter(({ permitted }) => permitted);
    expect(ids.map(({ id }) => id)).toEqual(['T32']);
    expect(movesAt('DORMANT', 'S3').map(({ id }) => id)).toContain('T34');
  });
});
