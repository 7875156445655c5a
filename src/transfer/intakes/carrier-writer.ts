import { Injectable } from '@nestjs/common';
import { CarrierUnitsService } from '../../features/carrier-units/carrier-units.service.js';
import {
  CreateCarrierUnitRequest,
  UpdateCarrierUnitRequest,
} from '../../features/carrier-units/dto/carrier-unit.dto.js';
import { CarriersService } from '../../features/carriers/carriers.service.js';
import { ListedCarrierRequest, UpdateCarrierRequest } from '../../features/carriers/dto/carrier.dto.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import type { SheetReversal } from '../sheet-intake.js';
import { KnownCarriers, type KnownSpace } from './known-carriers.queries.js';

type Fields = Readonly<Record<string, unknown>>;

/** Writes carriers and units of lists through their services. */
@Injectable()
export class CarrierWriter {
  constructor(
    private readonly carriers: CarriersService,
    private readonly units: CarrierUnitsService,
    readonly known: KnownCarriers,
  ) {}

  readonly reversal: SheetReversal = {
    remove: async (actor, id, version) =>
      (await this.known.isCarrier(id))
        ? this.carriers.remove(actor, { column: 'id', value: id }, version)
        : this.units.remove(actor, id, version),
    putBack: async (actor, id, version, values) =>
      (await this.known.isCarrier(id))
        ? this.carriers.update(actor, { column: 'id', value: id }, version, values as UpdateCarrierRequest)
        : this.units.update(actor, id, version, values as UpdateCarrierUnitRequest),
  };

  /**
   * A carrier that nobody knows. Who operates it when the list is silent: the unit of whoever sends the list; who keeps
   * its record: the unit of ours that the list names, else the same.
   */
  async createCarrier(actor: Actor, told: Fields, defaults: Fields): Promise<string> {
    const operatorOrg = told['operatorOrg'] ?? (await this.known.unitName(actor.unitId));
    const named = await this.known.operatorUnit(told['operatorOrg']);
    const keeper = named ?? (hasRole(actor, 'POOL_ADMIN') ? null : actor.unitId);
    const { type, buildStatus } = defaults;
    const request = { type, buildStatus, ...told, operatorOrg, operatorUnitId: keeper };
    return this.carriers.createListed(actor, bindRequest(ListedCarrierRequest, request, 'body'));
  }

  createUnit(actor: Actor, carrierId: string, told: Fields): Promise<string> {
    return this.units.create(actor, bindRequest(CreateCarrierUnitRequest, { ...told, carrierId }, 'body'));
  }

  updateCarrier(actor: Actor, { id, version }: KnownSpace, changes: Fields): Promise<string> {
    const request = bindRequest(UpdateCarrierRequest, changes, 'body');
    return this.carriers.update(actor, { column: 'id', value: id }, version, request);
  }

  updateUnit(actor: Actor, { id, version }: KnownSpace, changes: Fields): Promise<string> {
    return this.units.update(actor, id, version, bindRequest(UpdateCarrierUnitRequest, changes, 'body'));
  }
}
