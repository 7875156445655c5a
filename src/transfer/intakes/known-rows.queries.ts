import { Injectable } from '@nestjs/common';
import { leadVisibility } from '../../features/leads/lead.access.js';
import { LEAD_RULE_COLUMNS } from '../../features/leads/lead-access.sql.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { foldHeading } from '../reading/fold.rules.js';
import { intakeErrors } from './intake.errors.js';

export interface KnownRow {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Records of the nouns that a row may mean; only those that the caller sees. */
@Injectable()
export class KnownRows {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
  ) {}

  /** People of a company by name, whose personal data the caller sees in full. */
  contacts(actor: Actor, companyId: string, name: string): Promise<KnownRow[]> {
    return this.find(
      actor,
      'contact-personal',
      'ct.id',
      (bind, sees) => `
      SELECT ct.id, ct.version, ct.name, ct.honorific, ct.mobile, ct.email, ct.wechat, ct.language,
        ct.decision_role AS "decisionRole", ct.do_not_contact AS "doNotContact"
      FROM contact ct WHERE ct.deleted_at IS NULL AND ct.anonymised_at IS NULL AND ct.name = ${bind(name)}
        AND EXISTS (SELECT 1 FROM contact_employment e WHERE e.contact_id = ct.id AND e.company_id = ${bind(companyId)}
                    AND e.deleted_at IS NULL)
        AND ${sees} ORDER BY ct.id`,
    );
  }

  /** Contacts of a company by any of these names, whom the caller sees. */
  counterparts(actor: Actor, companyId: string, names: readonly string[]): Promise<KnownRow[]> {
    return this.find(
      actor,
      'contact',
      'ct.id',
      (bind, sees) => `
      SELECT DISTINCT ON (ct.name) ct.id, ct.version, ct.name FROM contact ct
      WHERE ct.deleted_at IS NULL AND ct.anonymised_at IS NULL AND ct.name = ANY (${bind(names)}::text[])
        AND EXISTS (SELECT 1 FROM contact_employment e WHERE e.contact_id = ct.id AND e.company_id = ${bind(companyId)}
                    AND e.deleted_at IS NULL)
        AND ${sees} ORDER BY ct.name, ct.id`,
    );
  }

  /** Projects by code, by the number in their source, or of a company. */
  projects(
    actor: Actor,
    told: { readonly code?: unknown; readonly externalRef?: unknown; readonly companyId: string | null },
  ): Promise<KnownRow[]> {
    return this.find(
      actor,
      'project',
      'p.id',
      (bind, sees) => `
      SELECT p.id, p.version, p.code, p.name, p.external_ref AS "externalRef", to_jsonb(p) AS stored FROM project p
      WHERE p.deleted_at IS NULL AND p.merged_into_id IS NULL
        AND (p.code = ${bind(told.code ?? null)} OR p.external_ref = ${bind(told.externalRef ?? null)}
             OR p.company_id = ${bind(told.companyId)}::uuid) AND ${sees} ORDER BY p.id LIMIT 200`,
    );
  }

  /** The lead under a title about a company as it was told; `seesInner`: the caller may know who recommended it. */
  async lead(actor: Actor, title: string, company: string): Promise<KnownRow | undefined> {
    const { inner } = leadVisibility(actor);
    const all = await this.find(
      actor,
      'lead',
      'l.id',
      (bind, sees) => `
      SELECT l.id, l.version, l.title, l.company_name_raw AS "companyNameRaw", to_jsonb(l) AS stored,
        ${ruleSql(inner, LEAD_RULE_COLUMNS, bind)} AS "seesInner" FROM lead l
      WHERE l.deleted_at IS NULL AND l.title = ${bind(title)} AND ${sees} ORDER BY l.id LIMIT 50`,
    );
    const told = foldHeading(company);
    return all.find((each) => foldHeading(String(each['companyNameRaw'] ?? '')) === told);
  }

  /** Follow-ups of a company at an instant. */
  async interactions(companyId: string, at: string, summary: string): Promise<KnownRow[]> {
    return this.sql.rows<KnownRow>(
      `SELECT id, version FROM interaction WHERE company_id = $1 AND occurred_at = $2::timestamptz
         AND (summary = $3 OR starts_with(summary, $3 || E'\\n（我方：'))
         AND deleted_at IS NULL LIMIT 1`,
      [companyId, at, summary],
    );
  }

  /** People with an account by the names they are shown under. */
  async users(names: readonly string[]): Promise<readonly { id: string; name: string; unitId: string }[]> {
    if (names.length === 0) return [];
    return this.sql.rows<{ id: string; name: string; unitId: string }>(
      `SELECT id, display_name AS name, unit_id AS "unitId" FROM app_user
       WHERE display_name = ANY ($1::text[]) AND deleted_at IS NULL ORDER BY id`,
      [names],
    );
  }

  /** A unit by code, name, short name or alias; null where none is named. @throws INTAKE.UNIT_UNKNOWN */
  async unit(name: unknown): Promise<string | null> {
    if (typeof name !== 'string') return null;
    const row = await this.sql.first<{ id: string }>(
      `SELECT id FROM responsible_unit WHERE deleted_at IS NULL AND ($1 IN (code, name, short_name) OR $1 = ANY (aliases))
       ORDER BY $1 = name DESC LIMIT 1`,
      [name],
    );
    if (!row) throw intakeErrors.UNIT_UNKNOWN({ params: { name } });
    return row.id;
  }

  private async find(
    actor: Actor,
    noun: string,
    id: string,
    text: (bind: (value: unknown) => string, sees: string) => string,
  ): Promise<KnownRow[]> {
    const { bind, values } = new Binder();
    const sees = this.sight.predicate(noun, actor, id, bind);
    return this.sql.rows<KnownRow>(text(bind, sees), values);
  }
}
