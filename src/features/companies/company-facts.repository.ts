import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
export interface CompanyReferences {
import type { CompanyAlias } from './company.entity.js';

/** A company that may be the same, with what the level rule compares. */
export interface DuplicateCandidate {
  readonly id: string;
  readonly code: string;
  readonly nameCn: string | null;
  readonly nameEn: string | null;
  readonly nameLocal: string | null;
  readonly aliases: readonly CompanyAlias[];
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  readonly focusAreaCode: string;
  readonly groupId: string | null;
}

export interface CompanyLookup {
  readonly id: string;
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  readonly nameKey: string;
  readonly brandKey: string;
  readonly otherKeys: readonly string[];
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
    (SELECT coalesce(json_agg(row_to_json(d)), '[]') FROM (
       SELECT c.id, c.code, c.name_cn AS "nameCn", c.name_en AS "nameEn", c.name_local AS "nameLocal", c.aliases,
              c.uscc, c.foreign_reg_no AS "foreignRegNo", c.foreign_reg_country AS "foreignRegCountry",
              c.focus_area_code AS "focusAreaCode", c.group_id AS "groupId"
       FROM company c
       WHERE c.deleted_at IS NULL AND c.merged_into_id IS NULL AND c.id <> $1::uuid
         AND (c.uscc = $2
              OR (c.foreign_reg_country = $3 AND c.foreign_reg_no = $4)
              OR c.name_key = ANY ($5::text[])
              OR (c.brand_key = $6 AND c.brand_key <> '')
              OR (c.other_keys <> '{}' AND c.other_keys && $5::text[]))
       ORDER BY (c.uscc = $2) DESC NULLS LAST, (c.name_key = ANY ($5::text[])) DESC, c.id
       LIMIT ${MOST_CANDIDATES}) d) AS "candidates",
    (SELECT coalesce(array_agg(wanted.code), '{}') FROM unnest($7::text[], $8::text[]) AS wanted (taxonomy, code)
      WHERE NOT EXISTS (
        SELECT 1 FROM focus_area f
        WHERE f.taxonomy = wanted.taxonomy AND f.code = wanted.code
          AND f.valid_from <= $3::date AND (f.valid_to IS NULL OR f.valid_to >= $3::date))) AS "unknownAreas",
    (SELECT coalesce(array_agg(wanted.id), '{}') FROM unnest($4::uuid[]) AS wanted (id)
      WHERE NOT EXISTS (SELECT 1 FROM chain_node n WHERE n.id = wanted.id)) AS "missingNodes"`;

/** Reads, for the write side, what a company's rules need to know of other rows: one round trip. */
@Injectable()
export class CompanyFacts {
  constructor(private readonly sql: Sql) {}

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

  /** How a living company stands to the park; null when there is no such company. */
  async parkRelation(id: string): Promise<string | null> {
    const row = await this.sql.first<{ relation: string }>(
      `SELECT park_relation AS relation FROM company
       WHERE id = $1 AND deleted_at IS NULL AND merged_into_id IS NULL`,
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
