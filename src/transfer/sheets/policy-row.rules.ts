import type { RowProblem } from '../sheet-intake.js';
import type { LedgerAmount } from './amount-cells.rules.js';
import { clauseOf, isClauseRow, type StatedClause } from './clause-row.rules.js';
import { lastDay, type Term } from './policy-term.rules.js';
import { levelOf, seriesOf, statusOf } from './policy-words.rules.js';

type Values = Readonly<Record<string, unknown>>;

/** A row of a list of policies as the API takes it. */
export interface StatedPolicy {
  /** Members of `POST /policies` that the row names. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** Not named by the row but told by it: holds for a new policy and corrects no person. */
  readonly guessed: Readonly<Record<string, unknown>>;
  /** The clause of the row; null where it is about the policy alone. */
  readonly clause: StatedClause | null;
  /** What a person should look at in a new policy. */
  readonly notes: readonly RowProblem[];
}

const NOTES = {
  LEVEL_GUESSED: {
    zh: '清单没有写级别，按发文单位归为“{level}”',
    en: 'The list does not say the level; taken from the issuer: {level}',
  },
  FROM_ISSUED: {
    zh: '清单没有写施行日期，以发布日期 {day} 为有效期起',
    en: 'The first day in force is not said; taken from the day of issue, {day}',
  },
} as const;

/** What a policy has no field for, kept in its note when the row is about the policy alone. */
const IN_WORDS = [
  ['summary', '主要内容'],
  ['conditionText', '申报条件'],
  ['window', '申报时间'],
  ['contactUnitId', '联系部门'],
  ['contactNote', '联系方式'],
  ['note', '备注'],
] as const;

export function policyRowOf(values: Values): StatedPolicy {
  const clause = isClauseRow(values) ? clauseOf(values) : null;
  const { effectiveFrom, effectiveTo } = termIn(values);
  const level = values['level'] === undefined ? undefined : String(values['level']);
  const policy = given({
    title: values['title'],
    docNo: values['docNo'],
    issuer: values['issuer'],
    // A word that means no level is refused by the rules of policies, which say what there is.
    level: level && (levelOf(level) ?? level),
    series: values['series'] === undefined ? undefined : seriesOf(String(values['series'])),
    status: statusIn(values),
    effectiveFrom,
    effectiveTo,
    repealedOn: values['repealedOn'],
    fundBudgetWan: budgetIn(values),
    note: clause ? undefined : wordsOf(values),
  });
  const { guessed, notes } = guessesIn(values, policy);
  return { policy, guessed, clause, notes };
}

function guessesIn(values: Values, policy: Values): Pick<StatedPolicy, 'guessed' | 'notes'> {
  const notes: RowProblem[] = [];
  const issuer = policy['level'] === undefined ? policy['issuer'] : undefined;
  const level = issuer === undefined ? undefined : levelOf(String(issuer));
  if (level)
    notes.push({ field: 'level', code: 'LEVEL_GUESSED', message: NOTES.LEVEL_GUESSED, params: { level } });
  const day = policy['effectiveFrom'] === undefined ? values['issuedOn'] : undefined;
  if (day !== undefined)
    notes.push({ field: 'issuedOn', code: 'FROM_ISSUED', message: NOTES.FROM_ISSUED, params: { day } });
  return { guessed: given({ level, effectiveFrom: day }), notes };
}

function statusIn({ status, repealedOn }: Values): string | undefined {
  if (repealedOn !== undefined) return 'REPEALED';
  return status === undefined ? undefined : (statusOf(String(status)) ?? String(status));
}

function budgetIn({ fundBudgetWan }: Values): string | undefined {
  const amount = fundBudgetWan as LedgerAmount | undefined;
  return amount?.currency === 'CNY' ? amount.minWan : undefined;
}

function termIn(values: Values): { readonly effectiveFrom?: string; readonly effectiveTo?: string } {
  const { from = null, to = null, months = null } = (values['term'] as Term | undefined) ?? {};
  const effectiveFrom = (values['effectiveFrom'] as string | undefined) ?? from ?? undefined;
  const start = effectiveFrom ?? (values['issuedOn'] as string | undefined);
  const counted = months !== null && start !== undefined ? lastDay(start, months) : undefined;
  const effectiveTo = (values['effectiveTo'] as string | undefined) ?? to ?? counted;
  return { ...(effectiveFrom ? { effectiveFrom } : {}), ...(effectiveTo ? { effectiveTo } : {}) };
}

function wordsOf(values: Values): string | undefined {
  const parts = IN_WORDS.flatMap(([key, label]) =>
    values[key] === undefined
      ? []
      : [key === 'note' ? String(values[key]) : `${label}：${String(values[key])}`],
  );
  return parts.length ? [...parts.join('\n')].slice(0, 2000).join('') : undefined;
}

function given(members: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
