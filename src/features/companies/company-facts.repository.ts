import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { ProtectedCompanies, type ProtectionNotice } from './duplicates/protected-companies.repository.js';
export interface CompanyReferences {
  readonly focusAreaCodes: readonly string[];
  readonly districtIndustryCode: string | null;
  readonly cityPilotIndustryCode: string | null;
  readonly chainNodeIds: readonly string[];
}

export interface CompanyFindings {
  readonly unknownAreas: readonly string[];
  readonly missingNodes: readonly string[];
}

const FIND = `
  SELECT
    (SELECT coalesce(array_agg(wanted.code), '{}') FROM unnest($1::text[], $2::text[]) AS wanted (taxonomy, code)
      WHERE NOT EXISTS (
        SELECT 1 FROM focus_area f
        WHERE f.taxonomy = wanted.taxonomy AND f.code = wanted.code
          AND f.valid_from <= $3::date AND (f.valid_to IS NULL OR f.valid_to >= $3::date))) AS "unknownAreas",
    (SELECT coalesce(array_agg(wanted.id), '{}') FROM unnest($4::uuid[]) AS wanted (id)
      WHERE NOT EXISTS (SELECT 1 FROM chain_node n WHERE n.id = wanted.id)) AS "missingNodes"`;

/** Reads, for the write side, what a company's rules need to know of other rows: one round trip. */
@Injectable()
export class CompanyFacts {
  constructor(
    private readonly sql: Sql,
    private readonly protectedOnes: ProtectedCompanies,
  ) {}

  /** What others may know of those of the companies that are protected. @param day `YYYY-MM-DD` */
  protectionNotices(ids: readonly string[], day: string): Promise<ReadonlyMap<string, ProtectionNotice>> {
    return this.protectedOnes.noticesOf(ids, day);
  }

  /** @param today date on which focus areas must be in force */
  async find(company: CompanyReferences, today: string): Promise<CompanyFindings> {
    const areas = [
      ...company.focusAreaCodes.map((code) => ['PARK', code] as const),
      ...(company.districtIndustryCode ? [['DISTRICT', company.districtIndustryCode] as const] : []),
      ...(company.cityPilotIndustryCode ? [['CITY', company.cityPilotIndustryCode] as const] : []),
    ];
    const found = await this.sql.first<CompanyFindings>(FIND, [
      areas.map(([taxonomy]) => taxonomy),
      areas.map(([, code]) => code),
      today,
      company.chainNodeIds,
    ]);
    return found as CompanyFindings;
  }

  /** How a living company stands to the park; null when there is no such company. @throws COMPANY.MERGED */
  async parkRelation(id: string): Promise<string | null> {
    const row = await this.sql.first<{ relation: string }>(
      `SELECT park_relation AS relation FROM company
       WHERE id = $1 AND is_living_company(deleted_at, merged_into_id)`,
      [id],
    );
    return row?.relation ?? null;
  }

  async nameOf(id: string): Promise<string | null> {
    const row = await this.sql.first<{ name: string | null }>(
      'SELECT COALESCE(name_cn, name_en, name_local) AS name FROM company WHERE id = $1',
      [id],
    );
    return row?.name ?? null;
  }
}
