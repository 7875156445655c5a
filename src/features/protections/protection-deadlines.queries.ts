import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { PROTECTION_TERMS_KEY, type ProtectionTerms } from './protection-settings.js';

/** A protection with a last day, and who should hear of it. */
export interface ProtectionDeadline {
  readonly id: string;
  readonly companyId: string;
  readonly unitId: string;
  readonly userId: string | null;
  /** Last protected day. */
  readonly endsOn: string;
}

/** A protection that may have run out. */
export interface LapseCandidate {
  readonly id: string;
  readonly companyId: string;
  readonly unitId: string;
  readonly userId: string | null;
  /** The project whose light may end it; null: none. */
  readonly projectId: string | null;
}

/** What the night looks for among protections. */
@Injectable()
export class ProtectionDeadlines {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  /** Everything that a fact of the day may have ended: the facts decide one by one. */
  candidates(): Promise<LapseCandidate[]> {
    return this.sql.rows<LapseCandidate>(
      `SELECT id, company_id AS "companyId", unit_id AS "unitId", user_id AS "userId",
              CASE WHEN kind = 'POOL' AND basis_type = 'PROJECT' THEN basis_id END AS "projectId"
       FROM protection WHERE status = 'ACTIVE' AND kind <> 'PERMANENT' ORDER BY id`,
    );
  }

  /** Protections whose last day comes within so many days after the day, that one included. */
  within(days: number, day: string): Promise<ProtectionDeadline[]> {
    return this.sql.rows<ProtectionDeadline>(
      `SELECT id, company_id AS "companyId", unit_id AS "unitId", user_id AS "userId", ends_on::text AS "endsOn"
       FROM protection WHERE status = 'ACTIVE' AND ends_on BETWEEN $1::date AND $1::date + $2::int ORDER BY id`,
      [day, days],
    );
  }

  async terms(day: string): Promise<ProtectionTerms> {
    return (await this.dated.at(day))[PROTECTION_TERMS_KEY] as ProtectionTerms;
  }
}
