import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import type { PoolStatus, Stage } from '../projects/project.codes.js';
import type { TransferReason, TransferState, TransferStep } from './transfer.codes.js';
import type { Transfer } from './transfer.entity.js';
import type { TransferStepRecord } from './transfer-records.entity.js';
import type { TransferSettings } from './transfer-settings.js';

/** What a transfer reads of the project, which the flow holds locked. */
export interface TransferredProject {
  readonly id: string;
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly ownerUnitId: string;
  readonly ownerUserId: string | null;
  readonly teamUserIds: readonly string[];
}

export interface TransferApplication {
  readonly reason: string;
  readonly reasonNote?: string | null;
  readonly namedUnitId?: string | null;
}

/** A transfer as it begins. */
export function newTransfer(
  actor: Actor,
  project: TransferredProject,
  { reason, reasonNote, namedUnitId }: TransferApplication,
  { dueOn, now, settings }: { dueOn: string; now: Date; settings: TransferSettings },
): Transfer {
  return {
    id: uuidv7(),
    projectId: project.id,
    state: 'APPLIED',
    round: 1,
    reason: reason as TransferReason,
    reasonNote: reasonNote ?? null,
    fromUnitId: project.ownerUnitId,
    fromUserId: project.ownerUserId,
    fromTeamUserIds: [...project.teamUserIds],
    namedUnitId: namedUnitId ?? null,
    ...NOBODY_YET,
    trackerUserId: null,
    stateSince: now,
    dueOn,
    settingsInForce: settings,
    createdAt: now,
    createdBy: actor.userId,
    updatedAt: now,
    updatedBy: actor.userId,
    deletedAt: null,
    version: 1,
  };
}

/** A transfer that waits for a unit. */
export const NOBODY_YET = {
  toUnitId: null,
  toUserId: null,
  handedOverOn: null,
  stageAtHandOver: null,
  settledOn: null,
} as const satisfies Partial<Transfer>;

/** What is kept of a step that was taken. @param before null for the application */
export function stepRecord(
  actor: Actor | null,
  before: Transfer | null,
  after: Pick<Transfer, 'id' | 'state' | 'version'>,
  taken: { step: TransferStep; at: Date; day: string; reason: string | null; details: object },
): TransferStepRecord {
  const dueOn = before?.dueOn ?? null;
  return {
    id: uuidv7(),
    transferId: after.id,
    step: taken.step,
    fromState: before?.state ?? null,
    toState: after.state,
    at: taken.at,
    dueOn,
    isLate: dueOn !== null && taken.day > dueOn && before?.state !== 'HANDED_OVER',
    actorId: actor?.userId ?? null,
    actorName: actor?.displayName ?? '系统',
    actorUnitId: actor?.unitId ?? null,
    reason: taken.reason,
    details: taken.details,
    versionAfter: after.version,
  };
}

/** What others have to know of a step to do their part, in the same transaction. */
export interface TransferOutcome {
  readonly step: TransferStep;
  readonly from: TransferState;
  readonly to: TransferState;
  readonly reason: string | null;
  readonly before: Readonly<Transfer>;
  readonly after: Readonly<Transfer>;
}
