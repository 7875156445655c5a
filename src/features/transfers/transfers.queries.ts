import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../platform/http/page.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListTransfersQuery } from './dto/list-transfers.query.js';
import { transferVisibility } from './transfer.access.js';
import { transferConditions } from './transfer.filters.js';
import { transferSource, transferView } from './transfer.view.js';

/** Reads transfers. Every answer goes through `transferView`. */
@Injectable()
export class TransfersQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param projectId of one project only */
  async list(actor: Actor, query: ListTransfersQuery, projectId?: string): Promise<JsonText> {
    const binder = new Binder();
    const day = today(this.clock);
    const view = this.view(actor, day, binder);
    const where = transferConditions(actor, query, day, binder);
    if (projectId) where.push(`t.project_id = ${binder.bind(projectId)}`);
    return this.pages.run(
      view,
      query,
      where,
      binder,
      projectId ? `/projects/${projectId}/transfers` : '/transfers',
    );
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const binder = new Binder();
    const view = this.view(actor, today(this.clock), binder);
    const { readable } = transferVisibility(actor);
    return this.details.one(view, 't', { column: 'id', value: id }, readable, query, binder);
  }

  private view(actor: Actor, day: string, { bind }: Binder) {
    const source = transferSource(actor, this.sight, bind);
    return transferView(transferVisibility(actor), { source, today: day, bind });
  }
}
