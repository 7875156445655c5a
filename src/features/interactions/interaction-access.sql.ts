import type { Actor } from '../../platform/access/actor.js';
import { allOf, ruleSql } from '../../platform/access/row-rule.js';
import { interactionVisibility } from './interaction.access.js';

/** The interaction (`i`) with the company (`c`), project (`p`) and lead (`ld`) whose units decide who sees it. */
export const INTERACTION_WITH_STANDING = `interaction i
  LEFT JOIN company c ON c.id = i.company_id
  LEFT JOIN project p ON p.id = i.project_id
  LEFT JOIN lead ld ON ld.id = i.lead_id`;

/** Field of an access rule → SQL. */
export const INTERACTION_RULE_COLUMNS = {
  createdBy: 'i.created_by',
  isConfidential: '(i.is_confidential OR COALESCE(p.confidential, FALSE))',
  authorUnitId: 'i.unit_id',
  companyUnitId: 'c.owner_unit_id',
  projectUnitId: 'p.owner_unit_id',
  leadUnitId: 'ld.report_unit_id',
  leadAssigneeId: 'ld.assignee_id',
  leadReporterId: 'ld.report_user_id',
  coUnitIds: '(p.co_unit_ids || p.landing_unit_id)',
  invitedUnitIds: 'p.invited_unit_ids',
  projectOwnerId: 'p.owner_user_id',
  serviceOfficerId: 'p.service_officer_id',
  participantIds: 'i.our_participants',
  teamUserIds: 'p.team_user_ids',
};

/** Whoever reads the content of a follow-up may open its attachments. */
export function interactionFileRule(
  actor: Actor,
  subjectId: string,
  bind: (value: unknown) => string,
): string {
  const { readable, content } = interactionVisibility(actor);
  return `EXISTS (SELECT 1 FROM ${INTERACTION_WITH_STANDING} WHERE i.id = ${subjectId} AND i.deleted_at IS NULL
    AND ${ruleSql(allOf(readable, content), INTERACTION_RULE_COLUMNS, bind)})`;
}
