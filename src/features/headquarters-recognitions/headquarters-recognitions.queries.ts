import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { ListHeadquartersQuery } from './dto/headquarters-recognition.dto.js';
import { readableRecognition } from './headquarters-recognition.access.js';
import { RECOGNITION_VIEW } from './headquarters-recognition.view.js';

/** Reads recognitions. Every path takes its rows from `readableRecognition`. */
@Injectable()
export class HeadquartersRecognitionsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  /** @param companyId of one company only */
  list(actor: Actor, query: ListHeadquartersQuery, path: string, companyId?: string): Promise<JsonText> {
    const binder = new Binder();
    const { bind } = binder;
    const where = [
      'h.deleted_at IS NULL',
      'EXISTS (SELECT 1 FROM company c WHERE c.id = h.company_id AND c.deleted_at IS NULL AND c.merged_into_id IS NULL)',
      ruleSql(readableRecognition(actor), RECOGNITION_VIEW.ruleColumns, bind),
    ];
    if (companyId) where.push(`h.company_id = ${bind(companyId)}`);
    for (const [values, column] of [
      [query.category, 'h.category'],
      [query.level, 'h.level'],
      [query.status, 'h.status'],
    ] as const)
      if (values?.length) where.push(`${column} = ANY (${bind(values)}::text[])`);
    if (query.companyId?.length) where.push(`h.company_id = ANY (${bind(query.companyId)}::uuid[])`);
    if (query.recognisedOnFrom) where.push(`h.recognised_on >= ${bind(query.recognisedOnFrom)}::date`);
    if (query.recognisedOnTo) where.push(`h.recognised_on <= ${bind(query.recognisedOnTo)}::date`);
    return this.pages.run(RECOGNITION_VIEW, query, where, binder, path);
  }

  async ofCompany(actor: Actor, key: RecordKey, query: ListHeadquartersQuery): Promise<JsonText> {
    const companyId = await this.companyId(key);
    return this.list(actor, query, `/companies/${companyId}/headquarters-recognitions`, companyId);
  }

  /** @throws REQUEST.NOT_FOUND for one of another company, or that the caller may not see */
  async one(
    actor: Actor,
    company: RecordKey,
    id: string,
    query: RepresentationQuery = {},
  ): Promise<JsonText> {
    const companyId = await this.companyId(company);
    const belongs = await this.sql.first(
      'SELECT 1 AS found FROM headquarters_recognition WHERE id = $1 AND company_id = $2',
      [id, companyId],
    );
    if (!belongs) throw httpErrors.NOT_FOUND();
    const key = { column: 'id', value: id } as const;
    return this.details.one(RECOGNITION_VIEW, 'h', key, readableRecognition(actor), query);
  }

  async historyOf(actor: Actor, company: RecordKey, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, company, id);
    const path = `/companies/${company.value}/headquarters-recognitions/${id}/history`;
    return this.history.of('headquarters-recognition', id, [], query, path);
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
