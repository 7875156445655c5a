import type { Actor } from '../../platform/access/actor.js';
import type { SightRule } from '../../platform/access/record-sight.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { type ContactVisibility, contactVisibility } from './contact.access.js';

const ITS_COMPANIES = `contact_employment e JOIN company c ON c.id = e.company_id
            WHERE e.contact_id = ct.id AND e.deleted_at IS NULL`;

/** Projects of the person's companies: as investor, or as the company that was founded for it. */
const itsProjects = (unnested = '') => `contact_employment e
            JOIN project p ON (p.company_id = e.company_id OR p.registered_company_id = e.company_id) ${unnested}
            WHERE e.contact_id = ct.id AND e.deleted_at IS NULL AND p.deleted_at IS NULL`;

/**
 * Who stands near a contact, one array each, computed once per row: OFFSET 0 keeps the planner from repeating the
 * subqueries in every masked column. The alias of the contact is `ct`, that of the result `a`.
 */
export const CONTACT_STANDING = `
  CROSS JOIN LATERAL (
    SELECT
      ARRAY(SELECT c.owner_unit_id FROM ${ITS_COMPANIES}) AS company_unit_ids,
      ARRAY(SELECT c.owner_unit_id FROM ${ITS_COMPANIES}
            AND c.park_relation IN ('RESIDENT', 'REGISTERED_ONLY')) AS resident_unit_ids,
      ARRAY(SELECT p.owner_unit_id FROM ${itsProjects()}) AS project_unit_ids,
      ARRAY(SELECT unit FROM ${itsProjects('CROSS JOIN LATERAL unnest(p.co_unit_ids || p.landing_unit_id) AS unit')}
            AND unit IS NOT NULL) AS co_unit_ids,
      ARRAY(SELECT member FROM ${itsProjects(
        'CROSS JOIN LATERAL unnest(p.team_user_ids || ARRAY[p.owner_user_id, p.service_officer_id]) AS member',
      )} AND member IS NOT NULL) AS team_user_ids
    OFFSET 0
  ) a`;

/** Field of an access rule → SQL. */
export const CONTACT_RULE_COLUMNS = {
  createdBy: 'ct.created_by',
  companyUnitIds: 'a.company_unit_ids',
  residentUnitIds: 'a.resident_unit_ids',
  projectUnitIds: 'a.project_unit_ids',
  coUnitIds: 'a.co_unit_ids',
  teamUserIds: 'a.team_user_ids',
};

function sees(
  actor: Actor,
  rule: keyof ContactVisibility,
  contactId: string,
  bind: (value: unknown) => string,
) {
  return `EXISTS (SELECT 1 FROM contact ct ${CONTACT_STANDING} WHERE ct.id = ${contactId} AND ct.deleted_at IS NULL
    AND ${ruleSql(contactVisibility(actor)[rule], CONTACT_RULE_COLUMNS, bind)})`;
}

/** Who sees the person at all. */
export const contactSight: SightRule = (actor, contactId, bind) => sees(actor, 'readable', contactId, bind);

/** Who reads the person's numbers in full: nobody else may find the person by them. */
export const contactPersonalSight: SightRule = (actor, contactId, bind) =>
  sees(actor, 'personal', contactId, bind);
