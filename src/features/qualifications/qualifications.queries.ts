import { Inject, Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListQualificationsQuery } from './dto/qualification.dto.js';
import { CONFIRMATION_SQL, qualificationView, VALID_SQL } from './qualification.view.js';

/** Reads qualifications, as of today unless `validOn` names a day. */
@Injectable()
export class QualificationsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param companyId of one company only */
  list(query: ListQualificationsQuery, path: string, companyId?: string): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const view = qualificationView(bind(query.validOn ?? today(this.clock)));
    const where = [
      'q.deleted_at IS NULL',
      'EXISTS (SELECT 1 FROM company c WHERE c.id = q.company_id AND c.deleted_at IS NULL AND c.merged_into_id IS NULL)',
    ];
    if (companyId) where.push(`q.company_id = ${bind(companyId)}`);
    if (query.type?.length) where.push(`q.type = ANY (${bind(query.type)}::text[])`);
    if (query.level?.length) where.push(`q.level = ANY (${bind(query.level)}::text[])`);
    if (query.confirmation?.length)
      where.push(`${CONFIRMATION_SQL} = ANY (${bind(query.confirmation)}::text[])`);
    if (query.companyId?.length) where.push(`q.company_id = ANY (${bind(query.companyId)}::uuid[])`);
    if (query.validOn !== undefined) where.push(VALID_SQL);
    if (query.expiringWithin !== undefined)
      where.push(`${VALID_SQL} AND q.valid_to <= as_of.day + ${bind(query.expiringWithin)}::int`);
    return this.pages.run(view, query, where, binder, path);
  }

  async ofCompany(key: RecordKey, query: ListQualificationsQuery): Promise<JsonText> {
    const companyId = await this.companyId(key);
    return this.list(query, `/companies/${companyId}/qualifications`, companyId);
  }

  /** @throws REQUEST.NOT_FOUND for one of another company */
  async one(company: RecordKey, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const companyId = await this.companyId(company);
    const belongs = await this.sql.first(
      'SELECT 1 AS found FROM qualification WHERE id = $1 AND company_id = $2',
      [id, companyId],
    );
    if (!belongs) throw httpErrors.NOT_FOUND();
    const binder = new Binder();
    const view = qualificationView(binder.bind(today(this.clock)));
    return this.details.one(view, 'q', { column: 'id', value: id }, always, query, binder);
  }

  async historyOf(company: RecordKey, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(company, id);
    return this.history.of(
      'qualification',
      id,
      [],
      query,
      `/companies/${company.value}/qualifications/${id}/history`,
    );
  }

  private async companyId(key: RecordKey): Promise<string> {
    const found = await this.sql.first<{ id: string }>(
      `SELECT company_id AS id FROM company_pointer WHERE ${key.column} = $1`,
      [key.value],
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found.id;
  }
}
