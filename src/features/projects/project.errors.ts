import { defineErrors } from '../../platform/kernel/domain-error.js';
import type { PoolStatus } from './project.codes.js';
import { isReadOnly } from './project.rules.js';
import { evidenceErrors } from './project-evidence.errors.js';

export const projectErrors = defineErrors('PROJECT', {
  RULES_BROKEN: {
    kind: 'invalid',
    title: { zh: '项目信息不符合规则', en: 'The project breaks rules' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '不是您可以办理的项目', en: 'You may not work on this project' },
    detail: {
      zh: '招商专员办理本人负责或参与的项目，招商主管办理本单位项目，储备库管理员办理全部项目。',
      en: 'Specialists work on projects of their own team, supervisors on those of their unit, pool administrators on all.',
    },
  },
  FIELDS_RESERVED: {
    kind: 'forbidden',
    title: { zh: '部分字段须由其他角色修改', en: 'Some fields are changed by other roles only' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} fields; see errors.' },
  },
  UNIT_NOT_ASSIGNABLE: {
    kind: 'forbidden',
    title: { zh: '不能为其他单位建立项目', en: 'You may not create a project for another unit' },
    detail: { zh: '由储备库管理员指定承办单位。', en: 'A pool administrator names the owner unit.' },
  },
  READ_ONLY: {
    kind: 'conflict',
    title: { zh: '项目当前状态不可修改', en: 'The project cannot be changed in its present status' },
    detail: {
      zh: '当前状态为{poolStatus}。可办理的流转见 GET /projects/{id}/transitions。',
      en: 'Its status is {poolStatus}. See GET /projects/{id}/transitions for the moves.',
    },
  },
  NOT_DELETABLE: {
    kind: 'conflict',
    title: { zh: '已进入流程的项目不能删除', en: 'A project in the process cannot be deleted' },
    detail: {
      zh: '只有从未提交过的草稿可以删除；其他项目请办理出库。',
      en: 'Only drafts that were never submitted can be deleted; let others exit the pool.',
    },
  },
  MERGE_NOT_ALLOWED: {
    kind: 'invalid',
    title: { zh: '这两个项目不能合并', en: 'These two projects may not be merged' },
    detail: { zh: '共 {count} 个原因，详见 errors。', en: '{count} reasons; see errors.' },
  },
  HISTORY_NOT_VISIBLE: {
    kind: 'forbidden',
    title: { zh: '不能查看该项目的办理情况', en: 'You may not see the workings of this project' },
    detail: {
      zh: '承办、协同、落地单位和受邀部门可以查看；保密项目仅限专班。',
      en: 'Owner, co-operating and landing units and invited departments may; the team only if it is confidential.',
    },
  },
  TRANSITION_NOT_ALLOWED: {
    kind: 'conflict',
    title: { zh: '当前状态不能办理该流转', en: 'The project cannot make this move from where it is' },
    detail: {
      zh: '当前为{position}。您可以办理的流转见 allowed。',
      en: 'It is at {position}. See allowed for the moves that you may carry out.',
    },
  },
  TRANSITION_MISSING: {
    kind: 'malformed',
    title: { zh: '请指明流转', en: 'Name the move' },
    detail: { zh: 'transition 与 to 须且只须填写一个。', en: 'Give either transition or to, not both.' },
  },
  ROLE_NOT_ALLOWED: {
    kind: 'forbidden',
    title: { zh: '该流转须由其他角色办理', en: 'Another role carries this move out' },
    detail: { zh: '可办理的角色：{roles}。', en: 'Roles that may: {roles}.' },
  },
  REASON_TOO_SHORT: {
    kind: 'invalid',
    title: { zh: '请说明理由', en: 'Give a reason' },
    detail: { zh: '理由不少于{minimum}个字。', en: 'The reason needs at least {minimum} characters.' },
  },
  EFFECTIVE_ON_INVALID: {
    kind: 'invalid',
    title: { zh: '业务日期无效', en: 'There is no such date' },
  },
  EFFECTIVE_ON_IN_FUTURE: {
    kind: 'invalid',
    title: { zh: '业务日期不能晚于今天', en: 'The business date may not lie in the future' },
    detail: { zh: '最晚为{latest}。', en: 'At the latest {latest}.' },
  },
  EFFECTIVE_ON_TOO_EARLY: {
    kind: 'invalid',
    title: { zh: '业务日期早于上一节点', en: 'The business date lies before the last milestone' },
    detail: { zh: '最早为{earliest}。', en: 'At the earliest {earliest}.' },
  },
  EFFECTIVE_ON_IN_LOCKED_MONTH: {
    kind: 'invalid',
    title: { zh: '该月报表已锁定', en: 'The report of that month is locked' },
    detail: {
      zh: '已锁定至{lockedThrough}；更正须由储备库管理员办理（correctsLockedMonth）。',
      en: 'Locked through {lockedThrough}; a pool administrator corrects it (correctsLockedMonth).',
    },
  },
  STAGE_GATE_FAILED: {
    kind: 'invalid',
    title: { zh: '尚不具备流转条件', en: 'The move is not ready' },
    detail: { zh: '还缺{count}项，详见 missing。', en: '{count} things are missing; see missing.' },
  },
  FIELDS_NOT_OF_MOVE: {
    kind: 'invalid',
    title: { zh: '部分字段不随该流转填写', en: 'Some members do not belong to this move' },
    detail: {
      zh: '请改用 PATCH /projects/{id}，或删除 errors 中的字段。',
      en: 'Use PATCH /projects/{id} for them, or leave them out.',
    },
  },
  APPROVAL_NOT_NEEDED: {
    kind: 'conflict',
    title: { zh: '该流转无须会签', en: 'This move needs no second signature' },
    detail: { zh: '须会签的流转见 allowed。', en: 'See allowed for the moves that do.' },
  },
  ALREADY_SIGNED: {
    kind: 'conflict',
    title: { zh: '您已会签', en: 'You have signed already' },
    detail: { zh: '请由另一角色办理流转。', en: 'The other role carries the move out now.' },
  },
  COMPANY_NEEDED: {
    kind: 'invalid',
    title: { zh: '请先填写投资主体', en: 'Name the investing company first' },
  },
  OWNER_IN_PUBLIC_SEA: {
    kind: 'conflict',
    title: { zh: '公海项目没有承办单位', en: 'A project that is open to all units has no owner' },
    detail: {
      zh: '请由储备库管理员办理重新启动（T33、T42），并指明认领单位。',
      en: 'A pool administrator reopens it (T33, T42) and names the unit that claims it.',
    },
  },
  AS_OF_IN_FUTURE: {
    kind: 'invalid',
    title: { zh: '截至日期不能晚于今天', en: 'The as-of date may not lie in the future' },
    detail: { zh: '最晚为{latest}。', en: 'At the latest {latest}.' },
  },
  BATCH_QUERY_WRONG: {
    kind: 'invalid',
    title: { zh: '“三个一批”查询条件有误', en: 'The batch filter is wrong' },
    detail: { zh: '共 {count} 处，详见 errors。', en: '{count} faults; see errors.' },
  },
  REFERENCE_MISSING: {
    kind: 'invalid',
    title: { zh: '引用的企业、单位或人员不存在', en: 'A company, unit or person does not exist' },
  },
});

/** Races end in the same refusal as the polite check. */
export const projectConstraints = {
  uq_project_evidence_file: () => evidenceErrors.EVIDENCE_ATTACHED(),
  uq_project_approval_once: () => projectErrors.ALREADY_SIGNED(),
  ck_project_owner: () => projectErrors.OWNER_IN_PUBLIC_SEA(),
  fk_project_evidence_file: () => evidenceErrors.FILE_MISSING(),
  ...Object.fromEntries(
    ['company', 'registered_company', 'chain_node', 'owner_unit', 'landing_unit', 'first_report_unit']
      .concat(['owner_user', 'service_officer'])
      .map((name) => [`fk_project_${name}`, () => projectErrors.REFERENCE_MISSING()]),
  ),
};

/** For whatever adds to a project. @throws PROJECT.READ_ONLY once it was graduated or merged */
export function assertOpen({ poolStatus }: { readonly poolStatus: PoolStatus }): void {
  if (isReadOnly(poolStatus)) throw projectErrors.READ_ONLY({ params: { poolStatus } });
}
