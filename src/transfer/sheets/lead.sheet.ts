import { SOURCE_CHANNEL } from '../../features/leads/lead.codes.js';
import type { SheetColumn } from '../sheet.js';
import { ledgerAmount, ledgerDate } from './amount-cells.rules.js';
import { companyReference } from './company-reference.js';
import * as texts from './company-text-cells.rules.js';
import { yesNo } from './company-value-cells.rules.js';
import { read, readCode } from './plain-column.js';

/** Columns of a list of leads (domain.md §2.5). The name of the company stays as it was told. */
export const LEAD_COLUMNS: readonly SheetColumn[] = [
  read('title', 'text', '线索名称', 'Lead', {
    parse: texts.name(200),
    headings: ['线索', '线索标题', '线索内容', 'lead title'],
    required: true,
    example: '示例生物拟设研发中心',
    width: 36,
  }),
  ...companyReference(['投资主体', '投资方', '线索企业']).filter(({ key }) =>
    ['company', 'companyUscc'].includes(key),
  ),
  readCode('sourceChannel', '来源渠道', 'Source', SOURCE_CHANNEL, {
    headings: ['线索来源', '渠道', '来源'],
    hint: {
      zh: '中介机构推荐须填来源单位；活动、基金须填来源说明',
      en: 'INTERMEDIARY needs the organisation, EVENT and FUND a source in words',
    },
    example: '自主开发',
  }),
  read('sourceOrgName', 'text', '来源单位', 'Organisation', {
    parse: texts.name(200),
    headings: ['推荐单位', '中介机构'],
    width: 20,
  }),
  read('sourceContactName', 'text', '推荐人', 'Recommended by', {
    parse: texts.name(100),
    headings: ['来源联系人'],
    width: 12,
  }),
  read('sourceReference', 'text', '来源说明', 'Source in words', {
    parse: texts.name(200),
    headings: ['活动名称', '基金名称'],
    width: 20,
  }),
  read('focusAreaCode', 'text', '产业方向', 'Focus area', {
    headings: ['产业类型', '产业类别', '重点产业'],
    example: '生命健康',
    width: 14,
  }),
  read('estimatedInvestment', 'money', '预计投资(万元)', 'Estimated investment (10,000 yuan)', {
    parse: ledgerAmount,
    headings: ['预计投资', '计划总投资', '总投资', '投资金额', '计划投资总额'],
    example: '3000',
    width: 16,
  }),
  read('complex', 'text', '复杂线索', 'Complex', { parse: yesNo, choices: ['是', '否'], width: 8 }),
  read('reportUnit', 'text', '首报单位', 'Reported by', {
    parse: texts.name(100),
    headings: ['报送单位', '登记单位'],
    width: 18,
  }),
  read('reportedOn', 'date', '原登记日期', 'Registered in the source on', {
    parse: ledgerDate,
    headings: ['登记日期', '登记时间', '报送日期'],
    hint: {
      zh: '只写入备注：首报时间以导入时服务器时间为准',
      en: 'Kept as a note: the first report counts from the time of the import',
    },
    width: 12,
  }),
  read('note', 'text', '备注', 'Note', {
    parse: texts.text(2000),
    headings: ['说明', '诉求', '企业诉求'],
    width: 30,
  }),
];
