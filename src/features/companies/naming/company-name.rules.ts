import type { NameParts } from './han-name.rules.js';
import { partsOfHanName } from './han-name.rules.js';
import { partsOfLatinName } from './latin-name.rules.js';
import { cleanName, foldText, hasHan } from './text-folding.rules.js';

/** A company name taken apart for comparison, by steps N1–N13 of domain.md §4.4. Keys only, never shown. */
export interface CompanyName extends Readonly<NameParts> {
  /** The whole name, letters and digits only: equal keys are the same name in other dress. */
  readonly foldKey: string;
  readonly script: 'han' | 'latin' | 'other';
}

function scriptOf(cleaned: string): CompanyName['script'] {
  if (hasHan(cleaned)) return 'han';
  return /\p{Script=Latin}/u.test(cleaned) ? 'latin' : 'other';
}

/**
 * `上海示例生物科技有限公司` → nameKey `示例生物科技`, brandKey `示例`, trade `生物科技`, places `['上海']`.
 * Reads the first 200 characters. A name without any letter gives empty keys, which match nothing.
 */
export function normaliseCompanyName(name: string): CompanyName {
  const cleaned = cleanName(name);
  const script = scriptOf(cleaned);
  const parts = script === 'han' ? partsOfHanName(cleaned) : partsOfLatinName(cleaned);
  const foldKey = foldText(name);
  return foldKey === ''
    ? { ...parts, nameKey: '', brandKey: '', foldKey, script }
    : { ...parts, foldKey, script };
}
