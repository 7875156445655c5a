import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import { localise } from '../../platform/http/problem.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { transferVisibility } from './transfer.access.js';
import { transferErrors } from './transfer.errors.js';
import { offeredSteps, partiesOf } from './transfer.rules.js';
import { HAND_OVER_JSON, stepHistoryView, TRANSFER_RULE_COLUMNS, transferSource } from './transfer.view.js';
import { TransferFactsRepository } from './transfer-facts.repository.js';

/** Reads what hangs on a transfer: the steps open to a person, those that were taken, the hand-over form. */
@Injectable()
export class TransferRecordsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly sight: RecordSight,
    private readonly facts: TransferFactsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The steps out of the state, with what each still needs, out of the table that decides steps. */
  async steps(actor: Actor, id: string): Promise<JsonText> {
    await this.standing(actor, id);
    const { transfer, facts } = await this.facts.now(id, today(this.clock));
    const items = offeredSteps(facts, partiesOf(actor, facts));
    const { state, dueOn, version } = transfer;
    const body = localise({ transferId: id, state, dueOn, version, items }, currentRequest().locale);
    const text = JSON.stringify(body);
    return new JsonText(text, { ETag: etagOf(version, text) });
  }

  async stepHistory(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    const { matter } = await this.standing(actor, id);
    const binder = new Binder();
    const where = [`s.transfer_id = ${binder.bind(id)}`];
    return this.pages.run(stepHistoryView(matter), query, where, binder, `/transfers/${id}/step-history`);
  }

  /** @throws TRANSFER.MATTER_NOT_VISIBLE; REQUEST.NOT_FOUND also while the form has not been written */
  async handOver(actor: Actor, id: string): Promise<JsonText> {
    const { inner } = await this.standing(actor, id);
    if (!inner) throw transferErrors.MATTER_NOT_VISIBLE();
    const [row] = await this.sql.cells({ text: HAND_OVER_JSON, values: [id] });
    if (!row) throw httpErrors.NOT_FOUND();
    const text = String(row[0]);
    return new JsonText(text, { ETag: etagOf((JSON.parse(text) as { version: number }).version, text) });
  }

  /** @throws REQUEST.NOT_FOUND when the transfer is absent or its project hidden from the actor */
  private async standing(actor: Actor, id: string): Promise<{ matter: boolean; inner: boolean }> {
    const { bind, values } = new Binder();
    const { readable, matter, inner } = transferVisibility(actor);
    const source = transferSource(actor, this.sight, bind);
    const [m, i, r] = [matter, inner, readable].map((rule) => ruleSql(rule, TRANSFER_RULE_COLUMNS, bind));
    const found = await this.sql.first<{ matter: boolean; inner: boolean }>(
      `SELECT ${m} AS matter, ${i} AS inner FROM ${source} WHERE t.id = ${bind(id)} AND ${r}`,
      values,
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }
}
