import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { equals } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListClausesQuery } from './dto/clause.response.js';
import { BLOCKERS_SQL, clauseView } from './policy-clause.view.js';

/** Reads the clauses of one policy. */
@Injectable()
export class PolicyClausesQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(policy: RecordKey, query: ListClausesQuery): Promise<JsonText> {
    const policyId = await this.policyId(policy);
    const binder = new Binder();
    const { bind } = binder;
    const view = clauseView(bind(query.asOf ?? today(this.clock)));
    const where = ['k.deleted_at IS NULL', `k.policy_id = ${bind(policyId)}`];
    if (query.benefitType?.length) where.push(`k.benefit_type = ANY (${bind(query.benefitType)}::text[])`);
    if (query.status?.length) where.push(`k.status = ANY (${bind(query.status)}::text[])`);
    if (query.suggestable !== undefined)
      where.push(`(cardinality(${BLOCKERS_SQL}) = 0) = ${bind(query.suggestable)}::boolean`);
    return this.pages.run(view, query, where, binder, `/policies/${policyId}/clauses`);
  }

  /** @throws REQUEST.NOT_FOUND, also for one of another policy */
  async one(policy: RecordKey, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const policyId = await this.policyId(policy);
    const binder = new Binder();
    const view = { ...clauseView(binder.bind(today(this.clock))), ruleColumns: { policyId: 'k.policy_id' } };
    const key = { column: 'id', value: id } as const;
    return this.details.one(view, 'k', key, equals('policyId', policyId), query, binder);
  }

  async historyOf(policy: RecordKey, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(policy, id);
    return this.history.of('policy_clause', id, [], query, `/policies/${policy.value}/clauses/${id}/history`);
  }

  private async policyId({ column, value }: RecordKey): Promise<string> {
    const found = await this.sql.first<{ id: string }>(
      `SELECT id FROM policy WHERE ${column} = $1 AND deleted_at IS NULL`,
      [value],
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found.id;
  }
}
