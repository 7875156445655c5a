import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { unitReadable } from './carrier-unit.access.js';
import { unitConditions } from './carrier-unit.filters.js';
import { carrierUnitView, reservationView, type SeesProject } from './carrier-unit.view.js';
import type { ListCarrierUnitsQuery } from './dto/list-carrier-units.query.js';

/** Reads units of carriers as of today. Every answer goes through `carrierUnitView`. */
@Injectable()
export class CarrierUnitsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListCarrierUnitsQuery): Promise<JsonText> {
    const binder = new Binder();
    const sees = this.seesProject(actor);
    const view = carrierUnitView(binder.bind(today(this.clock)), sees);
    const readable = ruleSql(unitReadable(actor), {}, binder.bind);
    const where = [readable, ...unitConditions(query, binder, sees)];
    return this.pages.run(view, query, where, binder, '/carrier-units');
  }

  /** @throws REQUEST.NOT_FOUND when it is absent, deleted or not visible */
  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const binder = new Binder();
    const view = carrierUnitView(binder.bind(today(this.clock)), this.seesProject(actor));
    return this.details.one(view, 'u', { column: 'id', value: id }, unitReadable(actor), query, binder);
  }

  /** Reservations have histories of their own: whose project they are for is not everybody's to know. */
  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, id, { fields: 'id' });
    return this.history.of('carrier_unit', id, [], query, `/carrier-units/${id}/history`);
  }

  async reservations(actor: Actor, unitId: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, unitId, { fields: 'id' });
    const binder = new Binder();
    const unit = binder.bind(unitId);
    const view = reservationView(binder.bind(today(this.clock)), unit, this.seesProject(actor));
    const where = [`r.unit_id = ${unit}`];
    return this.pages.run(view, query, where, binder, `/carrier-units/${unitId}/reservations`);
  }

  async reservation(actor: Actor, unitId: string, id: string): Promise<JsonText> {
    await this.one(actor, unitId, { fields: 'id' });
    const binder = new Binder();
    const unit = binder.bind(unitId);
    const view = reservationView(binder.bind(today(this.clock)), unit, this.seesProject(actor));
    return this.details.one(view, 'r', { column: 'id', value: id }, unitReadable(actor), {}, binder);
  }

  private seesProject(actor: Actor): SeesProject {
    return (id, bind) => this.sight.predicate('project:unit', actor, id, bind);
  }
}
