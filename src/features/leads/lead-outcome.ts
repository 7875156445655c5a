import type { Lead } from './lead.entity.js';
import type { LeadEffect } from './lead.lifecycle.js';

/** What others have to know of a change of a lead to do their part, in the same transaction. */
export interface LeadOutcome {
  /** Null for a new lead. */
  readonly before: Readonly<Lead> | null;
  readonly after: Readonly<Lead>;
  readonly effects: readonly LeadEffect[];
  readonly reason: string | null;
}
