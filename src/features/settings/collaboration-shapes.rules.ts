import { Exact } from '../../platform/kernel/decimal.js';
import { decimal, object, type Shape, text, where, whole } from './setting-shape.rules.js';

/** Shapes of the settings of transfers, shared credit and money received (domain.md §4.3, §2.6). */
const each = (names: readonly string[], shape: Shape) =>
  object(Object.fromEntries(names.map((name) => [name, shape])));
const percent = decimal('0', '100');
const unitCode = text(/^[A-Z][A-Z0-9_]{1,39}$/);
const reasonMinChars = whole(1, 1000);

const caseShares = where(
  object({}, { FIRST_REPORT: percent, FIRST_NEGOTIATION: percent, LANDING: percent, CO_PROMOTER: percent }),
  (value: Record<string, string>) =>
    Object.values(value)
      .reduce((sum, part) => sum.plus(part), new Exact(0))
      .eq(100),
  '各角色比例之和应为 100',
  'the percentages must add up to 100',
);

const CASES = [
  ...['ONE_UNIT', 'LEAD_HANDED_OVER', 'TRANSFERRED_EARLY', 'TRANSFERRED_LATE', 'JOINT', 'WITH_CO_PROMOTER'],
  ...['REACTIVATED', 'FUND_LED'],
];
const TIMED_STATES = ['APPLIED', 'UNIT_APPROVED', 'COORDINATED', 'CLAIMED', 'ASSIGNED', 'HANDED_OVER'];

export const COLLABORATION_SHAPES: Readonly<Record<string, Shape>> = {
  'transfer.rules': object({
    limits: each(TIMED_STATES, whole(1, 250)),
    resetTo: text(/^(GIVING_UNIT|COORDINATED)$/),
    reasonMinChars,
  }),
  'credit.cases': each(CASES, caseShares),
  'credit.rules': object({ fundUnitCode: unitCode, reasonMinChars }),
  'funding.confirmation': object({
    confirmedBy: each(['FDI_PAID_IN', 'DOMESTIC_PAID_IN', 'FUND_INVESTMENT'], unitCode),
    reasonMinChars,
  }),
};
