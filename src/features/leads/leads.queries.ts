import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListLeadsQuery } from './dto/list-leads.query.js';
import { type LeadVisibility, leadVisibility } from './lead.access.js';
import { leadConditions } from './lead.filters.js';
import { leadView } from './lead.view.js';

/** Reads leads. Every answer goes through `leadView`. */
@Injectable()
export class LeadsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListLeadsQuery): Promise<JsonText> {
    const visible = leadVisibility(actor);
    const binder = new Binder();
    const where = leadConditions(actor, query, visible, binder, today(this.clock));
    return this.pages.run(this.view(actor, visible), query, where, binder, '/leads');
  }

  async one(actor: Actor, key: RecordKey, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = leadVisibility(actor);
    return this.details.one(this.view(actor, visible), 'l', key, visible.readable, query);
  }

  private view(actor: Actor, visible: LeadVisibility): ResourceView {
    return leadView(visible, {
      day: today(this.clock),
      seesProject: (id, bind) => this.sight.predicate('project', actor, id, bind),
    });
  }
}
