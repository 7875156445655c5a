import { SOURCE_CHANNEL } from '../../features/leads/lead.codes.js';
import {
  INVESTMENT_TYPE,
  LANDING_MODE,
  LEVEL,
  PROJECT_KIND,
  SIGNING_FORM,
} from '../../features/projects/project.codes.js';
import type { SheetColumn } from '../sheet.js';
import { ledgerAmount, ledgerDate, measure } from './amount-cells.rules.js';
import { companyReference } from './company-reference.js';
import * as texts from './company-text-cells.rules.js';
import { dateOfDay } from './company-value-cells.rules.js';
import { read, readCode } from './plain-column.js';

const SQUARE_METRES = /(㎡|m2|平方米|平米|平方)$/i;
const MU = /亩$/;

/** Columns of a ledger of projects (domain.md §2.6), ours and those of other offices. */
export const PROJECT_COLUMNS: readonly SheetColumn[] = [
  read('name', 'text', '项目名称', 'Project', {
    parse: texts.name(200),
    headings: ['项目', '项目名', 'project name'],
    required: true,
    example: '示例生物研发中心项目',
    width: 36,
  }),
  read('code', 'code', '项目编号', 'Project code', { parse: texts.codeText(40), width: 14 }),
  read('externalRef', 'code', '原编号', 'Number in the source', {
    parse: texts.codeText(100),
    headings: ['区级项目编码', '外部编号'],
    width: 14,
  }),
  ...companyReference([
    ...['投资主体', '投资方', '投资方名称', '签约主体', '签约主体(洽谈主体)', '主体', '投资企业', '落户企业'],
  ]),
  readCode('projectKind', '项目类别', 'Kind', PROJECT_KIND, { example: '招商项目' }),
  readCode('investmentType', '投资类型', 'Type of investment', INVESTMENT_TYPE, { example: '新设' }),
  readCode('landingMode', '落地方式', 'Way of landing', LANDING_MODE, { example: '租赁' }),
  read('focusAreaCode', 'text', '产业方向', 'Focus area', {
    headings: ['产业类型', '产业类别', '重点产业', '产业领域'],
    example: '生命健康',
    width: 14,
  }),
  readCode('level', '项目等级', 'Level', LEVEL),
  read('brief', 'text', '项目内容', 'What it is', {
    parse: texts.text(5000),
    headings: ['项目简介', '主要内容', '建设内容'],
    example: '设立研发中心',
    width: 36,
  }),
  read('plannedInvestment', 'money', '计划总投资(万元)', 'Planned investment (10,000 yuan)', {
    parse: ledgerAmount,
    headings: [
      '总投资',
      '计划投资总额',
      '投资金额',
      '总投资额',
      '投资总额',
      '计划投资',
      '投资额',
      '计划总投资额',
      '意向投资额',
    ],
    hint: { zh: '可写区间（3000-5000），取下限并注明', en: 'A range is taken at its lower end, with a note' },
    example: '5000',
    width: 16,
  }),
  read('fixedAssetInvestment', 'money', '固定资产投资(万元)', 'Fixed assets (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['固定资产投资', '固投金额', '固投'],
    width: 16,
  }),
  read('agreedInvestment', 'money', '协议投资额(万元)', 'Agreed investment (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['协议投资额', '签约金额'],
    width: 16,
  }),
  read('contractedFdi', 'money', '合同外资(万美元)', 'Contracted foreign capital (10,000 USD)', {
    parse: ledgerAmount,
    headings: ['合同外资', 'FDI金额(万美元)', '外资投资额(万美元)', 'FDI金额'],
    width: 16,
  }),
  read('paidIn', 'money', '到位资金(万元)', 'Paid in (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['到资金额', '到资合计', '到位资金', '现阶段到资情况', '当年到位资金情况'],
    hint: {
      zh: '只写入备注：到资须另行登记并确认',
      en: 'Kept as a note: receipts are entered and confirmed by themselves',
    },
    width: 16,
  }),
  read('floorAreaSqm', 'area', '需求面积(㎡)', 'Floor space', {
    parse: measure(SQUARE_METRES),
    headings: ['需求面积', '建筑面积', '办公面积'],
    width: 12,
  }),
  read('landAreaMu', 'area', '用地面积(亩)', 'Land (mu)', {
    parse: measure(MU),
    headings: ['用地面积'],
    width: 12,
  }),
  read('expectedOutput', 'money', '预计年产值(万元)', 'Expected yearly output (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['预计年产值', '预计产值', '年产值', '预计年营收'],
    width: 16,
  }),
  read('expectedTaxY1', 'money', '预计年税收(万元)', 'Expected yearly tax (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['预计税收', '预计年税收'],
    width: 16,
  }),
  read('expectedJobs', 'count', '预计就业', 'Expected jobs', {
    parse: measure(/(人|名)$/),
    headings: ['带动就业'],
    width: 10,
  }),
  readCode('signingForm', '签约形式', 'Form of signing', SIGNING_FORM),
  read('agreementNo', 'code', '协议编号', 'Number of the agreement', {
    parse: texts.codeText(100),
    width: 14,
  }),
  read('expectedSignOn', 'date', '预计签约日期', 'Expected signing', {
    parse: dateOfDay,
    headings: ['预计签约时间'],
    width: 12,
  }),
  read('firstContactOn', 'date', '首次接触日期', 'First contact', {
    parse: dateOfDay,
    headings: ['首谈日期', '首次接洽时间'],
    width: 12,
  }),
  readCode('sourceChannel', '来源渠道', 'Source', SOURCE_CHANNEL, { headings: ['项目来源'] }),
  read('ownerUnit', 'text', '承办单位', 'Owner unit', {
    parse: texts.name(100),
    headings: ['负责单位', '申报单位', '责任单位', '报送单位'],
    width: 18,
  }),
  read('ownerUser', 'text', '责任人', 'In charge', {
    parse: texts.name(60),
    headings: ['项目负责人', '负责人'],
    width: 12,
  }),
  read('leaderSponsor', 'text', '挂点领导', 'Leader', {
    parse: texts.name(100),
    headings: ['包联领导', '挂点/包联领导'],
    width: 12,
  }),
  read('stageText', 'text', '阶段', 'Stage', {
    parse: texts.text(200),
    headings: ['项目阶段', '当前阶段', '项目进度', '所处阶段'],
    hint: { zh: '只写入备注：阶段须按流程推进', en: 'Kept as a note: stages are reached by moves' },
    width: 12,
  }),
  read('signedOn', 'date', '签约日期', 'Signed on', {
    parse: ledgerDate,
    headings: ['协议签订时间', '签约时间'],
    width: 12,
  }),
  read('landedOn', 'date', '落地日期', 'Landed on', {
    parse: ledgerDate,
    headings: ['落地时间', '落户时间', '注册日期'],
    width: 12,
  }),
  read('siteText', 'text', '场地需求', 'Site', {
    parse: texts.text(500),
    headings: ['需用土地', '用地情况', '用地/办公面积', '场地'],
    width: 14,
  }),
  read('issues', 'text', '存在问题', 'Open questions', {
    parse: texts.text(5000),
    headings: ['问题'],
    width: 30,
  }),
  read('nextSteps', 'text', '下一步工作', 'Next steps', {
    parse: texts.text(5000),
    headings: ['下一步', '下步工作'],
    width: 30,
  }),
  read('progress', 'text', '进展情况', 'Progress', {
    parse: texts.text(5000),
    headings: [
      '进度、备注',
      '工作进展',
      '本期进展',
      '进度',
      '推进情况',
      '进展',
      '项目进展',
      '最新进展',
      '目前进展',
    ],
    width: 30,
  }),
  read('verdict', 'text', '研判结果', 'Judgement', {
    parse: texts.text(500),
    headings: ['研判意见'],
    width: 14,
  }),
  read('note', 'text', '备注', 'Note', { parse: texts.text(2000), headings: ['说明'], width: 30 }),
];
