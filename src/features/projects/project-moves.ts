import { checkMachine, movesFrom, type Path } from '../../platform/kernel/state-machine.js';
import { type Level, type PoolStatus, STAGE, type Stage } from './project.codes.js';
import { TRANSITIONS, type TransitionId } from './project.lifecycle.js';
import type { MoveRole, StageRule, TransitionRow } from './project-transition.types.js';

/**
 * The transition table of `project.lifecycle.ts` as a checked state machine. A position is the pool status with the
 * stage behind a slash, `IN_POOL/S3`, or the status alone before admission.
 */
export type Position = PoolStatus | `${PoolStatus}/${Stage}`;

export interface Destination {
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
}

interface ExpandedMove {
  readonly id: TransitionId;
  readonly row: TransitionRow;
  readonly paths: readonly Path<Position>[];
}

export function positionOf(poolStatus: PoolStatus, stage: Stage | null): Position {
  return stage === null ? poolStatus : `${poolStatus}/${stage}`;
}

const MOVES: readonly ExpandedMove[] = TRANSITIONS.map((row) => ({ id: row.id, row, paths: pathsOf(row) }));

/** Stage changes, checked when the module is loaded: a wrong table stops the start of the server. */
export const PROJECT_MACHINE = checkMachine<Position, ExpandedMove>({
  name: 'reserve project',
  initial: 'DRAFT',
  states: statesOf(),
  final: statesOf().filter((state) => state.startsWith('MERGED')),
  moves: MOVES,
});

/** The moves that leave a position, in the order of the table, each with where it leads. */
export function movesAt(
  poolStatus: PoolStatus,
  stage: Stage | null,
): { readonly id: TransitionId; readonly row: TransitionRow; readonly to: Destination }[] {
  return movesFrom(PROJECT_MACHINE, positionOf(poolStatus, stage)).map(({ move }) => ({
    id: move.id,
    row: move.row,
    to: { poolStatus: move.row.to[0], stage: stageAfter(move.row.to[1], stage) },
  }));
}

/** Who may carry a move out from a stage. */
export function rolesFor(row: TransitionRow, stage: Stage | null): readonly MoveRole[] {
  return (stage === null ? undefined : row.byStage?.[stage]) ?? row.by;
}

/** Whether a move needs two persons for a project of this level. */
export function needsSecondSignature(row: TransitionRow, level: Level | null): boolean {
  return row.signatures !== undefined && (row.signatures.when !== 'LEVEL_A' || level === 'A');
}

/** `S1` … `S8` as 1 … 8; before admission 0. */
export function stageNumber(stage: Stage | null): number {
  return stage === null ? 0 : STAGE.codes.indexOf(stage) + 1;
}

/** The stage after a move; `rule` is a fixed stage or a rule of the table. */
export function stageAfter(rule: Stage | StageRule, stage: Stage | null): Stage | null {
  switch (rule) {
    case 'NONE':
      return null;
    case 'KEEP':
      return stage;
    case 'BACK_ONE':
      return stageAt(stageNumber(stage) - 1);
    case 'SKIP_ONE':
      return stageAt(stageNumber(stage) + 2);
    case 'AT_MOST_S2':
      return stageAt(Math.min(stageNumber(stage), 2));
    case 'AT_MOST_S3':
      return stageAt(Math.min(stageNumber(stage), 3));
    default:
      return rule;
  }
}

function stageAt(number: number): Stage | null {
  return STAGE.codes[number - 1] ?? null;
}

function pathsOf(row: TransitionRow): Path<Position>[] {
  return Object.entries(row.from).flatMap(([status, stages]) =>
    stages.map((stage) => ({
      from: positionOf(status as PoolStatus, stage),
      to: positionOf(row.to[0], stageAfter(row.to[1], stage)),
    })),
  );
}

function statesOf(): Position[] {
  const staged = (status: PoolStatus, first: number, last: number) =>
    STAGE.codes.slice(first - 1, last).map((stage) => positionOf(status, stage));
  return [
    'DRAFT',
    'PENDING_ADMISSION',
    'RETURNED',
    'REJECTED',
    ...staged('IN_POOL', 1, 5),
    ...staged('ON_HOLD', 1, 5),
    ...staged('DORMANT', 1, 4),
    ...staged('LANDED', 6, 8),
    ...staged('GRADUATED', 8, 8),
    ...staged('EXITED', 1, 8),
    'MERGED',
    ...staged('MERGED', 1, 8),
  ];
}
