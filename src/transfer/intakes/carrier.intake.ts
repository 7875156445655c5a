import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { ImportPolicy, SheetIntake, SheetKind } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { CARRIER_COLUMNS } from '../sheets/carrier.sheet.js';
import { CarrierList } from './carrier-list.js';
import { CarrierWriter } from './carrier-writer.js';
import { CarrierImportDefaults } from './import-defaults.js';
import { SingleRows } from './single-rows.js';

/** Lists of space: units with the carriers they are in, or carriers alone (domain.md §2.7). */
@Injectable()
export class CarrierSheet implements SheetKind {
  readonly kind = 'carriers';
  readonly label = { zh: '载体与房源', en: 'Carriers and their units' };
  readonly needs = [['carrier', 'carrierCode']];
  readonly defaults = { type: 'OFFICE_TOWER', buildStatus: 'DELIVERED', status: 'VACANT' };
  readonly defaultsShape = CarrierImportDefaults;
  readonly subject = { type: ['carrier_unit', 'carrier'], table: 'carrier_or_unit' };
  readonly beside = { type: 'carrier', table: 'carrier' };

  constructor(
    private readonly writer: CarrierWriter,
    private readonly rows: SingleRows,
    private readonly areas: AreaBooks,
  ) {}

  get reversal() {
    return this.writer.reversal;
  }

  async columns() {
    const areas = await this.areas.open();
    return CARRIER_COLUMNS.map((column) =>
      column.key === 'focusAreas' ? { ...column, parse: areas.several('PARK') } : column,
    );
  }

  begin(actor: Actor, policy: ImportPolicy): SheetIntake {
    const defaults = { ...this.defaults, ...policy.defaults };
    return this.rows.beginAlone(policy, new CarrierList(actor, policy, defaults, this.writer));
  }
}
