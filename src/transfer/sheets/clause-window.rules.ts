import { type Term, term } from './policy-term.rules.js';

/** Two days are a window; 常年 is one without an end; anything else waits for the notice and stays in words. */
export function windowOf(told: unknown): Record<string, unknown> | undefined {
  if (told === undefined) return undefined;
  const text = String(told);
  const blank = { from: null, to: null };
  if (/常年|全年|随时|长期|不限/.test(text)) return { kind: 'ALL_YEAR', ...blank, note: text };
  const parsed = /\d{4}\D\d{1,2}/.test(text)
    ? term({ kind: 'text', text }, '')
    : { status: 'missing' as const };
  const { from, to } = (parsed.status === 'ok' ? parsed.value : blank) as Pick<Term, 'from' | 'to'>;
  const isTold = from !== null && to !== null;
  return isTold ? { kind: 'DATES', from, to, note: null } : { kind: 'BY_NOTICE', ...blank, note: text };
}
