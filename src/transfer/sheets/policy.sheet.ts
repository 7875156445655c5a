import {
  POLICY_BENEFIT_TYPE,
  POLICY_LEVEL,
  POLICY_SERIES,
  POLICY_STACKING,
  POLICY_STATUS,
} from '../../features/policies/policy.codes.js';
import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import type { SheetColumn } from '../sheet.js';
import { ledgerAmount } from './amount-cells.rules.js';
import * as texts from './company-text-cells.rules.js';
import { yesNo } from './company-value-cells.rules.js';
import { read } from './plain-column.js';
import { cap, dayAt, papers, rate, term, years } from './policy-cells.rules.js';

type More = Omit<Partial<SheetColumn>, 'key' | 'header' | 'kind'>;

/** A column of the policy: where its name is empty the row goes on with the policy above. */
const ofPolicy = (key: string, kind: SheetColumn['kind'], zh: string, en: string, more: More) =>
  read(key, kind, zh, en, { ...more, continues: 'title' });

const choices = (table: AnyCodeTable) => table.entries.map((entry) => entry.zh);

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
    choices: choices(POLICY_LEVEL),
    example: '区级',
    width: 10,
  }),
  ofPolicy('series', 'text', '政策体系', 'Series', {
    parse: texts.name(60),
    headings: ['系列', '政策系列', '所属体系'],
    choices: choices(POLICY_SERIES),
    width: 18,
  }),
  ofPolicy('status', 'text', '状态', 'Status', {
    parse: texts.name(20),
    headings: ['政策状态', '文件状态', '有效性'],
    choices: choices(POLICY_STATUS),
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

const CLAUSE: readonly SheetColumn[] = [
  read('no', 'text', '条款', 'Clause', {
    parse: texts.name(300),
    headings: [
      '条款号',
      '条款编号',
      '条款序号',
      '条号',
      '条目',
      '条文',
      '政策条款',
      '具体条款',
      '条款名称及编号',
    ],
    hint: { zh: '“第五条 支持研发”会分成条号与名称', en: '“第五条 支持研发” is taken apart' },
    example: '第五条',
    width: 14,
  }),
  read('clauseTitle', 'text', '条款名称', 'Clause title', {
    parse: texts.name(300),
    headings: [
      '条款标题',
      '扶持事项',
      '支持事项',
      '扶持项目',
      '支持项目',
      '事项名称',
      '政策点',
      '政策事项',
      '奖补项目',
    ],
    example: '支持企业研发投入',
    width: 24,
  }),
  read('benefitType', 'text', '扶持类别', 'Kind of benefit', {
    parse: texts.name(60),
    headings: [
      ...['扶持方式', '扶持类型', '支持方式', '支持类别', '支持类型', '类别', '政策类别', '政策类型'],
      ...['补贴类型', '资助方式', '资助类别', '奖补类型'],
    ],
    choices: choices(POLICY_BENEFIT_TYPE),
    example: '研发资助',
    width: 14,
  }),
  read('benefitText', 'text', '扶持内容', 'Benefit', {
    parse: texts.text(4000),
    headings: [
      ...[
        '扶持标准',
        '支持内容',
        '支持标准',
        '补贴标准',
        '补贴内容',
        '奖励标准',
        '奖补标准',
        '资助标准',
        '条款内容',
        '具体内容',
      ],
      ...['扶持措施', '支持措施', '兑现标准'],
    ],
    example: '按上一年度研发费用的10%给予资助，最高100万元。',
    width: 44,
  }),
  read('summary', 'text', '主要内容', 'Content in short', {
    parse: texts.text(2000),
    headings: ['政策内容', '内容摘要', '政策要点', '政策摘要', '内容'],
    width: 36,
  }),
  read('capWan', 'money', '最高限额（万元）', 'Cap (10,000 yuan)', {
    parse: cap,
    headings: [
      ...[
        '最高限额',
        '最高额度',
        '最高金额',
        '最高补贴',
        '最高支持',
        '最高支持额度',
        '扶持上限',
        '上限',
        '封顶',
        '封顶金额',
      ],
      ...['限额', '额度上限', '单个企业最高', '最高奖励'],
    ],
    example: '100',
    width: 14,
  }),
  read('ratePct', 'text', '比例', 'Rate', {
    parse: rate,
    headings: ['扶持比例', '支持比例', '补贴比例', '资助比例', '奖励比例', '比例（%）'],
    example: '10%',
    width: 10,
  }),
  read('years', 'text', '年限', 'Years', {
    parse: years,
    headings: ['扶持年限', '支持年限', '补贴年限', '资助年限', '扶持期限', '补贴期限'],
    width: 8,
  }),
  read('conditionText', 'text', '申报条件', 'Conditions', {
    parse: texts.text(3000),
    headings: [
      '条件',
      '申请条件',
      '适用条件',
      '适用对象',
      '扶持对象',
      '支持对象',
      '申报对象',
      '享受对象',
      '申请对象',
      '适用范围',
    ],
    hint: { zh: '按文字保存，由人工判断', en: 'Kept in words; a person decides' },
    example: '工商、税务登记在示例区，具有独立法人资格。',
    width: 40,
  }),
  read('stacking', 'text', '叠加方式', 'Stacking', {
    parse: texts.name(60),
    headings: ['叠加规则', '是否可叠加', '能否叠加', '享受方式', '叠加'],
    choices: choices(POLICY_STACKING),
    width: 16,
  }),
  read('window', 'text', '申报时间', 'Window', {
    parse: texts.name(200),
    headings: ['申报窗口', '申报期', '申报期限', '申请时间', '受理时间', '受理期', '申报周期', '办理时间'],
    example: '2026-03-01至2026-04-30',
    width: 22,
  }),
  read('materials', 'text', '所需材料', 'Papers', {
    parse: papers,
    headings: ['申报材料', '申请材料', '材料', '材料清单', '提交材料', '所需资料', '申报资料'],
    example: '申报表；营业执照；审计报告（上一年度）',
    width: 30,
  }),
  read('contactUnitId', 'text', '联系部门', 'Department to ask', {
    parse: texts.name(150),
    headings: [
      '联系单位',
      '受理部门',
      '受理单位',
      '咨询部门',
      '经办部门',
      '办理部门',
      '受理窗口',
      '咨询窗口',
    ],
    width: 18,
  }),
  read('contactNote', 'text', '联系方式', 'Telephone', {
    parse: texts.codeText(100),
    headings: ['联系电话', '咨询电话', '联系人', '联系人及电话', '电话'],
    width: 16,
  }),
  read('linkedToTax', 'text', '与税收挂钩', 'Linked to tax', {
    parse: yesNo,
    headings: ['是否与税收挂钩', '是否涉税'],
    choices: ['是', '否'],
    width: 10,
  }),
  read('note', 'text', '备注', 'Note', {
    parse: texts.text(1000),
    headings: ['说明', '备注说明'],
    width: 24,
  }),
];

/** Columns of a list of policies (domain.md §2.8): a row is a clause with its policy, or a policy alone. */
export const POLICY_COLUMNS: readonly SheetColumn[] = [...POLICY, ...CLAUSE];
