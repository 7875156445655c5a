import type { FieldError } from '../../platform/kernel/domain-error.js';
import { READ_ONLY_STATUSES } from '../projects/project.codes.js';
import { FUNDING_TYPE, type FundingDecision, type FundingStatus } from './funding-record.codes.js';

/** What a record of money received says (domain.md §2.6). Amounts are decimal strings. */
export interface FundingContent {
  readonly fundingType: string;
  readonly amountWan: string | null;
  readonly amountWanUsd: string | null;
  readonly receivedOn: string;
}

/** Everything that keeps a record from being stored. @param today Shanghai date */
export function fundingBlockers(content: FundingContent, today: string): FieldError[] {
  const wanted = FUNDING_TYPE.entries.find(({ code }) => code === content.fundingType)?.extra.amount;
  const amounts = (['amountWan', 'amountWanUsd'] as const).flatMap((field): FieldError[] => {
    const given = content[field] !== null;
    if (field === wanted && !given)
      return [
        {
          pointer: `/${field}`,
          code: 'AMOUNT_REQUIRED',
          message: { zh: '该类型须填写此金额', en: 'is the amount of this type' },
        },
      ];
    if (field !== wanted && given)
      return [
        {
          pointer: `/${field}`,
          code: 'AMOUNT_NOT_OF_TYPE',
          message: {
            zh: '该类型不填此币种的金额；外资按万美元，内资按万元，不得换算相加',
            en: 'is not the currency of this type; the two are never converted or added',
          },
        },
      ];
    return [];
  });
  const late: FieldError[] =
    content.receivedOn > today
      ? [
          {
            pointer: '/receivedOn',
            code: 'DATE_IN_FUTURE',
            message: { zh: '到账日期不能晚于今天', en: 'may not lie in the future' },
          },
        ]
      : [];
  return [...amounts, ...late];
}

const CLOSED = ['DRAFT', 'PENDING_ADMISSION', 'RETURNED', 'REJECTED', ...READ_ONLY_STATUSES];

/**
 * From the admission until the project is read-only (T18, T43). Money that came in before it left the pool may be
 * entered afterwards, and what was entered in time is still corrected and confirmed.
 */
export function takesFunding(poolStatus: string): boolean {
  return !CLOSED.includes(poolStatus);
}

export type FundingParty = 'CONFIRMER' | 'AUTHOR' | 'AUTHORS_SUPERVISOR';

interface DecisionRow {
  readonly decision: FundingDecision;
  readonly from: readonly FundingStatus[];
  readonly to: FundingStatus;
  readonly by: readonly FundingParty[];
  readonly reason: boolean;
}

/** Every decision on a record as one table. What was confirmed is corrected only by a reversal and a new record. */
export const FUNDING_DECISIONS: readonly DecisionRow[] = [
  { decision: 'CONFIRM', from: ['ENTERED'], to: 'CONFIRMED', by: ['CONFIRMER'], reason: false },
  { decision: 'RETURN', from: ['ENTERED'], to: 'RETURNED', by: ['CONFIRMER'], reason: true },
  {
    decision: 'WITHDRAW',
    from: ['ENTERED', 'RETURNED'],
    to: 'WITHDRAWN',
    by: ['AUTHOR', 'AUTHORS_SUPERVISOR'],
    reason: false,
  },
  { decision: 'REVERSE', from: ['CONFIRMED'], to: 'REVERSED', by: ['CONFIRMER'], reason: true },
];

export interface FundingFacts {
  readonly status: FundingStatus;
  readonly createdBy: string;
  readonly enteredByUnit: string;
  readonly confirmingUnitId: string;
}

export interface FundingActor {
  readonly userId: string;
  readonly unitId: string;
  readonly roles: readonly string[];
}

/** In which parts a person meets a record. Whoever entered it never confirms it, whatever the roles. */
export function fundingParties(actor: FundingActor, facts: FundingFacts, confirms: boolean): FundingParty[] {
  const author = actor.userId === facts.createdBy;
  const parts: readonly (readonly [FundingParty, boolean])[] = [
    ['CONFIRMER', confirms && actor.unitId === facts.confirmingUnitId && !author],
    ['AUTHOR', author],
    ['AUTHORS_SUPERVISOR', actor.roles.includes('SUPERVISOR') && actor.unitId === facts.enteredByUnit],
  ];
  return parts.filter(([, holds]) => holds).map(([party]) => party);
}

export type FundingRefusal = 'DECISION_NOT_ALLOWED' | 'DECISION_NOT_YOURS' | 'OWN_ENTRY';

/** The row that a decision takes, or why it may not be taken. */
export function decideFunding(
  decision: string,
  facts: FundingFacts,
  parties: readonly FundingParty[],
): DecisionRow | FundingRefusal {
  const row = FUNDING_DECISIONS.find((one) => one.decision === decision);
  if (!row?.from.includes(facts.status)) return 'DECISION_NOT_ALLOWED';
  if (row.by.some((party) => parties.includes(party))) return row;
  return parties.includes('AUTHOR') ? 'OWN_ENTRY' : 'DECISION_NOT_YOURS';
}

/** The decisions open in a status, for those in these parts. */
export function openDecisions(status: FundingStatus, parties: readonly FundingParty[]): FundingDecision[] {
  return FUNDING_DECISIONS.filter(
    ({ from, by }) => from.includes(status) && by.some((party) => parties.includes(party)),
  ).map(({ decision }) => decision);
}
