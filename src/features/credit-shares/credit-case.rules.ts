import { Exact, toFixedString } from '../../platform/kernel/decimal.js';
import type { CreditCase, CreditRole } from './credit-share.codes.js';
import type { CreditCases } from './credit-share-settings.js';

/** The newest thing that brought a second unit into a project's credit; older ones do not count any more. */
export type CreditEvent =
  /** A transfer that was handed over and not reset. `substantive`: the giving unit had a substantive contact. */
  | {
      readonly kind: 'TRANSFER';
      readonly giverId: string;
      readonly receiverId: string;
      readonly stage: string;
      readonly substantive: boolean;
    }
  /** T33 or T42 by another unit than the one that let the project go dormant or exit. */
  | { readonly kind: 'REACTIVATION'; readonly letGoId: string; readonly receiverId: string }
  /** A ruling for joint promotion 联合招商. */
  | { readonly kind: 'JOINT'; readonly receiverId: string; readonly partnerId: string };

/** What decides which row of the case table a project falls under (domain.md §4.3). */
export interface CreditFacts {
  readonly ownerUnitId: string;
  readonly ownerUserId: string | null;
  readonly firstReportUnitId: string;
  readonly coUnitIds: readonly string[];
  readonly sourceChannel: string | null;
  /** The unit that has the fund company's share; null when there is none of that code. */
  readonly fundUnitId: string | null;
  readonly event: CreditEvent | null;
}

/** The chosen case and who has which part in it. */
export interface ChosenCase {
  readonly caseCode: CreditCase;
  readonly units: Readonly<Partial<Record<CreditRole, readonly string[]>>>;
}

const EARLY = ['S1', 'S2'];

/**
 * The row of the case table. An event wins over a lead that another unit reported, that over the fund, that over
 * co-promoters: the table has no row for two at once, and the shares may be agreed otherwise until they are frozen.
 */
export function chooseCase(facts: CreditFacts): ChosenCase {
  const { ownerUnitId, firstReportUnitId, event } = facts;
  if (event && event.receiverId === ownerUnitId) return caseOfEvent(event, facts);
  if (firstReportUnitId !== ownerUnitId)
    return chosen('LEAD_HANDED_OVER', facts, { FIRST_REPORT: [firstReportUnitId] });
  const { fundUnitId, sourceChannel } = facts;
  if (sourceChannel === 'FUND' && fundUnitId !== null && fundUnitId !== ownerUnitId)
    return chosen('FUND_LED', facts, { CO_PROMOTER: [fundUnitId] });
  const partners = facts.coUnitIds.filter((unit) => unit !== ownerUnitId);
  if (partners.length) return chosen('WITH_CO_PROMOTER', facts, { CO_PROMOTER: partners });
  return chosen('ONE_UNIT', facts, {});
}

function caseOfEvent(event: CreditEvent, facts: CreditFacts): ChosenCase {
  switch (event.kind) {
    case 'REACTIVATION':
      return chosen('REACTIVATED', facts, {
        FIRST_REPORT: [facts.firstReportUnitId],
        FIRST_NEGOTIATION: [event.letGoId],
      });
    case 'JOINT':
      return chosen('JOINT', facts, { FIRST_NEGOTIATION: [event.partnerId] });
    default:
      if (!EARLY.includes(event.stage))
        return chosen('TRANSFERRED_LATE', facts, { FIRST_NEGOTIATION: [event.giverId] });
      if (event.substantive)
        return chosen('TRANSFERRED_EARLY', facts, { FIRST_NEGOTIATION: [event.giverId] });
      return chosen('LEAD_HANDED_OVER', facts, { FIRST_REPORT: [event.giverId] });
  }
}

function chosen(caseCode: CreditCase, { ownerUnitId }: CreditFacts, others: ChosenCase['units']): ChosenCase {
  return { caseCode, units: { ...others, LANDING: [ownerUnitId] } };
}

/** A share as it is proposed; `percent` with two digits. */
export interface ProposedShare {
  readonly unitId: string;
  readonly userId: string | null;
  readonly role: CreditRole;
  readonly percent: string;
}

const ORDER: readonly CreditRole[] = ['FIRST_REPORT', 'FIRST_NEGOTIATION', 'LANDING', 'CO_PROMOTER'];

/**
 * The rows that the table gives. Several units of one role share its percentage evenly to the hundredth, what is left
 * over going to the first, so that the sum stays 100.00. A role of the table without a unit falls to the landing unit.
 */
export function proposedShares(
  { caseCode, units }: ChosenCase,
  cases: CreditCases,
  facts: CreditFacts,
): ProposedShare[] {
  const table = cases[caseCode];
  const rows = ORDER.flatMap((role) => {
    const percent = table[role];
    const holders = units[role] ?? [];
    if (percent === undefined || holders.length === 0) return [];
    return split(percent, holders).map(([unitId, part]) => ({ unitId, userId: null, role, percent: part }));
  });
  const sum = rows.reduce((total, { percent }) => total.plus(percent), new Exact(0));
  const rest = new Exact(100).minus(sum);
  return rows.map((row) =>
    row.role === 'LANDING'
      ? { ...row, userId: facts.ownerUserId, percent: toFixedString(rest.plus(row.percent)) }
      : row,
  );
}

function split(percent: string, holders: readonly string[]): [string, string][] {
  const each = new Exact(percent).div(holders.length).toDecimalPlaces(2, Exact.ROUND_DOWN);
  const first = new Exact(percent).minus(each.times(holders.length - 1));
  return holders.map((unitId, index) => [unitId, toFixedString(index === 0 ? first : each)]);
}
