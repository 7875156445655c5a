import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** How sure it is that two records are one company (domain.md §4.4), the surest first. */
export const DUPLICATE_LEVEL = codeTable('DUPLICATE_LEVEL', {
  EXACT: ['确定相同', 'The same for certain'],
  STRONG: ['高度疑似', 'Very likely the same'],
  PROBABLE: ['疑似', 'Probably the same'],
  POSSIBLE: ['可能', 'Possibly the same'],
});
export type DuplicateLevelCode = CodeOf<typeof DUPLICATE_LEVEL>;

export const DUPLICATE_REASON = codeTable('DUPLICATE_REASON', {
  SAME_USCC: ['统一社会信用代码相同', 'Same credit code'],
  SAME_FOREIGN_NUMBER: ['境外注册号及国家（地区）相同', 'Same register number and country'],
  SAME_FULL_NAME: ['名称全文相同（不计宽度、空格、括号和大小写）', 'The whole name is the same'],
  SAME_NAME: ['去掉地名和组织形式后名称相同', 'Same name without place and legal form'],
  SAME_NAME_OTHER_PLACE: ['名称相同，地名不同', 'Same name, another place'],
  SAME_NAME_BRANCH: ['名称相同，其中有分支机构', 'Same name, one is a branch'],
  SAME_NAME_GROUP: ['名称相同，其中有集团', 'Same name, one is a group'],
  SAME_NAME_OTHER_LEGAL_FORM: ['名称相同，组织形式不同', 'Same name, another legal form'],
  SAME_BRAND_SYNONYMOUS_TRADE: ['字号相同，行业近义', 'Same brand, related industry'],
  SAME_GROUP: ['属于同一集团', 'In the same group'],
  SAME_ALIAS: ['曾用名、简称或别名相同', 'A former name, short name or alias is the same'],
  SIMILAR_NAME: ['产业方向相同，名称相近', 'Similar name in the same focus area'],
  SIMILAR_BRAND: [
    '产业方向和地名相同，字号前部相同',
    'The brand begins the same, in the same area and place',
  ],
  SAME_BRAND_SOUND: ['字号读音相同', 'The brand sounds the same'],
  SAME_CONTACT: ['联系手机或单位邮箱域名相同', 'Same mobile or mail domain of a contact'],
  DIFFERENT_NUMBERS: ['证照号码不同，不是同一法人', 'Different numbers: not one legal person'],
});
export type DuplicateReasonCode = CodeOf<typeof DUPLICATE_REASON>;

/** What registering the company would do. */
export const DUPLICATE_VERDICT = codeTable('DUPLICATE_VERDICT', {
  CLEAR: ['可登记', 'May be registered'],
  LISTED: ['可登记，请留意相近企业', 'May be registered; look at the similar ones'],
  NEEDS_CONFIRMATION: ['须确认并说明理由', 'Needs confirmDistinct and a reason'],
  NEEDS_OVERRIDE: [
    '不予登记，储备库管理员可说明理由放行',
    'Refused; a pool administrator may pass it with a reason',
  ],
  REFUSED: ['已存在，不予登记', 'Refused: it exists'],
});
export type DuplicateVerdictCode = CodeOf<typeof DUPLICATE_VERDICT>;

export const FINDING_STATE = codeTable('FINDING_STATE', {
  OPEN: ['待核对', 'To be looked at'],
  DISMISSED: ['已确认不同', 'Found to be different companies'],
  MERGED: ['已合并', 'Merged'],
});
export type FindingState = CodeOf<typeof FINDING_STATE>;

export const DUPLICATE_CODE_TABLES = [
  DUPLICATE_LEVEL,
  DUPLICATE_REASON,
  DUPLICATE_VERDICT,
  FINDING_STATE,
] as const;
