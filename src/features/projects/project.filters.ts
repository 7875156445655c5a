import type { Actor } from '../../platform/access/actor.js';
import { allOf, equals, ruleSql } from '../../platform/access/row-rule.js';
import type { Binder } from '../../platform/database/binder.js';
import type { ListProjectsQuery } from './dto/list-projects.query.js';
import type { ProjectVisibility } from './project.access.js';
import { projectRuleColumns } from './project.view.js';
import type { ActivityFrame } from './project-activity.sql.js';
import { batchCondition } from './project-batch.sql.js';

/** One-of filters on what everyone who sees the row may see: query member → SQL. */
const ONE_OF = {
  poolStatus: 'p.pool_status',
  stage: 'p.stage',
  level: 'p.level',
  light: 'l.light',
  focusArea: 'p.focus_area_code',
  chainNodeId: 'p.chain_node_id',
  projectKind: 'p.project_kind',
  ownerUnitId: 'p.owner_unit_id',
  ownerUserId: 'p.owner_user_id',
  sourceChannel: 'p.source_channel',
} as const satisfies Partial<Record<keyof ListProjectsQuery, string>>;

/** Comparisons: query member → [SQL, operator, type]. Both ends of a range are included. */
const COMPARED = {
  plannedInvestmentWanMin: ['p.planned_investment_wan', '>=', 'numeric'],
  plannedInvestmentWanMax: ['p.planned_investment_wan', '<=', 'numeric'],
  admittedOnFrom: ['p.admitted_on', '>=', 'date'],
  admittedOnTo: ['p.admitted_on', '<=', 'date'],
  signedOnFrom: ['p.signed_on', '>=', 'date'],
  signedOnTo: ['p.signed_on', '<=', 'date'],
  registeredOnFrom: ['p.registered_on', '>=', 'date'],
  registeredOnTo: ['p.registered_on', '<=', 'date'],
  updatedSince: ['p.updated_at', '>=', 'timestamptz'],
} as const satisfies Partial<Record<keyof ListProjectsQuery, readonly [string, string, string]>>;

/**
 * The WHERE of the list: what the caller asked for, over rows that the caller may see. A filter on a hidden member
 * finds only rows where the caller may see it, so that nothing can be inferred from who is found.
 */
export function projectConditions(
  actor: Actor,
  query: ListProjectsQuery,
  visible: ProjectVisibility,
  { bind }: Binder,
  frame: ActivityFrame,
): string[] {
  const where = ['p.deleted_at IS NULL', ...projectRowConditions(visible, frame, bind)];
  for (const [name, column] of Object.entries(ONE_OF)) {
    const values = query[name as keyof typeof ONE_OF];
    if (!values?.length) continue;
    where.push(values.length === 1 ? `${column} = ${bind(values[0])}` : `${column} = ANY (${bind(values)})`);
  }
  for (const [name, [column, operator, type]] of Object.entries(COMPARED)) {
    const value = query[name as keyof typeof COMPARED];
    if (value !== undefined) where.push(`${column} ${operator} ${bind(value)}::${type}`);
  }
  if (frame.batch) where.push(batchCondition(frame.settings, frame.batch));
  if (query.coUnitId?.length) where.push(`p.co_unit_ids && ${bind(query.coUnitId)}::uuid[]`);
  if (query.watch?.length) where.push(`a.watch && ${bind(query.watch)}::text[]`);
  if (query.overdue !== undefined)
    where.push(`COALESCE(a.follow_up_overdue, false) = ${bind(query.overdue)}::boolean`);
  return [...where, ...hiddenMemberConditions(query, bind), ...personalConditions(actor, query, bind)];
}

/** Rows that the caller may see; of a past day those that were in the pool by then. */
export function projectRowConditions(
  { readable }: ProjectVisibility,
  frame: ActivityFrame,
  bind: Binder['bind'],
): string[] {
  const columns = projectRuleColumns(frame);
  if (!frame.isPast) return [ruleSql(readable, columns, bind)];
  // The cheap condition first: what has never been in the pool needs no past.
  return [
    'present.admitted_on IS NOT NULL',
    ruleSql(allOf(readable, equals('wasAdmitted', true)), columns, bind),
  ];
}

function hiddenMemberConditions(query: ListProjectsQuery, bind: Binder['bind']): string[] {
  const where: string[] = [];
  if (query.taxGrade?.length) where.push(`v.unit AND a.tax_grade = ANY (${bind(query.taxGrade)}::text[])`);
  if (query.companyId?.length) {
    const ids = `${bind(query.companyId)}::uuid[]`;
    where.push(`v.open AND (p.company_id = ANY (${ids}) OR p.registered_company_id = ANY (${ids}))`);
  }
  if (query.q !== undefined) {
    const wanted = `lower(${bind(query.q.trim())}::text)`;
    where.push(`(strpos(lower(p.code), ${wanted}) > 0 OR strpos(lower(v.name), ${wanted}) > 0
      OR strpos(lower(COALESCE(p.code_name, '')), ${wanted}) > 0
      OR v.open AND EXISTS (SELECT 1 FROM company q WHERE q.id IN (p.company_id, p.registered_company_id)
        AND (strpos(lower(q.name_cn), ${wanted}) > 0 OR strpos(lower(q.name_en), ${wanted}) > 0)))`);
  }
  return where;
}

function personalConditions(actor: Actor, query: ListProjectsQuery, bind: Binder['bind']): string[] {
  const where: string[] = [];
  if (query.mine !== undefined) {
    const me = `${bind(actor.userId)}::uuid`;
    const mine = `(COALESCE(p.owner_user_id = ${me}, false) OR ${me} = ANY (p.team_user_ids))`;
    where.push(query.mine ? mine : `NOT ${mine}`);
  }
  if (query.invited !== undefined) where.push(`${bind(actor.unitId)}::uuid = ANY (p.invited_unit_ids)`);
  return where;
}
