import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListTransfersQuery } from './dto/list-transfers.query.js';
import { transferVisibility } from './transfer.access.js';
import { transferConditions } from './transfer.filters.js';
import { transferSource, transferView } from './transfer.view.js';
import { TransferStandings } from './transfer-standing.queries.js';

/** Reads transfers. Every answer goes through `transferView`. */
@Injectable()
export class TransfersQueries {
  constructor(
    private readonly standings: TransferStandings,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  list(actor: Actor, query: ListTransfersQuery): Promise<JsonText> {
    return this.page(actor, query, new Binder(), [], '/transfers');
  }

  /** @throws REQUEST.NOT_FOUND when the project is absent or hidden from the actor */
  async ofProject(actor: Actor, key: RecordKey, query: ListTransfersQuery): Promise<JsonText> {
    const projectId = await this.standings.projectOf(actor, key);
    const binder = new Binder();
    const where = [`t.project_id = ${binder.bind(projectId)}`];
    return this.page(actor, query, binder, where, `/projects/${projectId}/transfers`);
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const binder = new Binder();
    const view = this.view(actor, binder);
    const { readable } = transferVisibility(actor);
    return this.details.one(view, 't', { column: 'id', value: id }, readable, query, binder);
  }

  private page(
    actor: Actor,
    query: ListTransfersQuery,
    binder: Binder,
    where: readonly string[],
    path: string,
  ): Promise<JsonText> {
    const view = this.view(actor, binder);
    return this.pages.run(view, query, [...where, ...transferConditions(actor, query, binder)], binder, path);
  }

  private view(actor: Actor, { bind }: Binder) {
    const source = transferSource(actor, this.sight, bind);
    return transferView(transferVisibility(actor), { source, today: today(this.clock), bind });
  }
}
