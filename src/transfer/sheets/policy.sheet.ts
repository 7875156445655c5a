import { POLICY_LEVEL, POLICY_SERIES, POLICY_STATUS } from '../../features/policies/policy.codes.js';
import type { SheetColumn } from '../sheet.js';
import { ledgerAmount } from './amount-cells.rules.js';
import { CLAUSE_COLUMNS } from './clause.sheet.js';
import * as texts from './company-text-cells.rules.js';
import { labelsOf, read } from './plain-column.js';
import { dayAt, term } from './policy-term.rules.js';

type More = Omit<Partial<SheetColumn>, 'key' | 'header' | 'kind'>;

/** A column of the policy: where its name is empty the row goes on with the policy above. */
const ofPolicy = (key: string, kind: SheetColumn['kind'], zh: string, en: string, more: More) =>
  read(key, kind, zh, en, { ...more, continues: 'title' });

const POLICY: readonly SheetColumn[] = [
  ofPolicy('title', 'text', '政策名称', 'Policy', {
    parse: texts.name(300),
    headings: [
      '政策',
      '政策文件',
      '政策文件名称',
      '文件名称',
      '政策标题',
      '文件标题',
      '所属政策',
      '政策依据',
    ],
    required: true,
    hint: {
      zh: '同一政策有多条条款时，可只在第一行写或合并单元格',
      en: 'Of a policy with several clauses the first row is enough; the cell may be merged',
    },
    example: '示例区支持智能软件产业发展办法',
    width: 36,
  }),
  ofPolicy('docNo', 'text', '文号', 'Document number', {
    parse: texts.name(100),
    headings: ['文件号', '文件文号', '政策文号', '发文字号', '发文号', '发文文号', '文件编号', 'doc no'],
    hint: { zh: '有文号的以文号识别政策', en: 'A policy is known by its number where it has one' },
    example: '示府规〔2025〕3号',
    width: 20,
  }),
  ofPolicy('issuer', 'text', '发文单位', 'Issuer', {
    parse: texts.name(200),
    headings: [
      ...['发文机关', '发文部门', '发布单位', '发布部门', '发布机构', '制定部门', '制定单位', '制定机关'],
      ...['印发单位', '印发部门', '出台部门', '政策来源'],
    ],
    example: '示例区人民政府',
    width: 20,
  }),
  ofPolicy('ownerUnit', 'text', '主管部门', 'Owning department', {
    parse: texts.name(100),
    headings: ['归口部门', '归口单位', '主管单位', '牵头部门', '牵头单位', '责任部门', '责任单位'],
    hint: { zh: '在本系统维护该政策的单位', en: 'The unit that keeps the policy here' },
    width: 18,
  }),
  ofPolicy('level', 'text', '级别', 'Level', {
    parse: texts.name(40),
    headings: ['政策级别', '政策层级', '层级', '政策层面', '级次'],
    choices: labelsOf(POLICY_LEVEL),
    example: '区级',
    width: 10,
  }),
  ofPolicy('series', 'text', '政策体系', 'Series', {
    parse: texts.name(60),
    headings: ['系列', '政策系列', '所属体系'],
    choices: labelsOf(POLICY_SERIES),
    width: 18,
  }),
  ofPolicy('status', 'text', '状态', 'Status', {
    parse: texts.name(20),
    headings: ['政策状态', '文件状态', '有效性'],
    choices: labelsOf(POLICY_STATUS),
    width: 10,
  }),
  ofPolicy('issuedOn', 'date', '发布日期', 'Issued on', {
    parse: dayAt('from'),
    headings: ['印发日期', '发文日期', '成文日期', '发布时间', '印发时间', '发文时间', '出台时间'],
    hint: { zh: '没有施行日期时以此为准', en: 'Counts where the first day in force is not said' },
    width: 12,
  }),
  // Before the two days: `有效期` without brackets means both.
  ofPolicy('term', 'text', '有效期', 'Term', {
    parse: term,
    headings: [
      '有效期限',
      '政策有效期',
      '有效时间',
      '执行期限',
      '执行期',
      '实施期限',
      '有效期起止',
      '起止日期',
      '起止时间',
    ],
    hint: {
      zh: '起止写在一格时用：2023-01-01至2025-12-31',
      en: 'Both days in one cell: 2023-01-01至2025-12-31',
    },
    width: 24,
  }),
  ofPolicy('effectiveFrom', 'date', '有效期起', 'In force from', {
    parse: dayAt('from'),
    headings: [
      '生效日期',
      '施行日期',
      '实施日期',
      '执行日期',
      '生效时间',
      '施行时间',
      '实施时间',
      '起始日期',
      '有效期开始',
      '有效期（起）',
    ],
    example: '2025-04-01',
    width: 12,
  }),
  ofPolicy('effectiveTo', 'date', '有效期止', 'In force to', {
    parse: dayAt('to'),
    headings: [
      '有效期至',
      '有效期截止',
      '失效日期',
      '到期日期',
      '到期时间',
      '失效时间',
      '有效期结束',
      '有效期（止）',
      '终止日期',
    ],
    hint: { zh: '长期有效的留空', en: 'Empty for one without an end' },
    example: '2027-12-31',
    width: 12,
  }),
  ofPolicy('repealedOn', 'date', '废止日期', 'Repealed on', {
    parse: dayAt('from'),
    headings: ['废止时间'],
    hint: { zh: '自这一天起失效', en: 'The first day on which it is no longer in force' },
    width: 12,
  }),
  ofPolicy('fundBudgetWan', 'money', '资金规模（万元）', 'Fund (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['资金规模', '专项资金', '专项资金规模', '资金预算', '预算规模'],
    width: 14,
  }),
];

/** Columns of a list of policies (domain.md §2.8): a row is a clause with its policy, or a policy alone. */
export const POLICY_COLUMNS: readonly SheetColumn[] = [...POLICY, ...CLAUSE_COLUMNS];
