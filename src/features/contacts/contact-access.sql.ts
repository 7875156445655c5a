/**
 * Who stands near a contact, one array each, computed once per row: OFFSET 0 keeps the planner from repeating the
 * subqueries in every masked column. The alias of the contact is `ct`, that of the result `a`.
 */
export const CONTACT_STANDING = `
  CROSS JOIN LATERAL (
    SELECT
      ARRAY(SELECT c.owner_unit_id FROM contact_employment e JOIN company c ON c.id = e.company_id
            WHERE e.contact_id = ct.id AND e.deleted_at IS NULL) AS company_unit_ids,
      ARRAY(SELECT c.owner_unit_id FROM contact_employment e JOIN company c ON c.id = e.company_id
            WHERE e.contact_id = ct.id AND e.deleted_at IS NULL
              AND c.park_relation IN ('RESIDENT', 'REGISTERED_ONLY')) AS resident_unit_ids,
      ARRAY(SELECT p.owner_unit_id FROM contact_employment e JOIN project p ON p.company_id = e.company_id
            WHERE e.contact_id = ct.id AND e.deleted_at IS NULL AND p.deleted_at IS NULL) AS project_unit_ids,
      ARRAY(SELECT member FROM contact_employment e JOIN project p ON p.company_id = e.company_id
            CROSS JOIN LATERAL unnest(p.team_user_ids || p.owner_user_id) AS member
            WHERE e.contact_id = ct.id AND e.deleted_at IS NULL AND p.deleted_at IS NULL
              AND member IS NOT NULL) AS team_user_ids
    OFFSET 0
  ) a`;

/** Field of an access rule → SQL. */
export const CONTACT_RULE_COLUMNS = {
  createdBy: 'ct.created_by',
  companyUnitIds: 'a.company_unit_ids',
  residentUnitIds: 'a.resident_unit_ids',
  projectUnitIds: 'a.project_unit_ids',
  teamUserIds: 'a.team_user_ids',
};
