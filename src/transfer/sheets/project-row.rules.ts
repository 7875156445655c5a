import type { RowProblem } from '../sheet-intake.js';
import type { LedgerAmount } from './amount-cells.rules.js';

export interface ProjectRow {
  /** Members of a project as the API takes them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What went into the note instead of a field. */
  readonly notes: readonly RowProblem[];
}

type Values = Readonly<Record<string, unknown>>;

const PLAIN = [
  ...[
    'name',
    'externalRef',
    'projectKind',
    'investmentType',
    'landingMode',
    'focusAreaCode',
    'level',
    'brief',
  ],
  ...['floorAreaSqm', 'landAreaMu', 'signingForm', 'agreementNo', 'expectedSignOn', 'firstContactOn'],
  ...['sourceChannel', 'leaderSponsor', 'nextSteps'],
];

const AMOUNTS = [
  ['plannedInvestment', 'plannedInvestmentWan', 'CNY', '计划总投资'],
  ['fixedAssetInvestment', 'fixedAssetInvestmentWan', 'CNY', '固定资产投资'],
  ['agreedInvestment', 'agreedInvestmentWan', 'CNY', '协议投资额'],
  ['contractedFdi', 'contractedFdiWanUsd', 'USD', '合同外资'],
  ['expectedOutput', 'expectedOutputWan', 'CNY', '预计年产值'],
  ['expectedTaxY1', 'expectedTaxY1Wan', 'CNY', '预计年税收'],
] as const;

/** Columns of old ledgers that only moves, confirmations and people may set here; they are kept in words. */
const IN_WORDS = [
  ['stageText', '原台账阶段'],
  ['signedOn', '原台账签约日期'],
  ['landedOn', '原台账落地日期'],
  ['siteText', '场地需求'],
  ['progress', '进展情况'],
  ['verdict', '研判结果'],
  ['note', ''],
] as const;

/**
 * What a draft is made of, from a row of a ledger. Amounts of a range or with 约 are taken at their lower end as an
 * estimate; amounts in another currency and what a ledger says of stages and receipts go into the note.
 */
export function projectRowOf(values: Values): ProjectRow {
  const given: Record<string, unknown> = {};
  const words: string[] = [];
  const notes: RowProblem[] = [];
  for (const key of PLAIN) if (values[key] !== undefined) given[key] = values[key];
  for (const [key, field, currency, title] of AMOUNTS) {
    const amount = values[key] as LedgerAmount | undefined;
    if (!amount) continue;
    if (amount.currency === currency) given[field] = amount.minWan;
    else notes.push(notConverted(key, title, amount));
    if (amount.currency !== currency || amount.approximate) words.push(`${title}原文：${spelt(amount)}`);
  }
  const planned = values['plannedInvestment'] as LedgerAmount | undefined;
  if (planned && given['plannedInvestmentWan'] !== undefined)
    given['plannedInvestmentBasis'] = planned.approximate ? 'ESTIMATE' : 'COMPANY_PLAN';
  const paidIn = values['paidIn'] as LedgerAmount | undefined;
  if (paidIn) words.push(`原台账到位资金：${spelt(paidIn)}`);
  for (const [key, title] of IN_WORDS)
    if (values[key] !== undefined)
      words.push(title === '' ? String(values[key]) : `${title}：${String(values[key])}`);
  if (typeof values['expectedJobs'] === 'string')
    given['expectedJobs'] = Math.round(Number(values['expectedJobs']));
  if (typeof values['issues'] === 'string') given['issues'] = linesOf(values['issues']);
  if (words.length) given['note'] = [...words.join('\n')].slice(0, 5000).join('');
  return { given, notes };
}

function spelt({ minWan, maxWan, currency, text }: LedgerAmount): string {
  const wan = minWan === maxWan ? minWan : `${minWan}-${maxWan}`;
  return `${text}（${wan}万${currency === 'CNY' ? '元' : ` ${currency}`}）`;
}

function linesOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) => [...line.trim()].slice(0, 1000).join(''))
    .filter((line) => line !== '')
    .slice(0, 50);
}

function notConverted(field: string, title: string, { text }: LedgerAmount): RowProblem {
  return {
    field,
    code: 'AMOUNT_NOT_CONVERTED',
    message: {
      zh: `${title}“{text}”的币种与字段不符，未折算，原文写入备注`,
      en: 'The amount “{text}” is in another currency than the field; it was not converted and stands in the note',
    },
    params: { text },
  };
}
