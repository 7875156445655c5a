import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { Level, PoolStatus, Stage } from './project.codes.js';
import type { Project } from './project.entity.js';
import type { TransitionId } from './project.lifecycle.js';
import { reservedFields } from './project.rules.js';
import { movesAt, needsSecondSignature, rolesFor } from './project-moves.js';

/** Columns of the project that may be stated together with a move, so that the person who acts fills them in. */
const STATED_WITH = {
  T12: ['expectedSignOn', 'hasSupportTerms'],
  T13: [
    ...['signingForm', 'agreedInvestmentWan', 'contractedFdiWanUsd', 'leasedAreaSqm', 'contractingParty'],
    'agreementNo',
  ],
  T14: ['registeredCompanyId', 'registrationType', 'landingUnitId'],
  T15: ['registeredCompanyId', 'registrationType', 'landingUnitId'],
  T17: ['staffOnSite'],
  T18: ['serviceOfficerId'],
  T33: ['ownerUnitId', 'ownerUserId'],
  T42: ['ownerUnitId', 'ownerUserId'],
} as const satisfies Partial<Record<TransitionId, readonly string[]>>;

/** T22 passes the gates of two stages. */
const STATED_WITH_SKIP = STATED_WITH.T12;

/** What only the gate or the record of a move reads. */
const GIVEN_WITH: Readonly<Record<string, readonly string[]>> = {
  returnItems: ['T02'],
  newEvidenceNote: ['T06'],
  signingWaiverReason: ['T15'],
  holdUntil: ['T30'],
  holdReason: ['T30'],
  exitReason: ['T40', 'T41'],
  exitNote: ['T40', 'T41'],
  exitDestination: ['T40', 'T41'],
  mergedIntoId: ['T43'],
};

const ALL_STATED: readonly string[] = [...new Set(Object.values(STATED_WITH).flat())];

/** What a request states beside the move, by the names of the request. */
export type Statement = Readonly<Record<string, unknown>>;

/** Members that belong to another move. */
export function strayMembers(transition: string, request: Statement): FieldError[] {
  const allowed: readonly string[] =
    transition === 'T22' ? STATED_WITH_SKIP : (STATED_WITH[transition as keyof typeof STATED_WITH] ?? []);
  const stray = [
    ...ALL_STATED.filter((name) => !allowed.includes(name)),
    ...Object.keys(GIVEN_WITH).filter((name) => !GIVEN_WITH[name]?.includes(transition)),
  ];
  return stray
    .filter((name) => request[name] !== undefined)
    .map((name) => ({
      pointer: `/${name}`,
      code: 'NOT_OF_THIS_MOVE',
      message: { zh: '不随该流转填写', en: 'does not belong to this move' },
    }));
}

/** The stated members as columns. */
export function statedColumns(request: Statement): Partial<Project> {
  const given = ALL_STATED.filter((name) => request[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, request[name]])) as Partial<Project>;
}

/** Another unit takes a project over only through a pool administrator (T33, T42). */
export function reservedClaim(
  project: Project,
  { ownerUnitId }: Partial<Project>,
  roles: readonly string[],
): FieldError[] {
  const changes = ownerUnitId === undefined || ownerUnitId === project.ownerUnitId ? {} : { ownerUnitId };
  return reservedFields(project, changes, roles);
}

/**
 * The move that leads from a position to another, or null. Where several do, the first that these roles may make and
 * that knows every member of the request.
 */
export function moveTowards(
  from: { readonly poolStatus: PoolStatus; readonly stage: Stage | null },
  to: { readonly poolStatus: string; readonly stage?: string | null },
  roles: readonly string[] = [],
  request: Statement = {},
): TransitionId | null {
  const leading = movesAt(from.poolStatus, from.stage).filter(
    (move) =>
      move.to.poolStatus === to.poolStatus &&
      (to.stage === undefined || move.to.stage === (to.stage ?? null)),
  );
  const permitted = leading.filter(({ row }) =>
    rolesFor(row, from.stage).some((role) => roles.includes(role)),
  );
  const fitting = permitted.find(({ id }) => strayMembers(id, request).length === 0);
  return (fitting ?? permitted[0] ?? leading[0])?.id ?? null;
}

/** The moves out of a position that need a second signature at this level. */
export function signedMoves(project: {
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly level: Level | null;
}): TransitionId[] {
  return movesAt(project.poolStatus, project.stage)
    .filter(({ row }) => needsSecondSignature(row, project.level))
    .map(({ id }) => id);
}
