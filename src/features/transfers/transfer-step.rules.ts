import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { Transfer } from './transfer.entity.js';
import type { OfferedStep } from './transfer.rules.js';
import { NOBODY_YET, type TransferredProject } from './transfer-draft.js';

/** What a person states with a step. */
export interface StepRequest {
  readonly step: string;
  readonly unitId?: string | null;
  readonly userId?: string | null;
  readonly reason?: string | null;
}

/** Members that the step needs and lacks, or has and does not know. COORDINATE may name a unit or leave it open. */
export function misplacedFields({ step, asks }: OfferedStep, request: StepRequest): FieldError[] {
  return (['unitId', 'userId'] as const).flatMap((field): FieldError[] => {
    const given = request[field] !== undefined && request[field] !== null;
    const needed = asks === field;
    const allowed = needed || (step === 'COORDINATE' && field === 'unitId');
    if (needed && !given)
      return [
        {
          pointer: `/${field}`,
          code: 'REQUIRED',
          message: { zh: '该步骤须填写', en: 'is needed for this step' },
        },
      ];
    if (given && !allowed)
      return [
        {
          pointer: `/${field}`,
          code: 'NOT_OF_STEP',
          message: { zh: '不随该步骤填写', en: 'does not belong to this step' },
        },
      ];
    return [];
  });
}

interface StepSurroundings {
  readonly actor: { readonly userId: string; readonly unitId: string } | null;
  readonly project: TransferredProject;
  readonly day: string;
}

/** What a step writes on the transfer beside its state. */
export function changesOf(
  { step, to }: Pick<OfferedStep, 'step' | 'to'>,
  request: Omit<StepRequest, 'step'>,
  transfer: Transfer,
  { actor, project, day }: StepSurroundings,
): Partial<Transfer> {
  switch (step) {
    case 'COORDINATE':
      return {
        trackerUserId: actor?.userId ?? null,
        namedUnitId: request.unitId === undefined ? transfer.namedUnitId : request.unitId,
      };
    case 'NAME_UNIT':
      return { namedUnitId: request.unitId ?? null };
    case 'CLAIM':
      return { toUnitId: actor?.unitId ?? null };
    case 'ASSIGN':
      return { toUserId: request.userId ?? null };
    case 'RESET_TO_COORDINATED':
      return { ...NOBODY_YET, namedUnitId: null, round: transfer.round + 1 };
    case 'SETTLE':
      return { settledOn: day };
    case 'SIGN':
      return to === 'HANDED_OVER' ? handOver(project, day) : {};
    default:
      return {};
  }
}

/** The keepers of today, to whom a reset gives the project back, and the stage that decides on the credit. */
function handOver(project: TransferredProject, day: string): Partial<Transfer> {
  return {
    handedOverOn: day,
    stageAtHandOver: project.stage,
    fromUserId: project.ownerUserId,
    fromTeamUserIds: [...project.teamUserIds],
  };
}
