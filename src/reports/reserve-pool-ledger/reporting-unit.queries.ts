import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';

/** Name of the actor's unit, for the title block. */
@Injectable()
export class ReportingUnits {
  constructor(private readonly sql: Sql) {}

  async nameOf(actor: Actor): Promise<string> {
    const unit = await this.sql.first<{ name: string }>('SELECT name FROM responsible_unit WHERE id = $1', [
      actor.unitId,
    ]);
    return unit?.name ?? '';
  }
}
