import { POLICY_BENEFIT_TYPE, POLICY_STACKING } from '../../features/policies/policy.codes.js';
import type { SheetColumn } from '../sheet.js';
import * as texts from './company-text-cells.rules.js';
import { yesNo } from './company-value-cells.rules.js';
import { labelsOf, read } from './plain-column.js';
import { cap, papers, rate, years } from './policy-figures.rules.js';

/** Columns of a clause in a list of policies. */
export const CLAUSE_COLUMNS: readonly SheetColumn[] = [
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
    choices: labelsOf(POLICY_BENEFIT_TYPE),
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
    choices: labelsOf(POLICY_STACKING),
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
