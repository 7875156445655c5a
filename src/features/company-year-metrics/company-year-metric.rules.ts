import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';

export interface YearFigures {
  readonly revenueWan: string | null;
  readonly outputWan: string | null;
  readonly taxTotalWan: string | null;
  readonly taxDistrictWan: string | null;
  readonly rdExpenseWan: string | null;
  readonly employees: number | null;
  readonly insuredEmployees: number | null;
}

/** @param thisYear calendar year in Shanghai; the fiscal year is the calendar year (trap 8.28) */
export function figureBlockers(year: number, figures: YearFigures, thisYear: number): FieldError[] {
  const faults: FieldError[] = [];
  if (year > thisYear)
    faults.push(fault('year', 'YEAR_NOT_BEGUN', { zh: '年度尚未开始', en: 'the year has not begun' }));
  if (Object.values(figures).every((value) => value === null))
    faults.push(
      fault('', 'FIGURES_REQUIRED', { zh: '至少填写一项指标', en: 'one figure at least is needed' }),
    );
  const { taxTotalWan: total, taxDistrictWan: district } = figures;
  if (total !== null && district !== null && new Exact(district).gt(total))
    faults.push(
      fault('taxDistrictWan', 'TAX_PART_LARGER', {
        zh: '区级税收大于税收总额',
        en: 'is more than the total tax',
      }),
    );
  const { employees, insuredEmployees: insured } = figures;
  if (employees !== null && insured !== null && insured > employees)
    faults.push(
      fault('insuredEmployees', 'INSURED_MORE', {
        zh: '参保人数大于从业人数',
        en: 'is more than the employees',
      }),
    );
  return faults;
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: field === '' ? '' : `/${field}`, code, message };
}
