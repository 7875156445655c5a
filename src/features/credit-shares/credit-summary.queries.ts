import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { JsonText } from '../../platform/http/json-text.js';
import { INVESTMENT_TYPE, PROJECT_KIND, SIGNING_FORM } from '../projects/project.codes.js';
import { CREDIT_COUNT_BASIS, type CreditCountBasis } from './credit-share.codes.js';

const KINDS = PROJECT_KIND.entries.filter(({ extra }) => extra.promotion).map(({ code }) => code);
const NOT_INTRODUCED = INVESTMENT_TYPE.entries
  .filter(({ extra }) => !extra.introduced)
  .map(({ code }) => code);
const NOT_SIGNED = SIGNING_FORM.entries.filter(({ extra }) => !extra.countsAsSigned).map(({ code }) => code);

export interface SummaryRequest {
  readonly from: string;
  readonly to: string;
  readonly basis: string;
}

/**
 * 参与数 and 折算数 by unit (domain.md §4.3, reporting rule; population §5.1). A project counts once for the park; a
 * unit takes part in it as a whole (`participations`) and has its percentage of it (`shared`). Only `shared` may be
 * summed, and its sum is the number of projects. A project whose shares nobody has written yet is its owner's.
 */
@Injectable()
export class CreditSummaryQueries {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
  ) {}

  async summary(actor: Actor, { from, to, basis }: SummaryRequest): Promise<JsonText> {
    const { bind, values } = new Binder();
    const counted = this.counted(actor, { from, to, basis }, bind);
    const head = `'from', ${bind(from)}::text, 'to', ${bind(to)}::text, 'basis', ${bind(basis)}::text`;
    const [row] = await this.sql.cells({ text: summarySql(counted, head), values });
    return new JsonText(String(row?.[0]));
  }

  /** The projects of the period that the actor may see, each with the unit that keeps it. */
  private counted(
    actor: Actor,
    { from, to, basis }: SummaryRequest,
    bind: (value: unknown) => string,
  ): string {
    const date = `cp.${CREDIT_COUNT_BASIS.extra(basis as CreditCountBasis).date}`;
    return `SELECT cp.id, COALESCE(cp.owner_unit_id, cp.first_report_unit_id) AS keeper FROM project cp
      WHERE cp.deleted_at IS NULL AND cp.pool_status <> 'MERGED' AND cp.project_kind = ANY (${bind(KINDS)}::text[])
        AND COALESCE(cp.investment_type <> ALL (${bind(NOT_INTRODUCED)}::text[]), TRUE)
        AND COALESCE(cp.signing_form <> ALL (${bind(basis === 'SIGNED' ? NOT_SIGNED : [])}::text[]), TRUE)
        AND ${date} BETWEEN ${bind(from)}::date AND ${bind(to)}::date
        AND ${this.sight.predicate('project', actor, 'cp.id', bind)}`;
  }
}

const summarySql = (counted: string, head: string): string => `
  WITH counted AS MATERIALIZED (${counted}),
  part AS (
    SELECT s.project_id, s.unit_id, s.percent FROM counted c JOIN credit_share s ON s.project_id = c.id
    UNION ALL
    SELECT c.id, c.keeper, 100 FROM counted c
    WHERE NOT EXISTS (SELECT 1 FROM credit_share s WHERE s.project_id = c.id)
  ),
  unit AS (
    SELECT part.unit_id, u.name, u.sort_order, count(DISTINCT project_id) FILTER (WHERE percent > 0) AS participations,
      sum(percent) AS percent
    FROM part JOIN responsible_unit u ON u.id = part.unit_id GROUP BY part.unit_id, u.name, u.sort_order
  )
  SELECT json_build_object(${head}, 'projects', (SELECT count(*) FROM counted),
    'shared', (SELECT (COALESCE(sum(percent), 0) / 100)::numeric(14,4)::text FROM unit),
    'units', (SELECT COALESCE(json_agg(json_build_object('unitId', unit_id, 'unitName', name,
      'participations', participations, 'shared', (percent / 100)::numeric(14,4)::text)
      ORDER BY sort_order, unit_id), '[]') FROM unit))::text`;
