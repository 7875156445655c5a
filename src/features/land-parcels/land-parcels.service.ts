import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, type Changes, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { CreateLandParcelRequest, UpdateLandParcelRequest } from './dto/land-parcel.dto.js';
import { canKeepParcels, parcelReadable } from './land-parcel.access.js';
import type { LandParcel } from './land-parcel.entity.js';
import { landParcelErrors } from './land-parcel.errors.js';
import { AREA_REQUIRED, areasOf, parcelBlockers, parcelKeyOf } from './land-parcel.rules.js';
import { LandParcelsRepository } from './land-parcels.repository.js';

type Content = Omit<
  LandParcel,
  'id' | 'parcelKey' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt' | 'version'
>;

const UNKNOWN = {
  address: null,
  town: null,
  far: null,
  heightLimitM: null,
  transferredOn: null,
  investmentIntensityWanPerMu: null,
  outputPerMuWan: null,
  taxPerMuWan: null,
  note: null,
};

/** Enters and keeps land parcels (domain.md §2.7). */
@Injectable()
export class LandParcelsService {
  constructor(
    private readonly parcels: LandParcelsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws LAND_PARCEL.NOT_YOURS, RULES_BROKEN, NUMBER_TAKEN */
  async create(actor: Actor, request: CreateLandParcelRequest): Promise<string> {
    await this.assertKeeps(actor);
    const areas = areasOf(request);
    if (!areas) throw broken([AREA_REQUIRED()]);
    const content = { ...UNKNOWN, ...contentOf(request), ...areas } as Content;
    this.check(content);
    const id = uuidv7();
    await this.parcels.insert({
      ...{ id, ...content, parcelKey: parcelKeyOf(content.parcelNo) },
      ...{ createdAt: this.clock.now(), createdBy: actor.userId, ...this.stamp(actor) },
      ...{ deletedAt: null, version: 1 },
    });
    await this.record('land_parcel.created', id, creation({ ...content }));
    return id;
  }

  /** Whoever changes one of the areas changes the other with it. */
  async update(actor: Actor, id: string, version: number, request: UpdateLandParcelRequest): Promise<string> {
    const parcel = await this.loadToKeep(actor, id);
    const given = { ...contentOf(request), ...areasOf(request) };
    const after = { ...parcel, ...given };
    this.check(after);
    const parcelKey = parcelKeyOf(after.parcelNo);
    await this.parcels.update(id, version, { ...given, parcelKey, ...this.stamp(actor) });
    await this.record('land_parcel.updated', id, diff({ ...parcel }, given));
    return id;
  }

  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.loadToKeep(actor, id);
    await this.parcels.update(id, version, { deletedAt: this.clock.now(), ...this.stamp(actor) });
    await this.record('land_parcel.deleted', id);
  }

  async restore(actor: Actor, id: string): Promise<string> {
    const parcel = await this.loadToKeep(actor, id, { deleted: true });
    await this.parcels.update(id, parcel.version, { deletedAt: null, ...this.stamp(actor) });
    await this.record('land_parcel.restored', id);
    return id;
  }

  private async loadToKeep(actor: Actor, id: string, options?: { deleted: boolean }): Promise<LandParcel> {
    const authorityId = await this.parcels.authorityId();
    if (!holds(parcelReadable(actor, authorityId), {})) throw httpErrors.NOT_FOUND();
    const parcel = await this.parcels.load(id, options);
    await this.assertKeeps(actor);
    return parcel;
  }

  private async assertKeeps(actor: Actor): Promise<void> {
    if (!canKeepParcels(actor, await this.parcels.authorityId())) throw landParcelErrors.NOT_YOURS();
  }

  private check(content: Content): void {
    const errors = parcelBlockers(content, today(this.clock));
    if (errors.length) throw broken(errors);
  }

  private stamp(actor: Actor): Pick<LandParcel, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }

  private async record(action: string, subjectId: string, changes: Changes = {}): Promise<void> {
    await this.audit.record({ action, subjectType: 'land_parcel', subjectId, changes });
  }
}

function contentOf(request: object): Partial<Content> {
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}

function broken(errors: readonly FieldError[]): Error {
  return landParcelErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
}
