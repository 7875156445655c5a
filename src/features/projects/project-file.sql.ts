import type { Actor } from '../../platform/access/actor.js';
import type { SightRule } from '../../platform/access/record-sight.js';
import { allOf, type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import { type ProjectVisibility, projectVisibility } from './project.access.js';
import { PROJECT_RULE_COLUMNS } from './project.view.js';
import type { EvidenceType } from './project-evidence.codes.js';

/** Papers with commercial terms, legal advice or ratings (class V3). The others follow the matter (V2). */
const INNER_PAPERS: readonly EvidenceType[] = [
  'REVIEW_RECORD',
  'DUE_DILIGENCE_REPORT',
  'DECISION_MINUTES',
  'DRAFT_AGREEMENT',
  'LEGAL_OPINION',
  'FAIR_COMPETITION_REVIEW',
  'SIGNED_AGREEMENT',
  'LEASE_CONTRACT',
  'PURCHASE_CONTRACT',
  'LAND_CONTRACT',
  'TERMINATION_AGREEMENT',
];

/** Who sees the project, and of it the members of a class: `open` is who it is about, `unit` V2, `inner` V3. */
export function projectSight(of: keyof ProjectVisibility = 'readable'): SightRule {
  return (actor, projectId, bind) => {
    const visible = projectVisibility(actor);
    return `EXISTS (SELECT 1 FROM project p WHERE p.id = ${projectId} AND p.deleted_at IS NULL
      AND ${ruleSql(allOf(visible.readable, visible[of]), PROJECT_RULE_COLUMNS, bind)})`;
  };
}

/** What the project is called for the actor: its name, or the code name of a confidential one. */
export function projectTitle(actor: Actor, projectId: string, bind: (value: unknown) => string): string {
  const { readable, open } = projectVisibility(actor);
  const sees = (rule: RowRule) => ruleSql(rule, PROJECT_RULE_COLUMNS, bind);
  return `(SELECT json_build_object('code', p.code, 'title', CASE WHEN ${sees(open)} THEN p.name ELSE p.code_name END,
      'outside', CASE WHEN p.confidential THEN p.code_name ELSE p.name END)
    FROM project p WHERE p.id = ${projectId} AND p.deleted_at IS NULL AND ${sees(readable)})`;
}

/** Who opens the file behind a piece of evidence. */
export function projectEvidenceFileRule(
  actor: Actor,
  subjectId: string,
  bind: (value: unknown) => string,
): string {
  const { readable, matter, inner } = projectVisibility(actor);
  const sees = (...rules: readonly RowRule[]) => ruleSql(allOf(...rules), PROJECT_RULE_COLUMNS, bind);
  return `EXISTS (SELECT 1 FROM project_evidence e JOIN project p ON p.id = e.project_id
    WHERE e.id = ${subjectId} AND e.removed_at IS NULL AND p.deleted_at IS NULL AND ${sees(readable, matter)}
      AND (e.evidence_type <> ALL (${bind(INNER_PAPERS)}::text[]) OR ${sees(inner)}))`;
}
