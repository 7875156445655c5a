import type { ChainPosition } from './chain-node.codes.js';

/** A link as written down per area; `chain-node.seed.ts` adds what follows from it. */
export interface ChainNodeRow {
  readonly code: string;
  readonly position: ChainPosition;
  readonly zh: string;
  readonly en: string;
  /** Words met in company names and business scopes. */
  readonly keywords: readonly string[];
  readonly seedNamed?: boolean;
}

/**
 * Likely classes of GB/T 4754-2017 per link. Every code of domain.md §2.2 exists in the standard; two say something
 * else than the link and were corrected: AM-04 advanced ceramics 3072 (sanitary ware) → 3073 (special ceramics),
 * TF-06 financing guarantees 7296 (non-financing guarantees) → 6999 (finance not elsewhere classified). TF-04 keeps
 * the division 68, which stands for all its classes.
 */
const GB4754: Readonly<Record<string, readonly string[]>> = {
  'LH-01': ['7340'],
  'LH-02': ['7340', '7320'],
  'LH-03': ['2780', '2770'],
  'LH-04': ['2761', '7340'],
  'LH-05': ['2761', '2762'],
  'LH-06': ['3581', '3584'],
  'LH-07': ['3581', '2770'],
  'LH-08': ['3586', '3961'],
  'LH-09': ['6513'],
  'LH-10': ['7452'],
  'LH-11': ['7299'],
  'LH-12': ['8411', '8491'],
  'AI-01': ['6520', '3973'],
  'AI-02': ['3983'],
  'AI-03': ['6450', '6550'],
  'AI-04': ['6511', '6513'],
  'AI-05': ['6513'],
  'AI-06': ['6513'],
  'AI-07': ['3491', '3964'],
  'AI-08': ['3962'],
  'AI-09': ['6513', '6531'],
  'AI-10': ['6440', '6513'],
  'AI-11': ['6531', '6532'],
  'AI-12': ['7452'],
  'AM-01': ['2651'],
  'AM-02': ['2921'],
  'AM-03': ['3985', '2662'],
  'AM-04': ['3073'],
  'AM-05': ['3091'],
  'AM-06': ['3240'],
  'AM-07': ['2770', '2665'],
  'AM-08': ['3985'],
  'AM-09': ['3062'],
  'AM-10': ['2669'],
  'AM-11': ['7452', '7513'],
  'AM-12': ['6513'],
  'TF-01': ['6731', '6732'],
  'TF-02': ['6739'],
  'TF-03': ['6621'],
  'TF-04': ['68'],
  'TF-05': ['6631'],
  'TF-06': ['6999'],
  'TF-07': ['6930'],
  'TF-08': ['6940'],
  'TF-09': ['6513'],
  'TF-10': ['7295'],
  'TF-11': ['7299'],
  'TF-12': ['7530'],
};

export function gb4754ByNode(code: string): readonly string[] {
  return GB4754[code] ?? [];
}
