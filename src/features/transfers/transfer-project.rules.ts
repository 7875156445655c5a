import type { Text } from '../../platform/kernel/domain-error.js';
import { POOL_STATUS, type PoolStatus, type Stage } from '../projects/project.codes.js';
import type { TransferState } from './transfer.codes.js';

const STATUSES: readonly PoolStatus[] = ['IN_POOL', 'ON_HOLD'];
const STAGES: readonly (Stage | null)[] = ['S1', 'S2', 'S3', 'S4'];

/**
 * Why a project cannot go to another unit: it is not in the pool, or it was signed, from where on its credit is
 * settled (domain.md §4.3 knows transfers at S1–S4). Null when it can.
 */
export function transferBlocker(project: { poolStatus: PoolStatus; stage: Stage | null }): Text | null {
  if (!STATUSES.includes(project.poolStatus))
    return {
      zh: `项目当前为“${POOL_STATUS.label(project.poolStatus, 'zh')}”，不能流转`,
      en: `The project is not in the pool: ${POOL_STATUS.label(project.poolStatus, 'en')}`,
    };
  if (!STAGES.includes(project.stage))
    return { zh: '已签约的项目不再流转', en: 'A signed project is not transferred any more' };
  return null;
}

/** An administrator has given the project to a third unit meanwhile: this transfer has nothing to hand over. */
export function keeperBlocker(
  ownerUnitId: string,
  transfer: { state: TransferState; fromUnitId: string; toUnitId: string | null },
): Text | null {
  const keeper = transfer.state === 'HANDED_OVER' ? transfer.toUnitId : transfer.fromUnitId;
  return ownerUnitId === keeper
    ? null
    : { zh: '项目的承办单位已另行变更', en: 'The owner unit has been changed otherwise' };
}
