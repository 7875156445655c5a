import type { LedgerAmount } from './amount-cells.rules.js';

type Values = Readonly<Record<string, unknown>>;

const PLAIN = [
  ...[
    'title',
    'sourceChannel',
    'sourceOrgName',
    'sourceContactName',
    'sourceReference',
    'focusAreaCode',
    'complex',
  ],
];

/**
 * What a list may say anew of a lead that is there. Title and name of the company stay as they were first told, and
 * unit and time of the report decide who was first (domain.md §2.5).
 */
export const LEAD_CORRECTIONS = [
  ...['companyUsccRaw', 'sourceChannel', 'sourceOrgName', 'sourceContactName', 'sourceReference'],
  ...['focusAreaCode', 'estimatedInvestmentWan', 'complex', 'note'],
];

/** A lead as the API takes it, from a row of a list; what has no field stands in the note. */
export function leadRowOf(values: Values): Record<string, unknown> {
  const given: Record<string, unknown> = Object.fromEntries(
    PLAIN.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  );
  if (values['company'] !== undefined) given['companyNameRaw'] = values['company'];
  if (values['companyUscc'] !== undefined) given['companyUsccRaw'] = values['companyUscc'];
  const words: string[] = [];
  const amount = values['estimatedInvestment'] as LedgerAmount | undefined;
  if (amount?.currency === 'CNY') given['estimatedInvestmentWan'] = amount.minWan;
  if (amount && (amount.currency !== 'CNY' || amount.approximate)) words.push(`预计投资原文：${amount.text}`);
  if (values['reportedOn'] !== undefined) words.push(`原登记日期：${String(values['reportedOn'])}`);
  if (values['note'] !== undefined) words.push(String(values['note']));
  if (words.length) given['note'] = words.join('\n');
  return given;
}
