import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import { reviewVisibility } from './admission-review.access.js';
import { REVIEW_RULE_COLUMNS, reviewView } from './admission-review.view.js';

/** What one person reads of reviews on a day, and the condition on the rows. @param day today, `YYYY-MM-DD` */
export function reviewReading(actor: Actor, day: string, { bind }: Binder) {
  const visible = reviewVisibility(actor);
  const view = reviewView({ visible, userId: actor.userId, day }, bind);
  return { view, readable: ruleSql(visible.readable, REVIEW_RULE_COLUMNS, bind), bind, day };
}
