import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListProtectionsQuery } from './dto/list-protections.query.js';
import { joinRequestReadable, protectionReadable } from './protection.access.js';
import { protectionConditions } from './protection.filters.js';
import { protectionView } from './protection.view.js';
import { JOIN_REQUEST_RULE_COLUMNS, joinRequestView } from './protection-join-request.view.js';

/** Reads protections. Other units find no row here; what they may know is in `CompanyProtectionQueries`. */
@Injectable()
export class ProtectionsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListProtectionsQuery): Promise<JsonText> {
    const readable = protectionReadable(actor);
    const binder = new Binder();
    const day = binder.bind(today(this.clock));
    const where = protectionConditions(query, readable, day, binder);
    return this.pages.run(protectionView(day), query, where, binder, '/protections');
  }

  async one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const readable = protectionReadable(actor);
    const binder = new Binder();
    const view = protectionView(binder.bind(today(this.clock)));
    return this.details.one(view, 'p', { column: 'id', value: id }, readable, query, binder);
  }

  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, id);
    return this.history.of('protection', id, [], query, `/protections/${id}/history`);
  }

  async joinRequests(actor: Actor, query: PageQuery, protectionId: string): Promise<JsonText> {
    await this.one(actor, protectionId);
    const binder = new Binder();
    const where = [
      `j.protection_id = ${binder.bind(protectionId)}`,
      ruleSql(joinRequestReadable(actor), JOIN_REQUEST_RULE_COLUMNS, binder.bind),
    ];
    return this.pages.run(
      joinRequestView(actor),
      query,
      where,
      binder,
      `/protections/${protectionId}/join-requests`,
    );
  }

  async joinRequest(actor: Actor, id: string): Promise<JsonText> {
    const readable = joinRequestReadable(actor);
    return this.details.one(joinRequestView(actor), 'j', { column: 'id', value: id }, readable);
  }
}
