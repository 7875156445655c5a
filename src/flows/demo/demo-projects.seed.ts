import type { LandingMode } from '../../features/projects/project.codes.js';

/** Where a story ends: a stage of the pool, or beside it. */
export type DemoEnd =
  | 'DRAFT'
  | 'PENDING'
  | 'RETURNED'
  | 'REJECTED'
  | 'S1'
  | 'S2'
  | 'S3'
  | 'S4'
  | 'S5'
  | 'S6'
  | 'S7'
  | 'S8'
  | 'ON_HOLD'
  | 'EXITED';

/** An invented project: how big it is, how it came, how far it got and how long ago. */
export interface DemoProject {
  readonly company: string;
  readonly what: string;
  readonly end: DemoEnd;
  /** Days before today of the draft, of the last move, and of the last phone call (null: none since). */
  readonly began: number;
  readonly moved: number;
  readonly called: number | null;
  readonly mode: LandingMode;
  readonly areaSqm: number;
  readonly plannedWan: number;
  /** Expected tax of the third year in 万元; the first two are a fifth and a half of it. */
  readonly taxWan: number;
  readonly score: string;
  readonly channel: string;
  readonly reference?: string;
  readonly codeName?: string;
}

type Row = readonly [
  company: string,
  what: string,
  end: DemoEnd,
  days: readonly [began: number, moved: number, called: number | null],
  mode: LandingMode,
  areaSqm: number,
  plannedWan: number,
  taxWan: number,
  score: string,
  channel: string,
  more?: Pick<DemoProject, 'reference' | 'codeName'>,
];

const ROWS: readonly Row[] = [
  ['青禾', '中试基地扩建', 'S8', [300, 35, null], 'LEASE', 1800, 2600, 180, '76.0', 'EXISTING_EXPANSION'],
  ['木槿', '检测实验室', 'S7', [260, 40, null], 'LEASE', 1200, 900, 60, '63.5', 'EXISTING_EXPANSION'],
  ['石榴', '数据标注中心', 'S6', [240, 30, null], 'LEASE', 900, 600, 45, '61.0', 'EXISTING_EXPANSION'],
  ['麦浪', '健康管理总部注册', 'S6', [150, 60, null], 'REGISTER_ONLY', 0, 500, 40, '60.5', 'WALK_IN'],
  ['云杉', '手术器械研发中心', 'S5', [200, 38, 9], 'LEASE', 2200, 3500, 260, '78.5', 'INDUSTRY_LEADER'],
  ['鹿鸣', '工业软件总部', 'S5', [250, 110, 20], 'LEASE', 3000, 4200, 320, '74.0', 'CITY_DEPT'],
  [
    '西泠',
    '创新药区域总部',
    'S5',
    [330, 200, 45],
    'CUSTOM_BUILD',
    16000,
    42000,
    3600,
    '91.0',
    'LEADER_ASSIGNED',
  ],
  ['海棠', '基因检测平台', 'S4', [190, 48, 5], 'PURCHASE', 4200, 12000, 1250, '86.5', 'UNIVERSITY'],
  [
    '远帆',
    '大模型应用研究院',
    'S4',
    [170, 16, 4],
    'LEASE',
    5200,
    15000,
    1600,
    '88.0',
    'REFERRAL',
    { reference: '上海示例星尘视觉技术有限公司' },
  ],
  ['alon', '中以手术导航联合实验室', 'S4', [180, 25, 6], 'LEASE', 800, 1800, 110, '79.0', 'OFFSHORE'],
  ['白鹭', '数字疗法平台', 'S3', [110, 12, 3], 'LEASE', 1000, 1500, 130, '72.0', 'INCUBATOR'],
  ['杜若', '体外诊断试剂车间', 'S3', [160, 66, 12], 'LEASE', 1500, 1300, 120, '70.5', 'CHAMBER'],
  [
    '北辰',
    '科创基金落地',
    'S3',
    [100, 22, 10],
    'FUND',
    0,
    10000,
    240,
    '82.0',
    'INTERMEDIARY',
    { reference: '示例会计师事务所' },
  ],
  ['晨曦', '服务机器人展示中心', 'S2', [175, 95, 60], 'LEASE', 2600, 1900, 140, '71.0', 'SELF_OUTREACH'],
  ['丹枫', '电子材料应用中心', 'S2', [60, 20, 8], 'LEASE', 1100, 800, 70, '64.0', 'AGENCY'],
  ['carmel', '中以数字健康中心', 'S2', [90, 30, 11], 'LEASE', 600, 900, 55, '66.0', 'DIPLOMATIC'],
  ['松涛', '高分子材料研发部', 'S1', [40, 24, 7], 'LEASE', 700, 700, 50, '62.0', 'ONLINE'],
  ['羲和', '光电材料中试线', 'S1', [130, 92, 70], 'LEASE', 3800, 950, 90, '65.0', 'DEVELOPER'],
  [
    'tamar',
    '特种膜材料合作',
    'S1',
    [35, 18, 6],
    'LEASE',
    500,
    1200,
    80,
    '68.0',
    'TECH_TRANSFER',
    { codeName: '示例桃源一号' },
  ],
  ['玄武岩', '玄武岩纤维展销中心', 'ON_HOLD', [140, 28, null], 'LEASE', 900, 850, 75, '63.0', 'WALK_IN'],
  ['扶桑', '创投管理公司', 'EXITED', [220, 75, null], 'FUND', 0, 5000, 90, '69.0', 'DISTRICT_DEPT'],
  ['云梦', '云计算运维中心', 'REJECTED', [85, 50, null], 'LEASE', 2000, 600, 30, '52.5', 'WALK_IN'],
  ['流萤', '传感器测试中心', 'RETURNED', [24, 6, null], 'LEASE', 650, 750, 65, '0', 'ONLINE'],
  ['丁香', '语音交互实验室', 'PENDING', [12, 4, null], 'LEASE', 480, 520, 42, '0', 'SELF_OUTREACH'],
  ['望舒', '合金粉末应用中心', 'DRAFT', [5, 5, null], 'LEASE', 760, 900, 58, '0', 'CHAMBER'],
];

export const DEMO_PROJECTS: readonly DemoProject[] = ROWS.map(
  ([
    company,
    what,
    end,
    [began, moved, called],
    mode,
    areaSqm,
    plannedWan,
    taxWan,
    score,
    channel,
    more,
  ]) => ({
    ...{ company, what, end, began, moved, called, mode, areaSqm, plannedWan, taxWan, score, channel },
    ...more,
  }),
);

/** The moves up to each end, in order. */
const TO_S5 = ['T01', 'T07', 'T10', 'T11', 'T12', 'T13'];
export const MOVES: Readonly<Record<DemoEnd, readonly string[]>> = {
  DRAFT: [],
  PENDING: ['T01'],
  RETURNED: ['T01', 'T02'],
  REJECTED: ['T01', 'T05'],
  S1: TO_S5.slice(0, 2),
  S2: TO_S5.slice(0, 3),
  S3: TO_S5.slice(0, 4),
  S4: TO_S5.slice(0, 5),
  S5: TO_S5,
  S6: [...TO_S5, 'T14'],
  S7: [...TO_S5, 'T14', 'T16'],
  S8: [...TO_S5, 'T14', 'T16', 'T17'],
  ON_HOLD: [...TO_S5.slice(0, 3), 'T30'],
  EXITED: [...TO_S5.slice(0, 4), 'T40'],
};
