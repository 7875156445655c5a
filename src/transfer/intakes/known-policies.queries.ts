import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

export interface KnownPolicy {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly titleKey: string;
  readonly docNoKey: string | null;
  readonly issuerKey: string;
  readonly effectiveFrom: string;
  /** Its members as the API shows them. */
  readonly stored: Readonly<Record<string, unknown>>;
}

export interface KnownClause {
  readonly id: string;
  readonly version: number;
  readonly noKey: string;
  readonly title: string | null;
  readonly legalBasis: string | null;
  /** Its members as the API shows them. */
  readonly stored: Readonly<Record<string, unknown>>;
}

const POLICIES = `
  SELECT p.id, p.code, p.version, p.title_key AS "titleKey", p.doc_no_key AS "docNoKey", p.issuer_key AS "issuerKey",
    p.effective_from::text AS "effectiveFrom", json_build_object('title', p.title, 'docNo', p.doc_no, 'issuer', p.issuer,
      'level', p.level, 'series', p.series, 'status', p.status, 'effectiveFrom', p.effective_from,
      'effectiveTo', p.effective_to, 'repealedOn', p.repealed_on, 'fundBudgetWan', p.fund_budget_wan::text,
      'note', p.note) AS stored
  FROM policy p WHERE p.deleted_at IS NULL AND (p.doc_no_key = $1 OR p.title_key = $2)
  ORDER BY p.effective_from DESC, p.id LIMIT 50`;

const CLAUSES = `
  SELECT k.id, k.version, k.no_key AS "noKey", k.title, k.legal_basis AS "legalBasis",
    json_build_object('title', k.title, 'status', k.status, 'benefitType', k.benefit_type, 'benefitText', k.benefit_text,
      'capWan', k.cap_wan::text, 'ratePct', k.rate_pct::text, 'years', k.years, 'conditionText', k.condition_text,
      'stacking', k.stacking, 'materials', k.materials, 'contactUnitId', k.contact_unit_id,
      'contactNote', k.contact_note, 'linkedToTax', k.linked_to_tax,
      'window', CASE WHEN k.window_kind IS NOT NULL THEN json_build_object('kind', k.window_kind,
        'from', k.window_from, 'to', k.window_to, 'note', k.window_note) END) AS stored
  FROM policy_clause k WHERE k.policy_id = $1 AND k.deleted_at IS NULL ORDER BY k.created_at, k.id`;

/** Policies and clauses that a row may mean. Everyone reads them (V0). */
@Injectable()
export class KnownPolicies {
  constructor(private readonly sql: Sql) {}

  /** By either key. */
  policies(docNoKey: string | null, titleKey: string | null): Promise<KnownPolicy[]> {
    return this.sql.rows<KnownPolicy>(POLICIES, [docNoKey, titleKey]);
  }

  /** In the order of their entry. */
  clauses(policyId: string): Promise<KnownClause[]> {
    return this.sql.rows<KnownClause>(CLAUSES, [policyId]);
  }

  /** The policy that a clause is of; null for what is no clause. */
  async policyOf(clauseId: string): Promise<string | null> {
    const row = await this.sql.first<{ policyId: string }>(
      'SELECT policy_id AS "policyId" FROM policy_clause WHERE id = $1',
      [clauseId],
    );
    return row?.policyId ?? null;
  }

  /** The number of a clause that its list does not number: one more than the highest. */
  async nextNo(policyId: string): Promise<string> {
    const row = await this.sql.first<{ no: string }>(
      `SELECT (COALESCE(max(no_key::int), 0) + 1)::text AS no FROM policy_clause
       WHERE policy_id = $1 AND deleted_at IS NULL AND no_key ~ '^[0-9]{1,6}$'`,
      [policyId],
    );
    return (row as { no: string }).no;
  }

  /** A unit by code, name, short name or alias; null where there is none. */
  async unit(name: unknown): Promise<string | null> {
    if (typeof name !== 'string') return null;
    const row = await this.sql.first<{ id: string }>(
      `SELECT id FROM responsible_unit WHERE deleted_at IS NULL AND ($1 IN (code, name, short_name) OR $1 = ANY (aliases))
       ORDER BY $1 = name DESC LIMIT 1`,
      [name],
    );
    return row?.id ?? null;
  }
}
