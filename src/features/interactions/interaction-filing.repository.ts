import { Injectable } from '@nestjs/common';
import type { Changes } from '../../audit/audit-trail.js';
import { Sql } from '../../platform/database/sql.js';

/** One follow-up that was filed elsewhere. */
export interface Filing {
  readonly id: string;
  readonly changes: Changes;
}

interface Stamp {
  readonly at: Date;
  readonly by: string;
}

/** Rows in ascending id, as everywhere, so that two filings never wait for each other. */
const LOCKED = (where: string) => `
  WITH old AS (SELECT id, company_id, project_id FROM interaction WHERE ${where} ORDER BY id FOR UPDATE)`;

const RETURNING = `RETURNING i.id, json_strip_nulls(json_build_object(
    'companyId', CASE WHEN i.company_id IS DISTINCT FROM old.company_id THEN json_build_array(old.company_id, i.company_id) END,
    'projectId', CASE WHEN i.project_id IS DISTINCT FROM old.project_id THEN json_build_array(old.project_id, i.project_id) END
  )) AS changes`;

@Injectable()
export class InteractionFilingRepository {
  constructor(private readonly sql: Sql) {}

  async firstContactOn(leadId: string): Promise<string | null> {
    const row = await this.sql.first<{ day: string | null }>(
      `SELECT min(occurred_on)::text AS day FROM interaction
       WHERE lead_id = $1 AND deleted_at IS NULL AND NOT is_backfilled`,
      [leadId],
    );
    return row?.day ?? null;
  }

  fileUnderProject(
    leadId: string,
    projectId: string,
    companyId: string | null,
    { at, by }: Stamp,
  ): Promise<Filing[]> {
    return this.sql.rows<Filing>(
      `${LOCKED('lead_id = $1 AND project_id IS NULL')}
       UPDATE interaction i SET project_id = $2, company_id = COALESCE(i.company_id, $3), updated_at = $4,
         updated_by = $5, version = i.version + 1
       FROM old WHERE i.id = old.id ${RETURNING}`,
      [leadId, projectId, companyId, at, by],
    );
  }

  fileUnderCompany(
    leadId: string,
    before: string | null,
    companyId: string,
    { at, by }: Stamp,
  ): Promise<Filing[]> {
    return this.sql.rows<Filing>(
      `${LOCKED('lead_id = $1 AND (company_id IS NULL OR company_id = $2::uuid)')}
       UPDATE interaction i SET company_id = $3, updated_at = $4, updated_by = $5, version = i.version + 1
       FROM old WHERE i.id = old.id ${RETURNING}`,
      [leadId, before, companyId, at, by],
    );
  }
}
