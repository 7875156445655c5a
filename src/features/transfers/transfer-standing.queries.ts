import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { transferVisibility } from './transfer.access.js';
import { TRANSFER_RULE_COLUMNS, transferSource } from './transfer.view.js';

/** Which parts of a transfer are open to one actor. */
export interface TransferStanding {
  readonly matter: boolean;
  readonly inner: boolean;
}

@Injectable()
export class TransferStandings {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
  ) {}

  /** @throws REQUEST.NOT_FOUND when the transfer is absent or its project hidden from the actor */
  async of(actor: Actor, id: string): Promise<TransferStanding> {
    const { bind, values } = new Binder();
    const { readable, matter, inner } = transferVisibility(actor);
    const source = transferSource(actor, this.sight, bind);
    const [m, i, r] = [matter, inner, readable].map((rule) => ruleSql(rule, TRANSFER_RULE_COLUMNS, bind));
    const found = await this.sql.first<TransferStanding>(
      `SELECT ${m} AS matter, ${i} AS inner FROM ${source} WHERE t.id = ${bind(id)} AND ${r}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  /** @returns id of the project. @throws REQUEST.NOT_FOUND when it is absent or hidden from the actor */
  async projectOf(actor: Actor, key: RecordKey): Promise<string> {
    const { bind, values } = new Binder();
    const found = await this.sql.first<{ id: string }>(
      `SELECT tp.id FROM project tp WHERE tp.${key.column} = ${bind(key.value)}
         AND ${this.sight.predicate('project', actor, 'tp.id', bind)}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found.id;
  }
}
