import { codeTable } from '../../platform/kernel/code-table.js';
import type { TransitionId } from './project.lifecycle.js';

/** The names of the moves as staff read them (domain.md §3.2). */
const TITLES = {
  T01: ['提交入库申报', 'Submit for admission'],
  T02: ['退回补充', 'Return for completion'],
  T03: ['补充后再次提交', 'Submit again after completion'],
  T04: ['逾期未补充，转回草稿', 'Back to draft: not completed in time'],
  T05: ['评审不通过', 'Reject after review'],
  T06: ['重新申报', 'Start a new application'],
  T07: ['评审通过，入库', 'Admit to the pool'],
  T10: ['进入实质洽谈', 'Start substantive negotiation'],
  T11: ['进入评估论证', 'Start evaluation'],
  T12: ['进入拟签约', 'Go to pre-signing'],
  T13: ['签约', 'Sign'],
  T14: ['注册落户', 'Register'],
  T15: ['先注册后签约', 'Register before signing'],
  T16: ['开工/装修进场', 'Start construction or fit-out'],
  T17: ['开业/投产', 'Open'],
  T18: ['转企业服务', 'Hand over to enterprise service'],
  T20: ['退回上一阶段', 'Back one stage'],
  T21: ['签约撤销', 'Revoke the signing'],
  T22: ['绿色通道（跳过一个阶段）', 'Fast track (skip one stage)'],
  T30: ['暂缓', 'Put on hold'],
  T31: ['恢复推进', 'Resume'],
  T32: ['转入休眠', 'Go dormant'],
  T33: ['唤醒休眠项目', 'Reactivate a dormant project'],
  T34: ['转入公海', 'Open to all units'],
  T35: ['长期休眠清退', 'Clear after long dormancy'],
  T40: ['出库', 'Exit the pool'],
  T41: ['落地企业退出', 'Exit after landing'],
  T42: ['重新启动', 'Reopen'],
  T43: ['并入其他项目', 'Merge into another project'],
} as const satisfies Record<TransitionId, readonly [string, string]>;

export const TRANSITION = codeTable('TRANSITION', TITLES);

export const PROJECT_TRANSITION_CODE_TABLES = [TRANSITION] as const;
