import { companyVisibility } from '../../features/companies/company.access.js';
import { companyConditions } from '../../features/companies/company.filters.js';
import { companyView } from '../../features/companies/company.view.js';
import { fragmentCondition } from '../../features/companies/company-search.queries.js';
import type { ListCompaniesQuery } from '../../features/companies/dto/list-companies.query.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { columnSql } from '../../platform/database/resource-view.js';
import type { Statement } from '../../platform/database/sql.js';
import { parseSort } from '../../platform/http/page.js';
import type { CompanyColumn } from '../sheets/company-column.js';

export interface CompanyExportStatements {
  readonly rows: Statement;
  readonly count: Statement;
  /** Members of the response in the order of the cells. */
  readonly members: readonly string[];
}

/**
 * The list's own rows: same conditions, same view, same masking, every page of it.
 * @throws REQUEST.FIELD_NOT_VISIBLE, REQUEST.VALIDATION_FAILED as the list does
 */
export function companyExport(
  actor: Actor,
  query: ListCompaniesQuery,
  columns: readonly CompanyColumn[],
): CompanyExportStatements {
  const visible = companyVisibility(actor);
  const view = companyView(visible);
  const shown = new Set(columns.flatMap(({ shows }) => shows ?? []));
  const offered = { ...view.columns, ...view.expands };
  const members = Object.keys(offered).filter((name) => shown.has(name));
  const whereOf = (binder: Binder) => {
    const where = companyConditions(query, visible, binder);
    if (query.q !== undefined) where.push(fragmentCondition(query.q, binder.bind));
    return where.join(' AND ');
  };
  const binder = new Binder();
  const cells = members.map((name) => {
    const column = offered[name];
    if (!column) throw new Error(`the view of companies offers no ${name}`);
    const sql = columnSql(column, view.ruleColumns, binder.bind);
    return DATES.has(name) ? `(${sql})::text` : sql;
  });
  const order = parseSort(query.sort ?? view.defaultSort, view).map(({ name, descending }) => {
    const key = view.sorts[name];
    return `${key?.sql} ${descending ? 'DESC' : 'ASC'}${key?.nullable ? ' NULLS LAST' : ''}`;
  });
  const counted = new Binder();
  return {
    members,
    rows: {
      text: `SELECT ${cells.join(', ')} FROM ${view.from} WHERE ${whereOf(binder)} ORDER BY ${[...order, view.id].join(', ')}`,
      values: binder.values,
    },
    count: {
      text: `SELECT count(*)::int AS n FROM ${view.from} WHERE ${whereOf(counted)}`,
      values: counted.values,
    },
  };
}

/** As text, so that the driver makes no instant of a day. */
const DATES = new Set(['establishedOn']);
