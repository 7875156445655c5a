import { Injectable } from '@nestjs/common';
import { Sql } from '../../../platform/database/sql.js';

/** What everybody may know of a protected company (domain.md §2.0): these four facts and nothing else. */
export interface ProtectionNotice {
  readonly exists: true;
  readonly ownerUnitName: string;
  /** Last protected day; null: without an end. */
  readonly protectionUntil: string | null;
  readonly liaisonPhoneOfUnit: string | null;
}

/** One notice a company: of who holds the whole scope, else of who was first. */
const PROTECTED = `
  SELECT DISTINCT ON (p.company_id) p.company_id AS "companyId", p.owner_unit_name AS "ownerUnitName",
         p.ends_on::text AS "protectionUntil", p.liaison_phone AS "liaisonPhoneOfUnit"
  FROM active_protection_on($1::date) p WHERE p.company_id = ANY ($2::uuid[])
  ORDER BY p.company_id, p.scope_note IS NOT NULL, p.registered_at, p.protection_id`;

/** Which of some companies are protected. */
@Injectable()
export class ProtectedCompanies {
  constructor(private readonly sql: Sql) {}

  /** By company; those that are free are left out. @param day `YYYY-MM-DD` */
  async noticesOf(
    companyIds: readonly string[],
    day: string,
  ): Promise<ReadonlyMap<string, ProtectionNotice>> {
    if (companyIds.length === 0) return new Map();
    const rows = await this.sql.rows<{ companyId: string } & Omit<ProtectionNotice, 'exists'>>(PROTECTED, [
      day,
      [...new Set(companyIds)],
    ]);
    return new Map(rows.map(({ companyId, ...facts }) => [companyId, { exists: true, ...facts }]));
  }
}
