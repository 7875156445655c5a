import { type ResourceView, type ViewColumn, visibleTo } from '../../platform/database/resource-view.js';
import type { ContactVisibility } from './contact.access.js';
import { maskedSql } from './contact.masking.js';
import { CONTACT_RULE_COLUMNS, CONTACT_STANDING } from './contact-access.sql.js';

const MASKED = maskedSql('ct');

export const EMPLOYMENTS_JSON = `(SELECT COALESCE(json_agg(row_to_json(x)), '[]') FROM (
  SELECT e.id, e.company_id AS "companyId", e.title, e.department, e.from_on AS "fromOn", e.to_on AS "toOn",
         e.is_primary AS "isPrimary"
  FROM contact_employment e WHERE e.contact_id = ct.id AND e.deleted_at IS NULL
  ORDER BY e.is_primary DESC, e.from_on DESC NULLS LAST, e.id) x)`;

/**
 * The date after which the person is anonymised: what was set, else the default term after the last interaction or,
 * without one, after the entry. The term is a dated setting (months).
 */
export const RETENTION_UNTIL = `COALESCE(ct.retention_until, (
  GREATEST((SELECT max(i.occurred_on) FROM interaction_counterpart ic JOIN interaction i ON i.id = ic.interaction_id
            WHERE ic.contact_id = ct.id AND i.deleted_at IS NULL), ct.created_at::date)
  + make_interval(months => (SELECT (s.value ->> 'retentionMonths')::int FROM setting s
      WHERE s.key = 'contact.retention' AND s.effective_from <= current_date
      ORDER BY s.effective_from DESC LIMIT 1)))::date)`;

// No order by name or number: the order of masked values would tell them, and cursors carry sort values.
const SORTS: ResourceView['sorts'] = {
  updatedAt: { sql: 'ct.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'ct.created_at', type: 'timestamptz' },
};

const STAMPS: ResourceView['columns'] = {
  createdAt: { sql: 'ct.created_at' },
  createdBy: { sql: 'ct.created_by' },
  updatedAt: { sql: 'ct.updated_at' },
  updatedBy: { sql: 'ct.updated_by' },
  version: { sql: 'ct.version' },
};

/**
 * What a contact shows, in the order of the response, masked for one actor: the one masking of its answers. Retention
 * follows the last interaction without a new version, hence `tagsText`.
 */
export function contactView({ unit, team, personal }: ContactVisibility): ResourceView {
  const masked = (sql: string, mask: string): ViewColumn => ({ sql, visible: personal, masked: mask });
  return {
    from: `contact ct LEFT JOIN contact_employment pe ON pe.contact_id = ct.id AND pe.is_primary AND pe.deleted_at IS NULL
      ${CONTACT_STANDING}`,
    id: 'ct.id',
    ruleColumns: CONTACT_RULE_COLUMNS,
    defaultSort: '-updatedAt',
    tagsText: true,
    sorts: SORTS,
    columns: {
      id: { sql: 'ct.id' },
      name: { sql: 'ct.name', visible: unit, masked: MASKED.name },
      honorific: { sql: 'ct.honorific' },
      companyId: visibleTo(unit, { sql: 'pe.company_id' }),
      title: visibleTo(unit, { sql: 'pe.title' }),
      department: visibleTo(unit, { sql: 'pe.department' }),
      decisionRole: visibleTo(team, { sql: 'ct.decision_role' }),
      mobile: masked('ct.mobile', MASKED.mobile),
      email: masked('ct.email', MASKED.email),
      wechat: masked('ct.wechat', MASKED.wechat),
      language: visibleTo(personal, { sql: 'ct.language' }),
      nationality: visibleTo(personal, { sql: 'ct.nationality' }),
      isMasked: { sql: 'FALSE', visible: personal, masked: 'TRUE' },
      source: visibleTo(team, { sql: 'ct.source' }),
      lawfulBasis: visibleTo(team, { sql: 'ct.lawful_basis' }),
      consentAt: visibleTo(team, { sql: 'ct.consent_at' }),
      doNotContact: visibleTo(unit, { sql: 'ct.do_not_contact' }),
      retentionUntil: visibleTo(team, { sql: RETENTION_UNTIL }),
      employments: visibleTo(unit, { sql: EMPLOYMENTS_JSON }),
      anonymisedAt: { sql: 'ct.anonymised_at' },
      ...STAMPS,
    },
    expands: {
      company: visibleTo(unit, {
        sql: `(SELECT row_to_json(x) FROM (SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn" FROM company WHERE id = pe.company_id) x)`,
      }),
    },
  };
}
