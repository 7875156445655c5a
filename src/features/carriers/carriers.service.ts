import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canKeepCarrier } from './carrier.access.js';
import type { Carrier } from './carrier.entity.js';
import { carrierErrors } from './carrier.errors.js';
import { carrierBlockers, carrierKeyOf } from './carrier.rules.js';
import { type CarrierContent, contentOf, newContent } from './carrier-draft.js';
import { CarriersRepository } from './carriers.repository.js';
import type { CreateCarrierRequest, ListedCarrierRequest, UpdateCarrierRequest } from './dto/carrier.dto.js';

/** Enters and keeps carriers (domain.md §2.7). */
@Injectable()
export class CarriersService {
  constructor(
    private readonly carriers: CarriersRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws CARRIER.NOT_YOURS, RULES_BROKEN, UNIT_MISSING, NAME_TAKEN */
  create(actor: Actor, request: CreateCarrierRequest): Promise<string> {
    return this.enter(actor, request, 'MANUAL');
  }

  /** A carrier that a list names: its areas may be unknown until somebody fills them in. */
  createListed(actor: Actor, request: ListedCarrierRequest): Promise<string> {
    return this.enter(actor, request, 'IMPORT');
  }

  async update(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: UpdateCarrierRequest,
  ): Promise<string> {
    const carrier = await this.loadToKeep(actor, key);
    const given = contentOf(request);
    await this.check(actor, { ...carrier, ...given });
    const keys = given.name === undefined ? {} : { nameKey: carrierKeyOf(given.name) };
    await this.carriers.update(carrier.id, version, { ...given, ...keys, ...this.stamp(actor) });
    await this.record('carrier.updated', carrier.id, diff({ ...carrier }, { ...given }));
    return carrier.id;
  }

  /** @throws CARRIER.HAS_UNITS while units stand in it */
  async remove(actor: Actor, key: RecordKey, version: number): Promise<void> {
    const carrier = await this.loadToKeep(actor, key);
    const count = await this.carriers.countUnits(carrier.id);
    if (count > 0) throw carrierErrors.HAS_UNITS({ params: { count } });
    await this.carriers.update(carrier.id, version, {
      deletedAt: this.clock.now(),
      ...this.stamp(actor),
    });
    await this.record('carrier.deleted', carrier.id);
  }

  async restore(actor: Actor, key: RecordKey): Promise<string> {
    const carrier = await this.loadToKeep(actor, key, { deleted: true });
    await this.carriers.update(carrier.id, carrier.version, { deletedAt: null, ...this.stamp(actor) });
    await this.record('carrier.restored', carrier.id);
    return carrier.id;
  }

  private async enter(
    actor: Actor,
    request: ListedCarrierRequest,
    dataSource: Carrier['dataSource'],
  ): Promise<string> {
    const content = newContent({ operatorUnitId: unitOf(actor), ...request });
    await this.check(actor, content);
    const at = this.clock.now();
    const id = uuidv7();
    const code = await this.carriers.nextCode();
    await this.carriers.insert({
      ...{ id, code, ...content, nameKey: carrierKeyOf(content.name), dataSource },
      ...{ createdAt: at, createdBy: actor.userId, updatedAt: at, updatedBy: actor.userId },
      ...{ deletedAt: null, version: 1 },
    });
    await this.record('carrier.created', id, creation({ code, ...content, dataSource }));
    return id;
  }

  private async loadToKeep(actor: Actor, key: RecordKey, options?: { deleted: boolean }): Promise<Carrier> {
    const carrier = await this.carriers.load(key, options);
    if (!canKeepCarrier(actor, carrier)) throw carrierErrors.NOT_YOURS();
    return carrier;
  }

  /** Nobody gives a carrier away to another unit, or takes one for it, but a pool administrator. */
  private async check(actor: Actor, carrier: CarrierContent): Promise<void> {
    if (!canKeepCarrier(actor, carrier)) throw carrierErrors.NOT_YOURS();
    const day = today(this.clock);
    const errors = carrierBlockers(carrier, day, await this.carriers.unknownAreas(carrier.focusAreas, day));
    if (errors.length) throw carrierErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private stamp(actor: Actor): Pick<Carrier, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: 'carrier', subjectId, changes });
  }
}

/** Whose carrier it is when nobody says: the unit of whoever enters it, but not of a pool administrator. */
function unitOf(actor: Actor): string | null {
  return hasRole(actor, 'POOL_ADMIN') ? null : actor.unitId;
}
