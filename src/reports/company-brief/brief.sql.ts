import { companyVisibility } from '../../features/companies/company.access.js';
import { companyView } from '../../features/companies/company.view.js';
import { contactVisibility } from '../../features/contacts/contact.access.js';
import { contactView } from '../../features/contacts/contact.view.js';
import { interactionVisibility } from '../../features/interactions/interaction.access.js';
import { interactionView } from '../../features/interactions/interaction.view.js';
import { leadVisibility } from '../../features/leads/lead.access.js';
import { leadView } from '../../features/leads/lead.view.js';
import { projectVisibility } from '../../features/projects/project.access.js';
import { PROJECT_RULE_COLUMNS, projectView } from '../../features/projects/project.view.js';
import type { ActivityFrame } from '../../features/projects/project-activity.sql.js';
import type { Actor } from '../../platform/access/actor.js';
import { allOf, ruleSql } from '../../platform/access/row-rule.js';
import { type ResourceView, rowJsonSql } from '../../platform/database/resource-view.js';
import {
  COMPANY_FIELDS,
  CONTACT_FIELDS,
  LEAD_FIELDS,
  OPEN_STEP_FIELDS,
  PROJECT_FIELDS,
  TALK_FIELDS,
} from './brief.fields.js';

/**
 * The one-page brief of a company before a meeting (domain.md §1.5). Definitions, as of a day:
 *
 * | part           | what it holds                                                                                     |
 * |----------------|---------------------------------------------------------------------------------------------------|
 * | company        | identity, capital, industry, relation to the park, owner, risk flags                              |
 * | group          | group, parent, branches and subsidiaries                                                          |
 * | qualifications | valid on the day                                                                                  |
 * | headquarters   | recognised and not ended on the day                                                               |
 * | contacts       | people who work there on the day, decision makers first, ten                                      |
 * | ourPeople      | who of ours took part in its last ten follow-ups, the last first                                  |
 * | lastTalks      | five follow-ups                                                                                   |
 * | openSteps      | next step of the last follow-up of each unit on each matter, soonest first                         |
 * | leads          | open leads                                                                                        |
 * | projects       | of which it is investor or registered company, without merged ones: stage, level, light, needs    |
 * | protection     | the four facts of §2.0, whoever holds it                                                          |
 *
 * Every part is read through the view and the rule of its feature: a member is hidden here as it is there.
 */
type Bind = (value: unknown) => string;

export interface BriefFrame extends ActivityFrame {
  readonly seesProject: (projectId: string, bind: Bind) => string;
}

interface Part {
  readonly view: ResourceView;
  readonly fields: readonly string[];
  readonly where: readonly string[];
  readonly order: string;
  readonly most: number;
}

/** A JSON array of rows of a view. */
function listOf({ view, fields, where, order, most }: Part, bind: Bind): string {
  const row = rowJsonSql(view, { fields }, bind);
  return `(SELECT COALESCE(json_agg(x.j), '[]') FROM (
    SELECT ${row}::json AS j FROM ${view.from} WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${most}) x)`;
}

const rows = (list: string): string => `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (${list}) x)`;

function company(actor: Actor, id: string, bind: Bind): string {
  const view = companyView(companyVisibility(actor));
  return `(SELECT ${rowJsonSql(view, { fields: COMPANY_FIELDS }, bind)}::json FROM ${view.from} WHERE c.id = ${id})`;
}

const RELATIVE = `k.id, k.code, k.name_cn AS "nameCn", k.name_en AS "nameEn", k.park_relation AS "parkRelation"`;
const LIVE = 'k.deleted_at IS NULL AND k.merged_into_id IS NULL';

const group = (id: string): string => `(SELECT json_build_object(
    'groupName', COALESCE((SELECT g.name FROM company_group g WHERE g.id = c.group_id), c.group_name),
    'parent', (SELECT row_to_json(x) FROM (SELECT ${RELATIVE} FROM company k WHERE k.id = c.parent_company_id) x),
    'members', ${rows(`SELECT ${RELATIVE} FROM company k WHERE ${LIVE} AND k.id <> c.id
      AND (k.parent_company_id = c.id OR k.group_id = c.group_id) ORDER BY k.code LIMIT 20`)})
  FROM company c WHERE c.id = ${id})`;

const qualifications = (id: string, day: string): string =>
  rows(`SELECT q.type, q.level, q.valid_from AS "validFrom", q.valid_to AS "validTo" FROM qualification q
    WHERE q.company_id = ${id} AND q.deleted_at IS NULL AND q.valid_from <= ${day}
      AND (q.valid_to IS NULL OR q.valid_to >= ${day}) ORDER BY q.type, q.valid_from DESC LIMIT 50`);

/** Recognised ones are published (V0); what is still sought is not part of the brief. */
const headquarters = (id: string, day: string): string =>
  rows(`SELECT h.category, h.level, h.recognised_on AS "recognisedOn" FROM headquarters_recognition h
    WHERE h.company_id = ${id} AND h.deleted_at IS NULL AND h.recognised_on <= ${day}
      AND (h.ended_on IS NULL OR h.ended_on >= ${day}) ORDER BY h.recognised_on DESC LIMIT 20`);

function contacts(actor: Actor, id: string, day: string, bind: Bind): string {
  const visible = contactVisibility(actor);
  const view = contactView(visible);
  const part: Part = {
    view,
    fields: CONTACT_FIELDS,
    where: [
      'ct.deleted_at IS NULL AND ct.anonymised_at IS NULL',
      ruleSql(visible.unit, view.ruleColumns, bind),
      `EXISTS (SELECT 1 FROM contact_employment w WHERE w.contact_id = ct.id AND w.company_id = ${id}
        AND w.deleted_at IS NULL AND (w.to_on IS NULL OR w.to_on >= ${day}))`,
    ],
    order: `(ct.decision_role = 'DECISION_MAKER' AND ${ruleSql(visible.team, view.ruleColumns, bind)}) DESC, ct.updated_at DESC, ct.id`,
    most: 10,
  };
  return listOf(part, bind);
}

function talks(
  actor: Actor,
  id: string,
  bind: Bind,
): Record<'lastTalks' | 'openSteps' | 'ourPeople', string> {
  const visible = interactionVisibility(actor);
  const view = interactionView(visible);
  const readable = ruleSql(visible.readable, view.ruleColumns, bind);
  const where = [`i.company_id = ${id}`, 'i.deleted_at IS NULL', readable];
  const last: Part = {
    view,
    where,
    fields: TALK_FIELDS,
    order: 'i.occurred_at DESC, i.id DESC',
    most: 5,
  };
  const open: Part = {
    view,
    fields: OPEN_STEP_FIELDS,
    // Of the last that the caller reads on each matter: a hidden later one must not show by what is missing.
    where: [
      `i.id IN (SELECT DISTINCT ON (i.unit_id, i.project_id) i.id FROM ${view.from} WHERE ${where.join(' AND ')}
        ORDER BY i.unit_id, i.project_id, i.occurred_at DESC, i.id DESC)`,
      'i.next_action_on IS NOT NULL',
    ],
    order: 'i.next_action_on, i.id',
    most: 10,
  };
  const ourPeople =
    rows(`SELECT u.id, u.display_name AS "displayName", u.unit_id AS "unitId", t.last AS "lastTalkOn"
    FROM (SELECT m.user_id, max(m.on) AS last FROM (
        SELECT unnest(i.our_participants) AS user_id, i.occurred_on AS on FROM (
          SELECT i.our_participants, i.occurred_on FROM ${view.from} WHERE ${where.join(' AND ')}
          ORDER BY i.occurred_at DESC, i.id DESC LIMIT 10) i) m GROUP BY m.user_id) t
    JOIN app_user u ON u.id = t.user_id ORDER BY t.last DESC, u.display_name, u.id LIMIT 10`);
  return { lastTalks: listOf(last, bind), openSteps: listOf(open, bind), ourPeople };
}

function leads(actor: Actor, id: string, frame: BriefFrame, bind: Bind): string {
  const visible = leadVisibility(actor);
  const view = leadView(visible, frame);
  const part: Part = {
    view,
    fields: LEAD_FIELDS,
    where: [
      `l.company_id = ${id}`,
      'l.deleted_at IS NULL AND l.closed_at IS NULL',
      ruleSql(visible.readable, view.ruleColumns, bind),
    ],
    order: 'l.registered_at DESC, l.id DESC',
    most: 10,
  };
  return listOf(part, bind);
}

/** A confidential project is left out for those who may not know whose it is. */
function projects(actor: Actor, id: string, frame: BriefFrame, bind: Bind): string {
  const visible = projectVisibility(actor);
  const part: Part = {
    view: projectView(visible, frame, bind),
    fields: PROJECT_FIELDS,
    where: [
      `${id} IN (p.company_id, p.registered_company_id)`,
      `p.deleted_at IS NULL AND p.pool_status <> 'MERGED'`,
      ruleSql(allOf(visible.readable, visible.open), PROJECT_RULE_COLUMNS, bind),
    ],
    order: 'p.updated_at DESC, p.id DESC',
    most: 20,
  };
  return listOf(part, bind);
}

const protection = (id: string, day: string): string =>
  rows(`SELECT true AS exists, a.owner_unit_name AS "ownerUnitName", a.ends_on AS "protectionUntil",
      a.liaison_phone AS "liaisonPhoneOfUnit"
    FROM active_protection_on(${day}) a WHERE a.company_id = ${id} ORDER BY a.registered_at LIMIT 10`);

/** The brief as one JSON value. */
export function briefSql(actor: Actor, companyId: string, frame: BriefFrame, bind: Bind): string {
  const id = `${bind(companyId)}::uuid`;
  const day = `${bind(frame.day)}::date`;
  const parts: Record<string, string> = {
    asOf: day,
    company: company(actor, id, bind),
    group: group(id),
    qualifications: qualifications(id, day),
    headquarters: headquarters(id, day),
    contacts: contacts(actor, id, day, bind),
    ...talks(actor, id, bind),
    leads: leads(actor, id, frame, bind),
    projects: projects(actor, id, frame, bind),
    protection: protection(id, day),
  };
  const members = Object.entries(parts).map(([name, sql]) => `'${name}', ${sql}`);
  return `SELECT json_build_object(${members.join(', ')})::text`;
}
