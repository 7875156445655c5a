import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import type { InteractionStanding } from './interaction.access.js';
import { INTERACTION_WITH_STANDING } from './interaction-access.sql.js';
import { INTERACTION_SETTINGS_KEY, type InteractionSettings } from './interaction-settings.js';

export interface InteractionReferences {
  readonly companyId: string;
  readonly projectId: string | null;
  readonly userIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly fileIds: readonly string[];
  /** Who must have uploaded the files that are not attached yet. */
  readonly authorId: string;
  readonly interactionId: string;
}

export interface InteractionFindings {
  /** Null: no such company. */
  readonly parkRelation: string | null;
  readonly projectFound: boolean;
  readonly projectLevel: string | null;
  readonly usersFound: number;
  readonly contactsFound: number;
  readonly filesFound: number;
}

const FIND = `
  SELECT
    (SELECT park_relation FROM company WHERE id = $1 AND deleted_at IS NULL AND merged_into_id IS NULL) AS "parkRelation",
    EXISTS (SELECT 1 FROM project WHERE id = $2 AND deleted_at IS NULL AND (company_id = $1 OR registered_company_id = $1)) AS "projectFound",
    (SELECT level FROM project WHERE id = $2) AS "projectLevel",
    (SELECT count(*)::int FROM app_user WHERE id = ANY ($3::uuid[])) AS "usersFound",
    (SELECT count(*)::int FROM contact WHERE id = ANY ($4::uuid[]) AND deleted_at IS NULL) AS "contactsFound",
    (SELECT count(*)::int FROM stored_file f WHERE f.id = ANY ($5::uuid[]) AND (f.uploaded_by = $6 OR EXISTS (
       SELECT 1 FROM file_link l WHERE l.file_id = f.id AND l.subject_type = 'interaction' AND l.subject_id = $7)))
      AS "filesFound"`;

/** Reads, for the write side, what decisions about a follow-up need to know of other rows. */
@Injectable()
export class InteractionFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  async find(references: InteractionReferences): Promise<InteractionFindings> {
    const { companyId, projectId, userIds, contactIds, fileIds, authorId, interactionId } = references;
    const found = await this.sql.first<InteractionFindings>(FIND, [
      ...[companyId, projectId, userIds, contactIds, fileIds, authorId, interactionId],
    ]);
    return found as InteractionFindings;
  }

  async standing(id: string): Promise<InteractionStanding | null> {
    return this.sql.first<InteractionStanding>(
      `SELECT i.created_by AS "createdBy", (i.is_confidential OR COALESCE(p.confidential, FALSE)) AS "isConfidential", i.unit_id AS "authorUnitId",
              c.owner_unit_id AS "companyUnitId", p.owner_unit_id AS "projectUnitId",
              p.owner_user_id AS "projectOwnerId", p.service_officer_id AS "serviceOfficerId",
              p.co_unit_ids || p.landing_unit_id AS "coUnitIds", p.invited_unit_ids AS "invitedUnitIds",
              i.our_participants AS "participantIds",
              p.team_user_ids AS "teamUserIds"
       FROM ${INTERACTION_WITH_STANDING} WHERE i.id = $1`,
      [id],
    );
  }

  /** The settings in force on a day. @throws Error when the row of the migration was removed */
  async settings(today: string): Promise<InteractionSettings> {
    const found = (await this.dated.at(today))[INTERACTION_SETTINGS_KEY] as InteractionSettings | undefined;
    if (!found) throw new Error(`The setting ${INTERACTION_SETTINGS_KEY} is missing`);
    return found;
  }
}
