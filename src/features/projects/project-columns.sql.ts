import type { ResourceView } from '../../platform/database/resource-view.js';

/** What projects may be ordered by; all of it is shown to everyone who sees the row. */
export const PROJECT_SORTS: ResourceView['sorts'] = {
  updatedAt: { sql: 'p.updated_at', type: 'timestamptz' },
  createdAt: { sql: 'p.created_at', type: 'timestamptz' },
  code: { sql: 'p.code', type: 'text' },
  name: { sql: 'v.name', type: 'text' },
  plannedInvestmentWan: { sql: 'p.planned_investment_wan', type: 'numeric', nullable: true },
  contractedFdiWanUsd: { sql: 'p.contracted_fdi_wan_usd', type: 'numeric', nullable: true },
  agreedInvestmentWan: { sql: 'p.agreed_investment_wan', type: 'numeric', nullable: true },
  paidInFdiWanUsd: { sql: 'f.paid_in_fdi_wan_usd', type: 'numeric' },
  paidInDomesticWan: { sql: 'f.paid_in_domestic_wan', type: 'numeric' },
  level: { sql: 'p.level', type: 'text', nullable: true },
  stage: { sql: 'p.stage', type: 'text', nullable: true },
  admittedOn: { sql: 'p.admitted_on', type: 'date', nullable: true },
  expectedSignOn: { sql: 'p.expected_sign_on', type: 'date', nullable: true },
  signedOn: { sql: 'p.signed_on', type: 'date', nullable: true },
  registeredOn: { sql: 'p.registered_on', type: 'date', nullable: true },
  followUpDays: { sql: 'k.follow_up_days', type: 'integer', nullable: true },
  progressDays: { sql: 'k.progress_days', type: 'integer', nullable: true },
};

/** Neighbours as JSON. */
export const companyOf = (id: string) => `(SELECT row_to_json(x) FROM (
  SELECT id, code, name_cn AS "nameCn", name_en AS "nameEn", uscc FROM company WHERE id = ${id}) x)`;
export const OWNER_UNIT = `(SELECT row_to_json(x) FROM (
  SELECT id, code, name, short_name AS "shortName" FROM responsible_unit WHERE id = p.owner_unit_id) x)`;
export const OWNER_USER = `(SELECT row_to_json(x) FROM (
  SELECT id, display_name AS "displayName", unit_id AS "unitId" FROM app_user WHERE id = p.owner_user_id) x)`;

/** 项目跟踪人: the pool administrator who coordinated the newest transfer, until registration (domain.md §4.3). */
export const TRACKER = `(SELECT t.tracker_user_id FROM project_transfer t WHERE t.project_id = p.id
  AND t.tracker_user_id IS NOT NULL AND t.state NOT IN ('REJECTED', 'WITHDRAWN') AND p.registered_on IS NULL
  ORDER BY t.id DESC LIMIT 1)`;
