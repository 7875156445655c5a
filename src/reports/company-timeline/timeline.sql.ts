import { companyVisibility, LINE_FIELDS, UNIT_FIELDS } from '../../features/companies/company.access.js';
import { contactVisibility } from '../../features/contacts/contact.access.js';
import { CONTACT_RULE_COLUMNS, CONTACT_STANDING } from '../../features/contacts/contact-access.sql.js';
import { interactionVisibility } from '../../features/interactions/interaction.access.js';
import {
  INTERACTION_RULE_COLUMNS,
  INTERACTION_WITH_STANDING,
} from '../../features/interactions/interaction-access.sql.js';
import { leadVisibility } from '../../features/leads/lead.access.js';
import { LEAD_RULE_COLUMNS } from '../../features/leads/lead-access.sql.js';
import { projectVisibility } from '../../features/projects/project.access.js';
import { PROJECT_RULE_COLUMNS } from '../../features/projects/project.view.js';
import { protectionReadable } from '../../features/protections/protection.access.js';
import { PROTECTION_RULE_COLUMNS } from '../../features/protections/protection.view.js';
import type { Actor } from '../../platform/access/actor.js';
import { allOf, type RowRule, ruleSql } from '../../platform/access/row-rule.js';
import type { TimelineKind } from './timeline.codes.js';

/**
 * All that happened to a company, one branch for each kind. Definitions:
 *
 * | kind           | one entry is                              | at                 | shown to                                   |
 * |----------------|-------------------------------------------|--------------------|--------------------------------------------|
 * | CONTACT        | a person entered as working there         | entry              | who reads the person's employment          |
 * | INTERACTION    | a follow-up with it                       | when it took place | who reads the follow-up; text by its class |
 * | LEAD           | registration and moves of its leads       | as recorded        | who reads the lead                         |
 * | PROJECT_MOVE   | drafting and moves of its projects        | as recorded        | who reads the project and knows the company|
 * | TRANSFER       | a step of a transfer of such a project    | as recorded        | the same; notes are not shown              |
 * | PROTECTION     | what happened to protections of its scope | as recorded        | who reads the protection                   |
 * | COMPANY_CHANGE | a change of its record, or a merged one's | as recorded        | everyone; names of hidden members left out |
 *
 * Each branch reads the access rule of its feature, so the timeline tells nobody what the other answers hide.
 */
type Bind = (value: unknown) => string;
type Branch = (actor: Actor, company: string, bind: Bind) => string;

const COLUMNS = [
  ...['id', 'kind', 'at', 'happened_on', 'action', 'subject_type', 'subject_id', 'subject_code', 'title'],
  ...['unit_id', 'actor_name', 'summary', 'fields'],
];

interface Entry {
  readonly id: string;
  readonly at: string;
  /** Business day, when it is not the Shanghai date of `at`. */
  readonly on?: string;
  readonly action: string;
  readonly subject: readonly [type: string, id: string, code: string, title: string];
  readonly unitId: string;
  readonly actorName: string;
  readonly summary?: string;
  readonly fields?: string;
  readonly from: string;
}

function branch(kind: TimelineKind, entry: Entry): string {
  const [type, id, code, title] = entry.subject;
  const on = entry.on ?? `(${entry.at} AT TIME ZONE 'Asia/Shanghai')::date`;
  const cells = [
    ...[entry.id, `'${kind}'`, entry.at, on, entry.action, `'${type}'`, id, code, title],
    ...[entry.unitId, entry.actorName, entry.summary ?? 'NULL', entry.fields ?? 'NULL::text[]'],
  ];
  return `SELECT ${cells.map((sql, at) => `${sql} AS ${COLUMNS[at]}`).join(', ')} FROM ${entry.from}`;
}

const userName = (id: string) => `(SELECT u.display_name FROM app_user u WHERE u.id = ${id})`;

const contacts: Branch = (actor, company, bind) =>
  branch('CONTACT', {
    ...{ id: 'e.id', at: 'e.created_at', action: `'contact.employed'` },
    subject: ['contact', 'ct.id', 'NULL', 'ct.name'],
    ...{ unitId: 'NULL::uuid', actorName: userName('e.created_by'), summary: 'e.title' },
    from: `contact_employment e JOIN contact ct ON ct.id = e.contact_id ${CONTACT_STANDING}
      WHERE e.company_id = ${company} AND e.deleted_at IS NULL AND ct.deleted_at IS NULL
        AND ${ruleSql(contactVisibility(actor).unit, CONTACT_RULE_COLUMNS, bind)}`,
  });

const interactions: Branch = (actor, company, bind) => {
  const { readable, content } = interactionVisibility(actor);
  const sees = (rule: RowRule) => ruleSql(rule, INTERACTION_RULE_COLUMNS, bind);
  return branch('INTERACTION', {
    ...{ id: 'i.id', at: 'i.occurred_at', on: 'i.occurred_on', action: 'i.channel' },
    subject: ['interaction', 'i.id', 'NULL', 'NULL'],
    ...{ unitId: 'i.unit_id', actorName: userName('i.created_by') },
    summary: `CASE WHEN ${sees(content)} THEN i.summary END`,
    from: `${INTERACTION_WITH_STANDING}
      WHERE i.company_id = ${company} AND i.deleted_at IS NULL AND ${sees(readable)}`,
  });
};

const leads: Branch = (actor, company, bind) =>
  branch('LEAD', {
    ...{ id: 'a.id', at: 'a.recorded_at', action: 'a.action' },
    subject: ['lead', 'l.id', 'l.code', 'l.title'],
    ...{ unitId: 'l.report_unit_id', actorName: 'a.actor_name', summary: 'a.reason' },
    from: `lead l JOIN audit_entry a ON a.subject_type = 'lead' AND a.subject_id = l.id AND a.action <> 'lead.updated'
      WHERE l.company_id = ${company} AND l.deleted_at IS NULL
        AND ${ruleSql(leadVisibility(actor).readable, LEAD_RULE_COLUMNS, bind)}`,
  });

const ITS_PROJECT = (company: string) =>
  `${company} IN (p.company_id, p.registered_company_id) AND p.deleted_at IS NULL`;
const PROJECT: Entry['subject'] = ['project', 'p.id', 'p.code', 'p.name'];

/** Which company a confidential project is of, only those inside know: `open`. Reasons are V2: `matter`. */
const projects: Branch = (actor, company, bind) => {
  const { readable, open, matter } = projectVisibility(actor);
  const sees = (rule: RowRule) => ruleSql(rule, PROJECT_RULE_COLUMNS, bind);
  const where = `WHERE ${ITS_PROJECT(company)} AND ${sees(allOf(readable, open))}`;
  const move = branch('PROJECT_MOVE', {
    ...{ id: 't.id', at: 't.at', on: 't.effective_on', action: 't.transition_id' },
    ...{ subject: PROJECT, unitId: 't.owner_unit_id', actorName: 't.actor_name' },
    summary: `CASE WHEN ${sees(matter)} THEN t.reason END`,
    from: `project p JOIN stage_transition t ON t.project_id = p.id ${where}`,
  });
  const drafted = branch('PROJECT_MOVE', {
    ...{ id: 'p.id', at: 'p.created_at', action: `'project.created'` },
    ...{ subject: PROJECT, unitId: 'p.first_report_unit_id', actorName: userName('p.created_by') },
    from: `project p WHERE ${ITS_PROJECT(company)} AND ${sees(allOf(readable, open))}`,
  });
  return `${move} UNION ALL ${drafted}`;
};

const transfers: Branch = (actor, company, bind) => {
  const { readable, open } = projectVisibility(actor);
  return branch('TRANSFER', {
    ...{ id: 's.id', at: 's.at', action: 's.step' },
    ...{ subject: PROJECT, unitId: 'x.from_unit_id', actorName: 's.actor_name' },
    from: `project p JOIN project_transfer x ON x.project_id = p.id JOIN project_transfer_step s ON s.transfer_id = x.id
      WHERE ${ITS_PROJECT(company)} AND x.deleted_at IS NULL
        AND ${ruleSql(allOf(readable, open), PROJECT_RULE_COLUMNS, bind)}`,
  });
};

const protections: Branch = (actor, company, bind) =>
  branch('PROTECTION', {
    ...{ id: 'e.id', at: 'e.at', on: 'e.on_day', action: 'e.event' },
    subject: ['protection', 'p.id', 'NULL', 'e.kind'],
    ...{ unitId: 'p.unit_id', actorName: userName('e.actor_id'), summary: 'e.reason' },
    from: `protection p JOIN protection_event e ON e.protection_id = p.id
      WHERE p.scope_id = company_scope(${company}) AND ${ruleSql(protectionReadable(actor), PROTECTION_RULE_COLUMNS, bind)}`,
  });

const companyChanges: Branch = (actor, company, bind) => {
  const { line, unit } = companyVisibility(actor);
  const hidden = (fields: readonly string[], rule: RowRule) =>
    rule.kind === 'always'
      ? `'{}'::text[]`
      : `CASE WHEN ${ruleSql(rule, { ownerUnitId: 'c.owner_unit_id' }, bind)}
      THEN '{}' ELSE ${bind(fields)}::text[] END`;
  return branch('COMPANY_CHANGE', {
    ...{ id: 'a.id', at: 'a.recorded_at', action: 'a.action' },
    subject: ['company', 'c.id', 'c.code', 'COALESCE(c.name_cn, c.name_en)'],
    ...{ unitId: 'a.actor_unit_id', actorName: 'a.actor_name', summary: 'a.reason' },
    fields: `ARRAY(SELECT k FROM jsonb_object_keys(a.changes) AS k
      WHERE k <> ALL (${hidden(LINE_FIELDS, line)}) AND k <> ALL (${hidden(UNIT_FIELDS, unit)}) ORDER BY k)`,
    from: `company c JOIN audit_entry a ON a.subject_type = 'company' AND a.subject_id = c.id
      WHERE ${company} IN (c.id, c.merged_into_id)`,
  });
};

const BRANCHES: Readonly<Record<TimelineKind, Branch>> = {
  CONTACT: contacts,
  INTERACTION: interactions,
  LEAD: leads,
  PROJECT_MOVE: projects,
  TRANSFER: transfers,
  PROTECTION: protections,
  COMPANY_CHANGE: companyChanges,
};

/** The entries of the kinds, as a table of the statement. @param companyId the company */
export function timelineSql(
  actor: Actor,
  companyId: string,
  kinds: readonly TimelineKind[],
  bind: Bind,
): string {
  const company = `${bind(companyId)}::uuid`;
  return `(${kinds.map((kind) => BRANCHES[kind](actor, company, bind)).join(' UNION ALL ')})`;
}
