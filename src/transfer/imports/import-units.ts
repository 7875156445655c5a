import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { Sql } from '../../platform/database/sql.js';
import { importErrors } from './import.errors.js';

/** On whose behalf an import is carried out. */
@Injectable()
export class ImportUnits {
  constructor(private readonly sql: Sql) {}

  /**
   * The caller, or for pool administrators the caller in the place of a unit that is named by code, name or short
   * name: what comes in belongs to that unit.
   * @throws IMPORT.OTHER_UNIT, IMPORT.UNIT_UNKNOWN
   */
  async actingFor(actor: Actor, unit: string | undefined): Promise<Actor> {
    if (unit === undefined) return actor;
    const found = await this.sql.first<{ id: string }>(
      `SELECT id FROM responsible_unit WHERE deleted_at IS NULL
         AND ($1 IN (code, name, short_name) OR $1 = ANY (aliases)) ORDER BY $1 = code DESC, $1 = name DESC LIMIT 1`,
      [unit.trim()],
    );
    if (!found) throw importErrors.UNIT_UNKNOWN({ params: { unit } });
    if (found.id === actor.unitId) return actor;
    if (!hasRole(actor, 'POOL_ADMIN')) throw importErrors.OTHER_UNIT();
    return { ...actor, unitId: found.id };
  }
}
