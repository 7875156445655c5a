import { HQ_CATEGORY } from '../../features/companies/company-standing.codes.js';

const listOf = (key: 'annual' | 'cumulativeStrict') =>
  HQ_CATEGORY.codes
    .filter((code) => HQ_CATEGORY.extra(code)[key])
    .map((code) => `'${code}'`)
    .join(', ');

/** Every matter from APPLYING on, with what residence in the park is read from. */
export const HEADQUARTERS_SQL = `
  SELECT h.company_id AS "companyId", h.category, h.category IN (${listOf('annual')}) AS "inBroad",
         h.category IN (${listOf('cumulativeStrict')}) AS "inStrict", h.status,
         h.recognised_on::text AS "recognisedOn", h.ended_on::text AS "endedOn",
         COALESCE(h.introduced_on, (SELECT min(p.registered_on) FROM project p
           WHERE p.registered_company_id = h.company_id AND p.deleted_at IS NULL))::text AS "residentSince",
         c.park_relation IN ('RESIDENT', 'REGISTERED_ONLY') AS "isResident",
         (c.park_relation = 'RELOCATED_OUT' OR c.registration_status = 'MOVED_OUT') AS "hasMovedOut"
  FROM headquarters_recognition h JOIN company c ON c.id = h.company_id
  WHERE h.deleted_at IS NULL AND c.deleted_at IS NULL AND c.merged_into_id IS NULL AND h.status <> 'TARGET'`;

export const TARGETS_SQL = `
  SELECT metric_code AS "metricCode", from_on::text AS "from", to_on::text AS "to", value::text AS value,
         source_doc AS "sourceDoc", caliber
  FROM target WHERE deleted_at IS NULL AND scope_type = 'PARK' AND metric_code IN ('HQ_ANNUAL', 'HQ_CUMULATIVE')
  ORDER BY from_on`;
