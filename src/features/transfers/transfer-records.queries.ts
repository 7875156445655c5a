import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import { localise } from '../../platform/http/problem.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { offeredSteps, partiesOf } from './transfer.rules.js';
import { TransferFactsRepository } from './transfer-facts.repository.js';
import { stepHistoryView } from './transfer-records.sql.js';
import { TransferStandings } from './transfer-standing.queries.js';

/** Reads what hangs on a transfer: the steps open to a person and those that were taken. */
@Injectable()
export class TransferRecordsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly standings: TransferStandings,
    private readonly facts: TransferFactsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The steps out of the state, with what each still needs, out of the table that decides steps. */
  async steps(actor: Actor, id: string): Promise<JsonText> {
    await this.standings.of(actor, id);
    const { transfer, facts } = await this.facts.now(id, today(this.clock));
    const items = offeredSteps(facts, partiesOf(actor, facts));
    const { state, dueOn, version } = transfer;
    const body = localise({ transferId: id, state, dueOn, version, items }, currentRequest().locale);
    const text = JSON.stringify(body);
    return new JsonText(text, { ETag: etagOf(version, text) });
  }

  async stepHistory(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    const { matter } = await this.standings.of(actor, id);
    const binder = new Binder();
    const where = [`s.transfer_id = ${binder.bind(id)}`];
    return this.pages.run(stepHistoryView(matter), query, where, binder, `/transfers/${id}/step-history`);
  }
}
