import { type DomainError, defineErrors } from '../../platform/kernel/domain-error.js';

/** What another unit may learn of a protected company (domain.md §2.0): these four facts and nothing else. */
export interface FourFacts {
  readonly exists: true;
  readonly ownerUnitName: string;
  /** Last protected day; null: without an end. */
  readonly protectionUntil: string | null;
  readonly liaisonPhoneOfUnit: string | null;
}

export const protectionErrors = defineErrors('PROTECTION', {
  HELD_BY_OTHER_UNIT: {
    kind: 'conflict',
    title: { zh: '该企业正由其他单位首报保护', en: 'Another unit holds the protection of this company' },
    detail: {
      zh: '保护单位、期限和联系电话见 protection。可以登记协同跟进、申请加入协同，或提请裁决。',
      en: 'See protection for the unit, the term and whom to ring up. You may record co-operation, ask to join, or apply for a ruling.',
    },
  },
  SCOPE_HELD: {
    kind: 'conflict',
    title: {
      zh: '改变集团或上级企业会使两个首报保护重叠',
      en: 'With this group or parent two protections would cover one scope',
    },
    detail: {
      zh: '该范围的保护单位、期限和联系电话见 protection。请先由一方解除保护，或提请裁决（POST /conflicts），再修改归属。',
      en: 'See protection for the unit that holds the scope, the term and whom to ring up. Let one of the two be released, or apply for a ruling (POST /conflicts), and change the group or parent then.',
    },
  },
  RENEWAL_REFUSED: {
    kind: 'invalid',
    title: { zh: '不符合续期条件', en: 'The protection may not be renewed' },
    detail: { zh: '共{count}项，详见 errors。', en: '{count} reasons; see errors.' },
  },
  RENEWAL_ROLE: {
    kind: 'forbidden',
    title: { zh: '该次续期须由其他角色批准', en: 'Another role grants this renewal' },
    detail: { zh: '可批准的角色：{role}。', en: 'It is granted by {role}.' },
  },
  NOT_YOURS: {
    kind: 'forbidden',
    title: { zh: '只有保护单位的主管可以办理', en: 'Only the supervisor of the holding unit may do this' },
  },
  OVER: {
    kind: 'conflict',
    title: { zh: '保护已经结束', en: 'The protection is over' },
    detail: { zh: '结束于{endedOn}。', en: 'It ended on {endedOn}.' },
  },
  PAPER_MISSING: {
    kind: 'invalid',
    title: { zh: '请附证明材料', en: 'A paper that proves it is missing' },
    detail: {
      zh: '该原因须上传材料并填写 fileId。',
      en: 'This reason needs a file: upload it and name it in fileId.',
    },
  },
  FILE_MISSING: {
    kind: 'invalid',
    title: { zh: '文件不存在或不是您上传的', en: 'The file does not exist or was not uploaded by you' },
  },
  PERSON_MISSING: {
    kind: 'invalid',
    title: {
      zh: '责任人须为保护单位的在岗用户',
      en: 'The person must be an active user of the holding unit',
    },
  },
  UNIT_MISSING: {
    kind: 'invalid',
    title: { zh: '该单位不能承办项目', en: 'The unit does not own projects' },
  },
  COMPANY_MISSING: {
    kind: 'invalid',
    title: { zh: '企业不存在', en: 'The company does not exist' },
  },
  LINE_TAKEN: {
    kind: 'conflict',
    title: { zh: '该业务线已在保护中', en: 'This business line is protected already' },
    detail: { zh: '请换一个 scopeNote。', en: 'Choose another scopeNote.' },
  },
  HOLDER_CANNOT_JOIN: {
    kind: 'conflict',
    title: { zh: '本单位已是保护单位或协同单位', en: 'Your unit holds it or takes part already' },
  },
  NOTHING_TO_JOIN: {
    kind: 'conflict',
    title: { zh: '该企业目前不在保护中', en: 'The company is not protected at present' },
  },
  JOIN_PENDING: {
    kind: 'conflict',
    title: { zh: '本单位的申请尚待答复', en: 'Your unit has asked already and waits for an answer' },
  },
  JOIN_DECIDED: {
    kind: 'conflict',
    title: { zh: '该申请已答复', en: 'The request was answered already' },
  },
});

/** 409 with exactly the four facts. */
export function heldByOtherUnit(protection: FourFacts): DomainError {
  return protectionErrors.HELD_BY_OTHER_UNIT({ extensions: { protection } });
}

/** Races end in the same refusal as the polite check; the four facts need a statement that a failed transaction cannot run. */
export const protectionConstraints = {
  uq_protection_active: () => protectionErrors.HELD_BY_OTHER_UNIT(),
  ck_protection_scope: protectionErrors.SCOPE_HELD,
  uq_protection_join_request_open: () => protectionErrors.JOIN_PENDING(),
  fk_protection_user: () => protectionErrors.PERSON_MISSING(),
  fk_protection_unit: () => protectionErrors.UNIT_MISSING(),
  fk_protection_company: () => protectionErrors.COMPANY_MISSING(),
};
