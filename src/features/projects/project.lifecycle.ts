import type { TransitionRow } from './project-transition.types.js';

/**
 * Every move of a reserve project (domain.md §3.2, T01–T43) as one literal. What a move requires stands in
 * `project.requirements.ts` under the same id; titles in `project-transition.codes.ts`, the
 * check at start-up in `project-moves.ts`. A pool administrator may do what
 * a supervisor does, and both what a specialist does (§2.15). Reasons for the readings: docs/decisions/0006.
 */
const PROMOTERS = ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN'] as const;
const APPROVERS = ['SUPERVISOR', 'POOL_ADMIN'] as const;
const ON_SITE = ['SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'] as const;
const BOTH = { roles: APPROVERS } as const;
const BOTH_FOR_A = { roles: APPROVERS, when: 'LEVEL_A' } as const;
const TALKING = ['S1', 'S2', 'S3', 'S4'] as const;
const OPEN = ['S1', 'S2', 'S3', 'S4', 'S5'] as const;
const LANDED = ['S6', 'S7', 'S8'] as const;
const ALL = [...OPEN, ...LANDED] as const;
const UNSTAGED = [null] as const;

export const TRANSITIONS = [
  {
    id: 'T01',
    from: { DRAFT: UNSTAGED },
    to: ['PENDING_ADMISSION', 'NONE'],
    by: PROMOTERS,
    sets: 'submittedOn',
    effects: ['START_REVIEW_CLOCK'],
  },
  {
    id: 'T02',
    from: { PENDING_ADMISSION: UNSTAGED },
    to: ['RETURNED', 'NONE'],
    by: APPROVERS,
    effects: ['END_REVIEW', 'OWNER_TODO'],
  },
  {
    id: 'T03',
    from: { RETURNED: UNSTAGED },
    to: ['PENDING_ADMISSION', 'NONE'],
    by: PROMOTERS,
    sets: 'submittedOn',
    effects: ['START_REVIEW_CLOCK'],
  },
  {
    id: 'T04',
    from: { RETURNED: UNSTAGED },
    to: ['DRAFT', 'NONE'],
    by: ['SYSTEM'],
    effects: ['NOTIFY_TEAM'],
  },
  {
    id: 'T05',
    from: { PENDING_ADMISSION: UNSTAGED },
    to: ['REJECTED', 'NONE'],
    by: ['POOL_ADMIN'],
    sets: 'rejectedOn',
    effects: ['END_LEAD_PROTECTION'],
  },
  {
    id: 'T06',
    from: { REJECTED: UNSTAGED },
    to: ['DRAFT', 'NONE'],
    by: PROMOTERS,
    effects: ['NEW_REVIEW_ROUND'],
  },
  {
    id: 'T07',
    from: { PENDING_ADMISSION: UNSTAGED },
    to: ['IN_POOL', 'S1'],
    by: ['POOL_ADMIN'],
    sets: 'admittedOn',
    effects: ['START_PROJECT_PROTECTION', 'START_CADENCE_CLOCK', 'SET_CREDIT'],
  },
  { id: 'T10', from: { IN_POOL: ['S1'] }, to: ['IN_POOL', 'S2'], by: PROMOTERS, sets: 'negotiatingOn' },
  { id: 'T11', from: { IN_POOL: ['S2'] }, to: ['IN_POOL', 'S3'], by: PROMOTERS, sets: 'evaluatingOn' },
  {
    id: 'T12',
    from: { IN_POOL: ['S3'] },
    to: ['IN_POOL', 'S4'],
    by: APPROVERS,
    signatures: BOTH_FOR_A,
    sets: 'preSigningOn',
    effects: ['ALLOW_CARRIER_RESERVATION', 'LIFT_PROTECTION_CAP'],
  },
  {
    id: 'T13',
    from: { IN_POOL: ['S4'] },
    to: ['IN_POOL', 'S5'],
    by: APPROVERS,
    sets: 'signedOn',
    effects: ['FREEZE_CREDIT', 'START_SIGNED_WATCH'],
  },
  {
    id: 'T14',
    from: { IN_POOL: ['S5'] },
    to: ['LANDED', 'S6'],
    by: APPROVERS,
    sets: 'registeredOn',
    effects: ['SET_COMPANY_IN_PARK'],
  },
  {
    id: 'T15',
    from: { IN_POOL: ['S3', 'S4'] },
    to: ['LANDED', 'S6'],
    by: APPROVERS,
    signatures: BOTH,
    sets: 'registeredOn',
    effects: ['FREEZE_CREDIT', 'SET_COMPANY_IN_PARK'],
  },
  { id: 'T16', from: { LANDED: ['S6'] }, to: ['LANDED', 'S7'], by: ON_SITE, sets: 'constructionStartOn' },
  { id: 'T17', from: { LANDED: ['S6', 'S7'] }, to: ['LANDED', 'S8'], by: ON_SITE, sets: 'openedOn' },
  {
    id: 'T18',
    from: { LANDED: ['S8'] },
    to: ['GRADUATED', 'KEEP'],
    by: ['SERVICE_OFFICER', 'SYSTEM'],
    effects: ['MAKE_READ_ONLY', 'NOTIFY_TEAM'],
  },
  {
    id: 'T20',
    from: { IN_POOL: ['S2', 'S3', 'S4'] },
    to: ['IN_POOL', 'BACK_ONE'],
    by: PROMOTERS,
    byStage: { S4: APPROVERS },
    reason: 'required',
  },
  {
    id: 'T21',
    from: { IN_POOL: ['S5'] },
    to: ['IN_POOL', 'S4'],
    by: APPROVERS,
    signatures: BOTH,
    reason: 'required',
    sets: 'signingRevokedOn',
    effects: ['COUNT_REVOCATION'],
  },
  {
    id: 'T22',
    from: { IN_POOL: ['S1', 'S2'] },
    to: ['IN_POOL', 'SKIP_ONE'],
    by: APPROVERS,
    byStage: { S2: ['POOL_ADMIN'] },
    effects: ['LIFT_PROTECTION_CAP'],
  },
  {
    id: 'T30',
    from: { IN_POOL: OPEN },
    to: ['ON_HOLD', 'KEEP'],
    by: APPROVERS,
    reason: 'required',
    effects: ['FREEZE_CLOCKS'],
  },
  {
    id: 'T31',
    from: { ON_HOLD: OPEN },
    to: ['IN_POOL', 'KEEP'],
    by: ['SUPERVISOR', 'POOL_ADMIN', 'SYSTEM'],
    effects: ['RESUME_CLOCKS', 'NOTIFY_TEAM'],
  },
  {
    id: 'T32',
    from: { IN_POOL: TALKING },
    to: ['DORMANT', 'KEEP'],
    by: ['SYSTEM'],
    sets: 'dormantOn',
    effects: ['NOTIFY_TEAM', 'END_PROTECTION', 'RELEASE_CARRIER'],
  },
  {
    id: 'T33',
    from: { DORMANT: TALKING },
    to: ['IN_POOL', 'AT_MOST_S3'],
    by: APPROVERS,
    clears: ['dormantOn', 'publicSeaOn'],
    effects: ['START_REOPEN_PROTECTION', 'COUNT_REOPENING', 'SET_CREDIT', 'NOTIFY_TEAM'],
  },
  {
    id: 'T34',
    from: { DORMANT: TALKING },
    to: ['DORMANT', 'KEEP'],
    by: ['SYSTEM'],
    sets: 'publicSeaOn',
    effects: ['CLEAR_OWNER', 'NOTIFY_TEAM'],
  },
  {
    id: 'T35',
    from: { DORMANT: TALKING },
    to: ['EXITED', 'KEEP'],
    by: ['POOL_ADMIN', 'SYSTEM'],
    sets: 'exitedOn',
    effects: ['NOTIFY_TEAM'],
  },
  {
    id: 'T40',
    from: { IN_POOL: OPEN, ON_HOLD: OPEN, DORMANT: TALKING },
    to: ['EXITED', 'KEEP'],
    by: APPROVERS,
    signatures: BOTH_FOR_A,
    sets: 'exitedOn',
    effects: ['END_PROTECTION'],
  },
  {
    id: 'T41',
    from: { LANDED },
    to: ['EXITED', 'KEEP'],
    by: ['POOL_ADMIN'],
    sets: 'exitedOn',
    effects: ['REEVALUATE_HQ'],
  },
  {
    id: 'T42',
    from: { EXITED: OPEN },
    to: ['IN_POOL', 'AT_MOST_S2'],
    by: ['POOL_ADMIN'],
    clears: ['exitedOn', 'dormantOn', 'publicSeaOn'],
    effects: ['START_REOPEN_PROTECTION', 'COUNT_REOPENING', 'SET_CREDIT', 'NOTIFY_TEAM'],
  },
  {
    id: 'T43',
    from: {
      DRAFT: UNSTAGED,
      PENDING_ADMISSION: UNSTAGED,
      RETURNED: UNSTAGED,
      REJECTED: UNSTAGED,
      IN_POOL: OPEN,
      ON_HOLD: OPEN,
      DORMANT: TALKING,
      LANDED,
      GRADUATED: ['S8'],
      EXITED: ALL,
    },
    to: ['MERGED', 'KEEP'],
    by: ['POOL_ADMIN'],
    effects: ['MERGE_INTO_SURVIVOR'],
  },
] as const satisfies readonly TransitionRow[];

export type TransitionId = (typeof TRANSITIONS)[number]['id'];
