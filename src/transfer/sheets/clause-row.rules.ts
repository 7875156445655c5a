import { taxPromiseIn } from '../../features/policies/tax-promise.rules.js';
import type { RowProblem } from '../sheet-intake.js';
import { numbered } from './clause-number.rules.js';
import { windowOf } from './clause-window.rules.js';
import type { FigureOrWords } from './policy-figures.rules.js';
import { benefitTypeOf, isBenefitLabel, materialOf, stackingOf } from './policy-words.rules.js';

type Values = Readonly<Record<string, unknown>>;

/** The clause in a row of a list of policies. Conditions are words: no rule is ever made up of them (§2.16). */
export interface StatedClause {
  /** Number and title as the row has them; either may be missing. */
  readonly no: string | null;
  readonly title: string | null;
  /** Members of `POST /policies/{id}/clauses` that the row names, without number and title. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Not named by the row but read out of its words: holds for a new clause and corrects no person. */
  readonly guessed: Readonly<Record<string, unknown>>;
  readonly notes: readonly RowProblem[];
}

const OF_CLAUSE = ['no', 'clauseTitle', 'benefitText', 'capWan', 'ratePct', 'years'];

export function isClauseRow(values: Values): boolean {
  return OF_CLAUSE.some((key) => values[key] !== undefined);
}

const NOTES = {
  BENEFIT_GUESSED: {
    zh: '按内容归为“{type}”，请核对扶持类别',
    en: 'Taken as {type} by its words; please check',
  },
  BENEFIT_UNKNOWN: { zh: '看不出扶持类别，归为“其他”', en: 'Its kind cannot be told; entered as OTHER' },
  TAX_LINKED: {
    zh: '“{words}”与税收挂钩，已登记为停用（公平竞争审查条例）',
    en: '"{words}" is linked to tax; entered as suspended (fair competition review)',
  },
  STACKING_UNKNOWN: {
    zh: '看不出叠加方式，已写入申报条件',
    en: 'How it adds up cannot be told; kept with the conditions',
  },
} as const;

export function clauseOf(values: Values): StatedClause {
  const notes: RowProblem[] = [];
  const { no, title } = numbered(values);
  const benefitText = benefitTextOf(values);
  const { type, guess } = benefitOf(values, [title, benefitText], notes);
  const stacking = values['stacking'] === undefined ? undefined : stackingOf(String(values['stacking']));
  if (values['stacking'] !== undefined && !stacking)
    notes.push({ field: 'stacking', code: 'STACKING_UNKNOWN', message: NOTES.STACKING_UNKNOWN });
  const materials = values['materials'] as readonly string[] | undefined;
  const given = {
    benefitType: type,
    benefitText,
    capWan: figure(values['capWan']),
    ratePct: figure(values['ratePct']),
    years: numberOf(figure(values['years'])),
    conditionText: conditionTextOf(values, stacking === undefined),
    stacking,
    window: windowOf(values['window']),
    materials: materials?.map(materialOf),
    ...taxOf(values, [benefitText, title], notes),
  };
  return { no, title, given: named(given), guessed: named({ benefitType: guess }), notes };
}

/** Figures that are words stay in the text, so that nothing of the list is lost. */
function benefitTextOf(values: Values): string | undefined {
  const inWords = (
    [
      ['capWan', '限额'],
      ['ratePct', '比例'],
      ['years', '年限'],
    ] as const
  ).flatMap(([key, label]) => {
    const told = values[key] as FigureOrWords | undefined;
    return told && 'words' in told ? [`${label}：${told.words}`] : [];
  });
  const text = values['benefitText'] ?? values['summary'];
  const parts = [...(text === undefined ? [] : [String(text)]), ...inWords];
  return parts.length ? parts.join('\n') : undefined;
}

function benefitOf(
  values: Values,
  [title, text]: readonly [string | null, string | undefined],
  notes: RowProblem[],
): { readonly type?: string; readonly guess?: string } {
  const told = values['benefitType'] === undefined ? '' : String(values['benefitType']);
  if (isBenefitLabel(told)) return { type: benefitTypeOf(told) };
  const guess = [told, title ?? '', text ?? ''].map((words) => benefitTypeOf(words)).find((found) => found);
  if (!guess) notes.push({ field: 'benefitType', code: 'BENEFIT_UNKNOWN', message: NOTES.BENEFIT_UNKNOWN });
  else
    notes.push({
      field: 'benefitType',
      code: 'BENEFIT_GUESSED',
      message: NOTES.BENEFIT_GUESSED,
      params: { type: guess },
    });
  return guess ? { guess } : {};
}

function conditionTextOf(values: Values, withStacking: boolean): string | undefined {
  const parts = [
    values['conditionText'],
    withStacking && values['stacking'] !== undefined ? `叠加方式：${String(values['stacking'])}` : undefined,
    values['note'] === undefined ? undefined : `备注：${String(values['note'])}`,
  ].filter((part) => part !== undefined);
  return parts.length ? parts.map(String).join('\n') : undefined;
}

/** A promise of tax paid back is kept, and kept from being active (domain.md trap 8.30). */
function taxOf(
  values: Values,
  texts: readonly (string | null | undefined)[],
  notes: RowProblem[],
): Record<string, unknown> {
  const words = texts.map(taxPromiseIn).find((found) => found) ?? null;
  if (values['linkedToTax'] !== true && words === null) return {};
  notes.push({
    field: 'benefitText',
    code: 'TAX_LINKED',
    message: NOTES.TAX_LINKED,
    params: { words: words ?? '与税收挂钩：是' },
  });
  return { linkedToTax: true, status: 'SUSPENDED' };
}

function figure(told: unknown): string | undefined {
  const value = told as FigureOrWords | undefined;
  return value && 'figure' in value ? value.figure : undefined;
}

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function named(members: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
