import type { PoolStatus, Stage } from '../../src/features/projects/project.codes.js';
import type { ProjectFacts } from '../../src/features/projects/project-facts.js';
import type { MoveRequest } from '../../src/features/projects/project-transition.types.js';
import { aProject, type FactsPatch, TODAY } from './project-fixtures.js';

const REASON = '投资方内部决策延期，需重新谈判';

/** One working case per way through the table: the position, what the project needs, and the request. */
export interface MoveCase {
  readonly id: string;
  readonly from: readonly [PoolStatus, Stage | null];
  readonly to: readonly [PoolStatus, Stage | null];
  readonly by: readonly string[];
  readonly patch?: FactsPatch;
  readonly request?: Omit<MoveRequest, 'transition'>;
  /** Date columns after the move; every other date must stay untouched. */
  readonly dates?: Readonly<Record<string, string | null>>;
}

const SPECIALIST_UP = ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'];
const SUPERVISOR_UP = ['SUPERVISOR', 'POOL_ADMIN'];
const ON_SITE = [...SUPERVISOR_UP, 'SERVICE_OFFICER'];
const signed = (transition: string): FactsPatch => ({
  approvals: [
    { transition, role: 'SUPERVISOR', userId: 'other-1' },
    { transition, role: 'POOL_ADMIN', userId: 'other-2' },
  ],
});
const exit = { exitReason: 'NO_SPACE', exitNote: '面积不足' } as const;
const hold = { reason: REASON, holdUntil: '2026-12-31', holdReason: 'WAITING_LAND' } as const;

export const MOVE_CASES: readonly MoveCase[] = [
  {
    id: 'T01',
    from: ['DRAFT', null],
    to: ['PENDING_ADMISSION', null],
    by: SPECIALIST_UP,
    dates: { submittedOn: TODAY },
  },
  {
    id: 'T02',
    from: ['PENDING_ADMISSION', null],
    to: ['RETURNED', null],
    by: SUPERVISOR_UP,
    request: { returnItems: ['补充环评说明'] },
  },
  {
    id: 'T03',
    from: ['RETURNED', null],
    to: ['PENDING_ADMISSION', null],
    by: SPECIALIST_UP,
    dates: { submittedOn: TODAY },
  },
  { id: 'T04', from: ['RETURNED', null], to: ['DRAFT', null], by: ['SYSTEM'] },
  {
    id: 'T05',
    from: ['PENDING_ADMISSION', null],
    to: ['REJECTED', null],
    by: ['POOL_ADMIN'],
    patch: { review: { score: '59.9', vetoCodes: [] } },
    dates: { rejectedOn: TODAY },
  },
  {
    id: 'T06',
    from: ['REJECTED', null],
    to: ['DRAFT', null],
    by: SPECIALIST_UP,
    patch: { dates: { rejectedOn: '2026-10-01' } },
  },
  {
    id: 'T07',
    from: ['PENDING_ADMISSION', null],
    to: ['IN_POOL', 'S1'],
    by: ['POOL_ADMIN'],
    dates: { admittedOn: TODAY },
  },
  {
    id: 'T10',
    from: ['IN_POOL', 'S1'],
    to: ['IN_POOL', 'S2'],
    by: SPECIALIST_UP,
    dates: { negotiatingOn: TODAY },
  },
  {
    id: 'T11',
    from: ['IN_POOL', 'S2'],
    to: ['IN_POOL', 'S3'],
    by: SPECIALIST_UP,
    dates: { evaluatingOn: TODAY },
  },
  {
    id: 'T12',
    from: ['IN_POOL', 'S3'],
    to: ['IN_POOL', 'S4'],
    by: SUPERVISOR_UP,
    dates: { preSigningOn: TODAY },
  },
  {
    id: 'T13',
    from: ['IN_POOL', 'S4'],
    to: ['IN_POOL', 'S5'],
    by: SUPERVISOR_UP,
    dates: { signedOn: TODAY },
  },
  {
    id: 'T14',
    from: ['IN_POOL', 'S5'],
    to: ['LANDED', 'S6'],
    by: SUPERVISOR_UP,
    dates: { registeredOn: TODAY },
  },
  {
    id: 'T15',
    from: ['IN_POOL', 'S3'],
    to: ['LANDED', 'S6'],
    by: SUPERVISOR_UP,
    patch: signed('T15'),
    request: { signingWaiverReason: REASON },
    dates: { registeredOn: TODAY },
  },
  {
    id: 'T15',
    from: ['IN_POOL', 'S4'],
    to: ['LANDED', 'S6'],
    by: SUPERVISOR_UP,
    patch: signed('T15'),
    request: { signingWaiverReason: REASON },
    dates: { registeredOn: TODAY },
  },
  {
    id: 'T16',
    from: ['LANDED', 'S6'],
    to: ['LANDED', 'S7'],
    by: ON_SITE,
    dates: { constructionStartOn: TODAY },
  },
  { id: 'T17', from: ['LANDED', 'S6'], to: ['LANDED', 'S8'], by: ON_SITE, dates: { openedOn: TODAY } },
  { id: 'T17', from: ['LANDED', 'S7'], to: ['LANDED', 'S8'], by: ON_SITE, dates: { openedOn: TODAY } },
  { id: 'T18', from: ['LANDED', 'S8'], to: ['GRADUATED', 'S8'], by: ['SERVICE_OFFICER', 'SYSTEM'] },
  {
    id: 'T20',
    from: ['IN_POOL', 'S2'],
    to: ['IN_POOL', 'S1'],
    by: SPECIALIST_UP,
    request: { reason: REASON },
    dates: { negotiatingOn: null },
  },
  {
    id: 'T20',
    from: ['IN_POOL', 'S3'],
    to: ['IN_POOL', 'S2'],
    by: SPECIALIST_UP,
    request: { reason: REASON },
    dates: { evaluatingOn: null },
  },
  {
    id: 'T20',
    from: ['IN_POOL', 'S4'],
    to: ['IN_POOL', 'S3'],
    by: SUPERVISOR_UP,
    request: { reason: REASON },
    dates: { preSigningOn: null },
  },
  {
    id: 'T21',
    from: ['IN_POOL', 'S5'],
    to: ['IN_POOL', 'S4'],
    by: SUPERVISOR_UP,
    patch: signed('T21'),
    request: { reason: REASON },
    dates: { signedOn: null, signingRevokedOn: TODAY },
  },
  {
    id: 'T22',
    from: ['IN_POOL', 'S1'],
    to: ['IN_POOL', 'S3'],
    by: SUPERVISOR_UP,
    dates: { negotiatingOn: TODAY, evaluatingOn: TODAY },
  },
  {
    id: 'T22',
    from: ['IN_POOL', 'S2'],
    to: ['IN_POOL', 'S4'],
    by: ['POOL_ADMIN'],
    dates: { evaluatingOn: TODAY, preSigningOn: TODAY },
  },
  { id: 'T30', from: ['IN_POOL', 'S3'], to: ['ON_HOLD', 'S3'], by: SUPERVISOR_UP, request: hold },
  {
    id: 'T31',
    from: ['ON_HOLD', 'S5'],
    to: ['IN_POOL', 'S5'],
    by: [...SUPERVISOR_UP, 'SYSTEM'],
    patch: { holdUntil: TODAY },
  },
  { id: 'T32', from: ['IN_POOL', 'S4'], to: ['DORMANT', 'S4'], by: ['SYSTEM'], dates: { dormantOn: TODAY } },
  {
    id: 'T33',
    from: ['DORMANT', 'S4'],
    to: ['IN_POOL', 'S3'],
    by: SUPERVISOR_UP,
    patch: { dates: { dormantOn: '2026-10-15', publicSeaOn: null } },
    dates: { dormantOn: null, publicSeaOn: null, preSigningOn: null },
  },
  {
    id: 'T33',
    from: ['DORMANT', 'S2'],
    to: ['IN_POOL', 'S2'],
    by: ['POOL_ADMIN'],
    patch: { dates: { dormantOn: '2026-08-09', publicSeaOn: '2026-09-08' } },
    dates: { dormantOn: null, publicSeaOn: null },
  },
  {
    id: 'T34',
    from: ['DORMANT', 'S3'],
    to: ['DORMANT', 'S3'],
    by: ['SYSTEM'],
    patch: { dates: { dormantOn: '2026-10-01' } },
    dates: { publicSeaOn: TODAY },
  },
  {
    id: 'T35',
    from: ['DORMANT', 'S1'],
    to: ['EXITED', 'S1'],
    by: ['POOL_ADMIN', 'SYSTEM'],
    patch: { dates: { dormantOn: '2026-05-04' } },
    dates: { exitedOn: TODAY },
  },
  {
    id: 'T40',
    from: ['IN_POOL', 'S5'],
    to: ['EXITED', 'S5'],
    by: SUPERVISOR_UP,
    request: exit,
    dates: { exitedOn: TODAY },
  },
  {
    id: 'T40',
    from: ['ON_HOLD', 'S1'],
    to: ['EXITED', 'S1'],
    by: SUPERVISOR_UP,
    request: exit,
    dates: { exitedOn: TODAY },
  },
  {
    id: 'T40',
    from: ['DORMANT', 'S2'],
    to: ['EXITED', 'S2'],
    by: SUPERVISOR_UP,
    request: exit,
    dates: { exitedOn: TODAY },
  },
  {
    id: 'T41',
    from: ['LANDED', 'S8'],
    to: ['EXITED', 'S8'],
    by: ['POOL_ADMIN'],
    request: { exitReason: 'MOVED_OUT' },
    dates: { exitedOn: TODAY },
  },
  {
    id: 'T42',
    from: ['EXITED', 'S5'],
    to: ['IN_POOL', 'S2'],
    by: ['POOL_ADMIN'],
    patch: { exitReason: 'NO_SPACE', dates: { exitedOn: '2026-08-01' } },
    dates: {
      exitedOn: null,
      dormantOn: null,
      publicSeaOn: null,
      evaluatingOn: null,
      preSigningOn: null,
      signedOn: null,
    },
  },
  {
    id: 'T42',
    from: ['EXITED', 'S1'],
    to: ['IN_POOL', 'S1'],
    by: ['POOL_ADMIN'],
    patch: { exitReason: 'OTHER', dates: { exitedOn: '2024-10-31', admittedOn: '2024-01-08' } },
    dates: { exitedOn: null, dormantOn: null, publicSeaOn: null },
  },
  {
    id: 'T43',
    from: ['IN_POOL', 'S3'],
    to: ['MERGED', 'S3'],
    by: ['POOL_ADMIN'],
    request: { mergedIntoId: 'project-2' },
  },
  {
    id: 'T43',
    from: ['DRAFT', null],
    to: ['MERGED', null],
    by: ['POOL_ADMIN'],
    request: { mergedIntoId: 'project-2' },
  },
];

/** The facts of a case as the move will find them. */
export function factsOf(move: MoveCase, extra: FactsPatch = {}): ProjectFacts {
  return aProject(move.from[0], move.from[1], {
    ...move.patch,
    ...extra,
    dates: { ...move.patch?.dates, ...extra.dates },
  });
}

/** The first case of a transition, for tests of one of its gates. */
export function caseOf(id: string, stage?: Stage | null): MoveCase {
  const found = MOVE_CASES.find((move) => move.id === id && (stage === undefined || move.from[1] === stage));
  if (found === undefined) {
    throw new Error(`no case for ${id}`);
  }
  return found;
}
