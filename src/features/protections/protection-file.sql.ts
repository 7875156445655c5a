import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { protectionReadable } from './protection.access.js';
import { PROTECTION_RULE_COLUMNS } from './protection.view.js';

/** Whoever reads a protection may open the papers by which it was revoked. */
export function protectionFileRule(
  actor: Actor,
  subjectId: string,
  bind: (value: unknown) => string,
): string {
  return `EXISTS (SELECT 1 FROM protection p WHERE p.id = ${subjectId}
    AND ${ruleSql(protectionReadable(actor), PROTECTION_RULE_COLUMNS, bind)})`;
}
