import type { Text } from '../../platform/kernel/domain-error.js';
import type { ColumnKind, SheetColumn } from '../../transfer/sheet.js';

/**
 * Columns of sheet 2 储备库总台账 (domain.md §5.8), in its order. 序号 is put in front by the writer. Money is 万元 and
 * 万美元 in columns of their own and never added to one another.
 */
const column = (
  key: string,
  zh: string,
  en: string,
  kind: ColumnKind,
  width: number,
  more: Pick<SheetColumn, 'group' | 'total'> = {},
): SheetColumn => ({ key, header: { zh, en }, kind, width, ...more });

const INVESTOR: Text = { zh: '投资主体', en: 'Investor' };
const SCALE: Text = { zh: '规模', en: 'Scale' };
const TAX: Text = { zh: '预计三年税收（万元/年）', en: 'Expected tax of three years (10k CNY a year)' };
const ACTIVITY: Text = { zh: '跟进情况', en: 'Activity' };
const DUTY: Text = { zh: '责任单位', en: 'Responsible' };

export const LEDGER_COLUMNS: readonly SheetColumn[] = [
  column('code', '项目编号', 'Project no.', 'code', 16),
  column('name', '项目名称', 'Project', 'text', 28),
  column('companyName', '投资主体', 'Company', 'text', 30, { group: INVESTOR }),
  column('companyNumber', '统一社会信用代码/境外注册号', 'USCC or foreign number', 'code', 22, {
    group: INVESTOR,
  }),
  column('investorCountry', '来源地', 'Origin', 'text', 10, { group: INVESTOR }),
  column('focusArea', '产业方向', 'Focus area', 'text', 12),
  column('chainNode', '链环节', 'Chain node', 'text', 18),
  column('level', '项目等级', 'Level', 'text', 8),
  column('investmentType', '投资类型', 'Investment type', 'text', 12),
  column('landingMode', '落地方式', 'Landing mode', 'text', 12),
  column('plannedInvestmentWan', '计划总投资（万元）', 'Planned investment (10k CNY)', 'money', 14, {
    group: SCALE,
    total: true,
  }),
  column('contractedFdiWanUsd', '合同外资（万美元）', 'Contracted FDI (10k USD)', 'money', 14, {
    group: SCALE,
    total: true,
  }),
  column('floorAreaSqm', '需求面积（㎡）', 'Floor area (sqm)', 'area', 12, { group: SCALE, total: true }),
  column('landAreaMu', '用地（亩）', 'Land (mu)', 'area', 10, { group: SCALE, total: true }),
  column('expectedTaxY1Wan', '第一年', 'Year 1', 'money', 12, { group: TAX, total: true }),
  column('expectedTaxY2Wan', '第二年', 'Year 2', 'money', 12, { group: TAX, total: true }),
  column('expectedTaxY3Wan', '第三年', 'Year 3', 'money', 12, { group: TAX, total: true }),
  column('expectedJobs', '预计就业（人）', 'Jobs', 'count', 10, { total: true }),
  column('stage', '阶段', 'Stage', 'text', 12),
  column('admittedOn', '入库日期', 'Admitted on', 'date', 12),
  column('lastFollowUpOn', '最近跟进日期', 'Last follow-up', 'date', 12, { group: ACTIVITY }),
  column('followUpDays', '未跟进天数', 'Days since', 'count', 10, { group: ACTIVITY }),
  column('light', '活跃灯', 'Light', 'text', 8, { group: ACTIVITY }),
  column('probability', '概率', 'Probability', 'percent', 8, { group: ACTIVITY }),
  column('ownerUnit', '承办单位', 'Owner unit', 'text', 16, { group: DUTY }),
  column('ownerUser', '责任人', 'Person', 'text', 10, { group: DUTY }),
  column('firstReportUnit', '首报单位', 'First-report unit', 'text', 16, { group: DUTY }),
  column('sourceChannel', '来源渠道', 'Channel', 'text', 14),
  column('issues', '存在问题', 'Issues', 'text', 30),
  column('nextSteps', '下一步工作', 'Next steps', 'text', 30),
  column('note', '备注', 'Remarks', 'text', 20),
];
