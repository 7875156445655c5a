import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { canKeepUnit } from './carrier-unit.access.js';
import type { CarrierUnit } from './carrier-unit.entity.js';
import { carrierUnitErrors } from './carrier-unit.errors.js';
import { unitBlockers, unitKeyOf } from './carrier-unit.rules.js';
import { contentOf, newContent, told, type UnitContent } from './carrier-unit-draft.js';
import { CarrierUnitGate, type OpenedUnit } from './carrier-unit-gate.js';
import { CarrierUnitsRepository } from './carrier-units.repository.js';
import type { CreateCarrierUnitRequest, UpdateCarrierUnitRequest } from './dto/carrier-unit.dto.js';
import { ReservationKeeper } from './reservation-keeper.js';

/** Enters and keeps units of carriers (domain.md §2.7). */
@Injectable()
export class CarrierUnitsService {
  constructor(
    private readonly units: CarrierUnitsRepository,
    private readonly gate: CarrierUnitGate,
    private readonly reservations: ReservationKeeper,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws CARRIER_UNIT.CARRIER_MISSING, NOT_YOURS, RULES_BROKEN, NUMBER_TAKEN */
  async create(actor: Actor, request: CreateCarrierUnitRequest): Promise<string> {
    const carrier = await this.units.carrier(request.carrierId);
    if (!carrier) throw carrierUnitErrors.CARRIER_MISSING();
    if (!canKeepUnit(actor, carrier)) throw carrierUnitErrors.NOT_YOURS();
    const content = newContent(request);
    this.check(content);
    const id = uuidv7();
    await this.units.insert({
      ...{ id, carrierId: carrier.id, ...content, unitKey: unitKeyOf(content.building, content.unitNo) },
      ...{ createdAt: this.clock.now(), createdBy: actor.userId, ...this.stamp(actor) },
      ...{ deletedAt: null, version: 1 },
    });
    await this.record('carrier_unit.created', id, creation({ carrierId: carrier.id, ...told(content) }));
    return id;
  }

  /** @throws CARRIER_UNIT.RESERVED when another use is set over a reservation that is not the caller's to end */
  async update(
    actor: Actor,
    id: string,
    version: number,
    request: UpdateCarrierUnitRequest,
  ): Promise<string> {
    const { unit, carrier } = await this.gate.openToKeep(actor, id);
    const given = contentOf(request);
    const after: UnitContent = { ...unit, ...given };
    this.check(after);
    if (after.useStatus !== 'VACANT' && unit.useStatus === 'VACANT')
      await this.reservations.makeWay(actor, id, carrier);
    const keys = { unitKey: unitKeyOf(after.building, after.unitNo) };
    await this.units.update(id, version, { ...given, ...keys, ...this.stamp(actor) });
    await this.record('carrier_unit.updated', id, diff({ ...unit, ...told(unit) }, told(given)));
    return id;
  }

  /** @throws CARRIER_UNIT.RESERVED */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    const { carrier } = await this.gate.openToKeep(actor, id);
    await this.reservations.makeWay(actor, id, carrier);
    await this.setDeleted(actor, id, version, this.clock.now());
  }

  async restore(actor: Actor, id: string): Promise<string> {
    const { unit }: OpenedUnit = await this.gate.openToKeep(actor, id, { deleted: true });
    await this.setDeleted(actor, id, unit.version, null);
    return id;
  }

  private async setDeleted(actor: Actor, id: string, version: number, deletedAt: Date | null): Promise<void> {
    await this.units.update(id, version, { deletedAt, ...this.stamp(actor) });
    await this.record(deletedAt ? 'carrier_unit.deleted' : 'carrier_unit.restored', id);
  }

  private check(content: UnitContent): void {
    const errors = unitBlockers(content);
    if (errors.length) throw carrierUnitErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private stamp(actor: Actor): Pick<CarrierUnit, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: 'carrier_unit', subjectId, changes });
  }
}
