import type { IndicatorType, MeasureSection, MeasureUnitRole } from './measure.codes.js';
import { DEVELOPMENT_MEASURES } from './measure-development.seed.js';
import { INDUSTRY_MEASURES } from './measure-industry.seed.js';
import { INNOVATION_MEASURES } from './measure-innovation.seed.js';
import type { MeasureRow } from './measure-row.seed.js';
import { SAFEGUARD_MEASURES } from './measure-safeguard.seed.js';
import { SERVICE_MEASURES } from './measure-service.seed.js';

/** The plan of 普委办发〔2022〕23号: its period bounds every task, since most measures carry no deadline of their own. */
export const MEASURE_PLAN = { docNo: '普委办发〔2022〕23号', from: '2022-01-01', to: '2024-12-31' } as const;

/**
 * The paper lists units without saying who leads. The first is taken as LEAD with `leadAssumed`, which gives the
 * Organisation Department for measure 7; the Office of the Committee corrects it (domain.md §2.12, trap 8.36).
 */
export interface MeasureUnitSeed {
  readonly unitCode: string;
  readonly role: MeasureUnitRole;
  readonly leadAssumed: boolean;
  readonly sortOrder: number;
}

export interface MeasureTaskSeed {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly indicatorType: IndicatorType;
  /** Null for ROUTINE work, which has no end. */
  readonly dueOn: string | null;
  readonly sortOrder: number;
}

export interface MeasureSeed {
  readonly no: number;
  readonly section: MeasureSection;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly units: readonly MeasureUnitSeed[];
  readonly tasks: readonly MeasureTaskSeed[];
}

function sectionOf(section: MeasureSection, rows: readonly MeasureRow[]): MeasureSeed[] {
  return rows.map(({ no, zh, en, units, tasks }) => ({
    no,
    section,
    titleZh: zh,
    titleEn: en,
    units: units.map((unitCode, index) => ({
      unitCode,
      role: index === 0 ? 'LEAD' : 'CO',
      leadAssumed: index === 0,
      sortOrder: index + 1,
    })),
    tasks: tasks.map(([indicatorType, titleZh, titleEn], index) => ({
      titleZh,
      titleEn,
      indicatorType,
      dueOn: indicatorType === 'ROUTINE' ? null : MEASURE_PLAN.to,
      sortOrder: index + 1,
    })),
  }));
}

export const MEASURES: readonly MeasureSeed[] = [
  ...sectionOf('DEVELOPMENT', DEVELOPMENT_MEASURES),
  ...sectionOf('INDUSTRY', INDUSTRY_MEASURES),
  ...sectionOf('INNOVATION', INNOVATION_MEASURES),
  ...sectionOf('SERVICE', SERVICE_MEASURES),
  ...sectionOf('SAFEGUARD', SAFEGUARD_MEASURES),
];
