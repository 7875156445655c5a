import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { unitReadable } from './carrier-unit.access.js';

/** What a unit is called: its carrier, building and number, for those who see units. */
export function carrierUnitTitle(actor: Actor, unitId: string, bind: (value: unknown) => string): string {
  return `(SELECT json_build_object('code', ca.code,
      'title', concat_ws(' ', ca.name, u.building, u.unit_no))
    FROM carrier_unit u JOIN carrier ca ON ca.id = u.carrier_id
    WHERE u.id = ${unitId} AND u.deleted_at IS NULL AND ${ruleSql(unitReadable(actor), {}, bind)})`;
}
