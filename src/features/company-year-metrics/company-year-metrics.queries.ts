import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { type ResourceView, rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { fiscalRule } from './company-year-metric.access.js';
import { FISCAL_SORTS, IS_CURRENT, TAX_GRADE_SQL, yearMetricView } from './company-year-metric.view.js';
import type { ListYearMetricsQuery } from './dto/company-year-metric.dto.js';

const LIVE = 'c.deleted_at IS NULL AND c.merged_into_id IS NULL';

/** Reads the figures of companies. Every path masks by `fiscalRule`. */
@Injectable()
export class CompanyYearMetricsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Current figures. Ordering or filtering by a figure shows only rows whose figures the caller reads: the place of
   * a masked row would tell it.
   * @throws REQUEST.FIELD_NOT_VISIBLE when the caller reads no figures at all
   */
  list(actor: Actor, query: ListYearMetricsQuery, path: string, companyId?: string): Promise<JsonText> {
    const { binder, view, fiscal } = this.frame(actor);
    const { bind } = binder;
    const where = [LIVE, IS_CURRENT];
    if (usesFigures(query)) {
      if (fiscal.kind === 'never')
        throw httpErrors.FIELD_NOT_VISIBLE({ params: { fields: 'taxTotalWan, revenueWan' } });
      where.push(ruleSql(fiscal, view.ruleColumns, bind));
    }
    if (companyId) where.push(`m.company_id = ${bind(companyId)}`);
    if (query.companyId?.length) where.push(`m.company_id = ANY (${bind(query.companyId)}::uuid[])`);
    if (query.year?.length) where.push(`m.year = ANY (${bind(query.year)}::int[])`);
    if (query.taxGrade?.length) where.push(`${TAX_GRADE_SQL} = ANY (${bind(query.taxGrade)}::text[])`);
    if (query.taxTotalWanMin) where.push(`m.tax_total_wan >= ${bind(query.taxTotalWanMin)}::numeric`);
    if (query.taxTotalWanMax) where.push(`m.tax_total_wan <= ${bind(query.taxTotalWanMax)}::numeric`);
    return this.pages.run(view, query, where, binder, path);
  }

  async ofCompany(actor: Actor, key: RecordKey, query: ListYearMetricsQuery): Promise<JsonText> {
    const id = await this.companyId(key);
    return this.list(actor, query, `/companies/${id}/year-metrics`, id);
  }

  /** The figures in force for a year; their revision is the version. */
  async one(actor: Actor, key: RecordKey, year: number): Promise<JsonText> {
    const companyId = await this.companyId(key);
    const { binder, view } = this.frame(actor);
    const { bind, values } = binder;
    const json = rowJsonSql(view, {}, bind);
    const where = `m.company_id = ${bind(companyId)} AND m.year = ${bind(year)}::int AND ${IS_CURRENT}`;
    const [row] = await this.sql.cells({
      text: `SELECT ${json}, m.revision FROM ${view.from} WHERE ${where}`,
      values,
    });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(row[0] as string, { ETag: `"${row[1]}"` });
  }

  /** Every revision of a year, for those who read the figures: a grade that has changed would tell of a correction. */
  async revisions(actor: Actor, key: RecordKey, year: number, query: PageQuery): Promise<JsonText> {
    const companyId = await this.companyId(key);
    const { binder, view, fiscal } = this.frame(actor);
    const { bind } = binder;
    const where = [
      `m.company_id = ${bind(companyId)}`,
      `m.year = ${bind(year)}::int`,
      ruleSql(fiscal, view.ruleColumns, bind),
    ];
    return this.pages.run(
      { ...view, defaultSort: '-createdAt' },
      query,
      where,
      binder,
      `/companies/${companyId}/year-metrics/${year}/revisions`,
    );
  }

  private frame(actor: Actor): { binder: Binder; view: ResourceView; fiscal: RowRule } {
    const binder = new Binder();
    const fiscal = fiscalRule(actor);
    return { binder, view: yearMetricView(fiscal, binder.bind(today(this.clock))), fiscal };
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

function usesFigures({ sort = '', taxTotalWanMin, taxTotalWanMax }: ListYearMetricsQuery): boolean {
  const names = sort.split(',').map((part) => part.replace(/^[-+]/, '').trim());
  return (
    taxTotalWanMin !== undefined || taxTotalWanMax !== undefined || names.some((name) => name in FISCAL_SORTS)
  );
}
