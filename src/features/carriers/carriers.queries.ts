import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { carrierVisibility, LINE_FIELDS } from './carrier.access.js';
import { carrierConditions } from './carrier.filters.js';
import { carrierView } from './carrier.view.js';
import type { ListCarriersQuery } from './dto/list-carriers.query.js';

/** Reads carriers with the figures of their units as of today. Every answer goes through `carrierView`. */
@Injectable()
export class CarriersQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListCarriersQuery): Promise<JsonText> {
    const visible = carrierVisibility(actor);
    const binder = new Binder();
    const where = carrierConditions(query, visible, binder);
    return this.pages.run(carrierView(visible, today(this.clock)), query, where, binder, '/carriers');
  }

  async one(actor: Actor, key: RecordKey, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = carrierVisibility(actor);
    return this.details.one(carrierView(visible, today(this.clock)), 'ca', key, visible.readable, query);
  }

  async historyOf(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id } = (await this.one(actor, key, { fields: 'id' })).value<{ id: string }>();
    const hidden = carrierVisibility(actor).line.kind === 'always' ? [] : LINE_FIELDS;
    return this.history.of('carrier', id, hidden, query, `/carriers/${id}/history`);
  }
}
