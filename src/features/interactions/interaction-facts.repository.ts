import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { READ_ONLY_STATUSES } from '../projects/project.codes.js';
import type { InteractionStanding } from './interaction.access.js';
import { INTERACTION_WITH_STANDING } from './interaction-access.sql.js';
import { INTERACTION_SETTINGS_KEY, type InteractionSettings } from './interaction-settings.js';

/** Statuses in which a project takes no more talks (domain.md §3.2, T18 and T43). */
const READ_ONLY = READ_ONLY_STATUSES.map((status) => `'${status}'`).join(', ');

export interface InteractionReferences {
  readonly companyId: string | null;
  readonly projectId: string | null;
  readonly userIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly fileIds: readonly string[];
  readonly interactionId: string;
}

export interface InteractionFindings {
  /** Null: no such company. */
  readonly parkRelation: string | null;
  readonly projectFound: boolean;
  /** Graduated or merged, and the follow-up is not filed under it yet. */
  readonly projectClosed: boolean;
  readonly projectLevel: string | null;
  readonly usersFound: number;
  readonly contactsFound: number;
  readonly filesFound: number;
}

/**
 * What the record refers to already stays, whoever may see it now. $1 … $7 as `find` binds them.
 */
const findSql = (seesProject: string, seesContact: string): string => `
  SELECT
    (SELECT park_relation FROM company WHERE id = $1 AND is_living_company(deleted_at, merged_into_id)) AS "parkRelation",
    EXISTS (SELECT 1 FROM project r WHERE r.id = $2 AND r.deleted_at IS NULL AND (r.company_id = $1 OR r.registered_company_id = $1)
       AND (${seesProject} OR EXISTS (SELECT 1 FROM interaction WHERE id = $7 AND project_id = $2))) AS "projectFound",
    EXISTS (SELECT 1 FROM project WHERE id = $2 AND pool_status IN (${READ_ONLY})
      AND NOT EXISTS (SELECT 1 FROM interaction WHERE id = $7 AND project_id = $2)) AS "projectClosed",
    (SELECT level FROM project WHERE id = $2) AS "projectLevel",
    (SELECT count(*)::int FROM app_user WHERE id = ANY ($3::uuid[])) AS "usersFound",
    (SELECT count(*)::int FROM contact r WHERE r.id = ANY ($4::uuid[]) AND r.deleted_at IS NULL AND (${seesContact} OR EXISTS (
       SELECT 1 FROM interaction_counterpart WHERE interaction_id = $7 AND contact_id = r.id))) AS "contactsFound",
    (SELECT count(*)::int FROM stored_file f WHERE f.id = ANY ($5::uuid[]) AND (f.uploaded_by = $6 OR EXISTS (
       SELECT 1 FROM file_link l WHERE l.file_id = f.id AND l.subject_type = 'interaction' AND l.subject_id = $7)))
      AS "filesFound"`;

/** Reads, for the write side, what decisions about a follow-up need to know of other rows. */
@Injectable()
export class InteractionFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    private readonly sight: RecordSight,
  ) {}

  /** Projects, people and files count when the actor sees them; files when the actor uploaded them. */
  async find(actor: Actor, references: InteractionReferences): Promise<InteractionFindings> {
    const { companyId, projectId, userIds, contactIds, fileIds, interactionId } = references;
    const { bind, values } = new Binder();
    [companyId, projectId, userIds, contactIds, fileIds, actor.userId, interactionId].forEach(bind);
    const sees = (noun: string) => this.sight.predicate(noun, actor, 'r.id', bind);
    const text = findSql(sees('project'), sees('contact'));
    const found = await this.sql.first<InteractionFindings>(text, values);
    return found as InteractionFindings;
  }

  /**
   * Where a talk about a lead is filed: the lead's company, and the project that it became while that takes talks. The lead is held until
   * the transaction ends, so that a conversion in the meantime finds the talk.
   * @returns null when the actor does not see the lead
   */
  async leadFiling(
    actor: Actor,
    leadId: string,
  ): Promise<{ companyId: string | null; projectId: string | null } | null> {
    const { bind, values } = new Binder();
    const id = bind(leadId);
    const held = await this.sql.first<{ companyId: string | null }>(
      `SELECT r.company_id AS "companyId" FROM lead r
       WHERE r.id = ${id} AND ${this.sight.predicate('lead', actor, 'r.id', bind)} FOR KEY SHARE`,
      values,
    );
    if (!held) return null;
    const next = new Binder();
    const project = await this.sql.first<{ id: string }>(
      `SELECT r.id FROM project r WHERE r.lead_id = ${next.bind(leadId)} AND r.deleted_at IS NULL
         AND r.pool_status NOT IN (${READ_ONLY})
         AND ${this.sight.predicate('project', actor, 'r.id', next.bind)}`,
      next.values,
    );
    return { ...held, projectId: project?.id ?? null };
  }

  async standing(id: string): Promise<InteractionStanding | null> {
    return this.sql.first<InteractionStanding>(
      `SELECT i.created_by AS "createdBy", (i.is_confidential OR COALESCE(p.confidential, FALSE)) AS "isConfidential", i.unit_id AS "authorUnitId",
              c.owner_unit_id AS "companyUnitId", p.owner_unit_id AS "projectUnitId",
              ld.report_unit_id AS "leadUnitId", ld.assignee_id AS "leadAssigneeId", ld.report_user_id AS "leadReporterId",
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
