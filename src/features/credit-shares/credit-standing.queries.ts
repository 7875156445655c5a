import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { readsOwnShare } from './credit-share.access.js';
import { creditErrors } from './credit-share.errors.js';

/** Finds the project whose credit is asked for, as far as the actor may see it. */
@Injectable()
export class CreditStandings {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
  ) {}

  /**
   * @returns id of the project
   * @throws REQUEST.NOT_FOUND for a project that the actor does not see, CREDIT.NOT_VISIBLE without a part in it
   */
  async of(actor: Actor, key: RecordKey): Promise<string> {
    const { bind, values } = new Binder();
    const readable = this.sight.predicate('project', actor, 'cp.id', bind);
    const unit = this.sight.predicate('project:unit', actor, 'cp.id', bind);
    const own = readsOwnShare(actor) ? sharesIn(bind(actor.unitId)) : 'FALSE';
    const found = await this.sql.first<{ id: string; part: boolean }>(
      `SELECT cp.id, (${unit} OR ${own}) AS part FROM project cp
       WHERE cp.${key.column} = ${bind(key.value)} AND ${readable}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    if (!found.part) throw creditErrors.NOT_VISIBLE();
    return found.id;
  }
}

/** Units with a share, and those that a change would give one or would have given one. */
function sharesIn(unitId: string): string {
  return `(EXISTS (SELECT 1 FROM credit_share s WHERE s.project_id = cp.id AND s.unit_id = ${unitId}::uuid)
    OR EXISTS (SELECT 1 FROM credit_change_request q WHERE q.project_id = cp.id
      AND ${unitId}::uuid = ANY (q.signing_unit_ids)))`;
}
