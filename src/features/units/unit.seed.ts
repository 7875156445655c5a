import type { UnitType } from './unit.codes.js';
import { type DepartmentRow, GOVERNMENT_DEPARTMENTS, PUBLIC_INSTITUTIONS } from './unit-department.seed.js';

/**
 * The responsible units of 普委办发〔2022〕23号 (31 and the phrase 各相关单位) and the office of the Administrative
 * Committee. `name` is the paper's wording, which ledgers and imports use; the full registered name is a reading
 * of the abbreviation and therefore the first alias. `canOwnProjects`: the five promotion units (domain.md §2.12).
 */
export interface UnitSeed {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string;
  readonly type: UnitType;
  readonly aliases: readonly string[];
  readonly canOwnProjects: boolean;
  /** One of the 31 units (or the phrase) behind the measures of the paper. */
  readonly inPaper: boolean;
  readonly sortOrder: number;
}

type UnitRow = readonly [
  code: string,
  type: UnitType,
  name: string,
  shortName: string,
  nameEn: string,
  ...aliases: string[],
];

const PROMOTION_UNITS: readonly UnitRow[] = [
  ['TAOPU_SMART_CITY_CO', 'SOE', '桃浦智创城公司', '智创城公司', 'Taopu Smart City Co.', '桃浦智创城'],
  [
    'TAOPU_TOWN',
    'TOWN',
    '桃浦镇',
    '桃浦镇',
    'Taopu Town',
    '上海市普陀区桃浦镇人民政府',
    '普陀区桃浦镇',
    '桃浦镇政府',
  ],
  ['LINGANG_TAOPU_CO', 'SOE', '临港桃浦公司', '临港桃浦', 'Lingang Taopu Co.'],
  [
    'DIST_INVESTMENT_OFFICE',
    'GOV',
    '区投促办',
    '投促办',
    'District Investment Promotion Office',
    '上海市普陀区投资促进办公室',
    '普陀区投促办',
    '区投资促进办',
  ],
  [
    'DIST_SCITECH_INVEST_CO',
    'SOE',
    '区科投公司',
    '科投公司',
    'District Science and Technology Investment Co.',
    '普陀区科投公司',
    '普陀科投',
  ],
];

const OTHERS: readonly UnitRow[] = [
  [
    'DIST_PARTY_ORGANISATION',
    'PARTY',
    '区委组织部',
    '组织部',
    'Organisation Department of the District Party Committee',
    '中共上海市普陀区委组织部',
    '区委组织部（区人才办）',
    '区人才办',
  ],
  ['ALL_RELEVANT_UNITS', 'GROUP', '各相关单位', '各相关单位', 'All units concerned', '各有关单位'],
  [
    'COMMITTEE_OFFICE',
    'GOV',
    '管委办',
    '管委办',
    'Office of the Administrative Committee',
    '管委会办公室',
    '桃浦智创城管委会办公室',
  ],
];

function departments(type: UnitType, rows: readonly DepartmentRow[]): UnitRow[] {
  return rows.map(([code, name, nameEn, ...aliases]) => [
    code,
    type,
    name,
    name.slice(1),
    nameEn,
    ...aliases,
    `普陀${name}`,
  ]);
}

const ROWS: readonly UnitRow[] = [
  ...PROMOTION_UNITS,
  ...departments('GOV', GOVERNMENT_DEPARTMENTS),
  ...departments('PUBLIC', PUBLIC_INSTITUTIONS),
  ...OTHERS,
];

export const UNITS: readonly UnitSeed[] = ROWS.map(
  ([code, type, name, shortName, nameEn, ...aliases], index) => ({
    code,
    name,
    shortName,
    nameEn,
    type,
    aliases,
    canOwnProjects: index < PROMOTION_UNITS.length,
    inPaper: code !== 'COMMITTEE_OFFICE',
    sortOrder: index + 1,
  }),
);
