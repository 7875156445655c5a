import type { Changes } from '../../audit/audit-trail.js';
import type { Company, CompanyAlias } from './company.entity.js';
import type { PairVerdict, SurvivorGround } from './company-pair.rules.js';
import type { Union } from './company-union.rules.js';

/** Two records side by side, with what the rules say of them. */
export interface CompanyPair {
  readonly survivor: Company;
  readonly victim: Company;
  readonly verdict: PairVerdict;
  /** Which of the two has to stay (domain.md §4.5). */
  readonly proposed: { readonly id: string; readonly ground: SurvivorGround };
}

/** A pair with the choices that were made. */
export interface JudgedPair extends CompanyPair {
  readonly union: Union;
}

/** What a merge did to the two rows: enough to take it back. */
export interface MergeTrace {
  /** Both rows as they were, without search keys. */
  readonly survivor: object;
  readonly victim: object;
  /** Fields of the survivor that changed. */
  readonly changed: Changes;
  readonly addedAliases: readonly CompanyAlias[];
}

/** What taking it back could not restore: the survivor's fields that were changed since. */
export interface SeparationResult {
  readonly restored: readonly string[];
  readonly kept: readonly string[];
}
