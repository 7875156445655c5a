import type { Text } from './domain-error.js';

/** Why a number is refused or doubted. `suggestion` is offered to the person and never applied by itself. */
export interface IdentifierProblem {
  readonly code: string;
  readonly message: Text;
  readonly suggestion?: string;
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const SEPARATORS = /[\s\p{Pd}'`\u2018\u2019]/gu;

/** What people type into the field of a number that does not exist yet. Compared after folding. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  '无,没有,暂无,待办,待办理,办理中,未办理,待补,待补充,待定,筹建,筹建中,未注册,未提供,不详,未知,空,/,//,\\,.,_,N/A,NA,NULL,NONE,NIL,TBD'.split(
    ',',
  ),
);

/**
 * NFKC, upper case, without white space, hyphens, spreadsheet apostrophes, zero-width and direction marks.
 * The form in which numbers are compared and stored (domain.md §2.1.1).
 */
export function foldIdentifier(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(SEPARATORS, '').toUpperCase();
}

/** True when a folded text means "not given": empty, 无, 筹建中, N/A … */
export function isPlaceholder(folded: string): boolean {
  return folded === '' || PLACEHOLDERS.has(folded);
}
