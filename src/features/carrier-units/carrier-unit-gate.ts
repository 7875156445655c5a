import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { canKeepUnit, unitReadable } from './carrier-unit.access.js';
import type { CarrierUnit } from './carrier-unit.entity.js';
import { carrierUnitErrors } from './carrier-unit.errors.js';
import { CarrierUnitsRepository, type OfCarrier } from './carrier-units.repository.js';

export interface OpenedUnit {
  readonly unit: CarrierUnit;
  readonly carrier: OfCarrier;
}

/** The way to a unit that is about to change: it is there, the caller sees it, and nobody else changes it meanwhile. */
@Injectable()
export class CarrierUnitGate {
  constructor(private readonly units: CarrierUnitsRepository) {}

  /** Locks the unit. @throws REQUEST.NOT_FOUND when it is absent or not visible */
  async open(actor: Actor, id: string, { deleted = false } = {}): Promise<OpenedUnit> {
    if (!holds(unitReadable(actor), {})) throw httpErrors.NOT_FOUND();
    const unit = await this.units.load(id, { deleted });
    const carrier = await this.units.carrier(unit.carrierId);
    if (!carrier) throw httpErrors.NOT_FOUND();
    return { unit, carrier };
  }

  /** @throws CARRIER_UNIT.NOT_YOURS */
  async openToKeep(actor: Actor, id: string, options?: { deleted: boolean }): Promise<OpenedUnit> {
    const opened = await this.open(actor, id, options);
    if (!canKeepUnit(actor, opened.carrier)) throw carrierUnitErrors.NOT_YOURS();
    return opened;
  }

  async lock(id: string): Promise<void> {
    await this.units.load(id);
  }

  touch(id: string, stamp: { updatedAt: Date; updatedBy: string | null }): Promise<void> {
    return this.units.touch(id, stamp);
  }
}
