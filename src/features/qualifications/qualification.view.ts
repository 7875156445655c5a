import type { ResourceView } from '../../platform/database/resource-view.js';
import { attachedFilesSql } from '../../platform/files/file-links.js';
import { QUALIFICATION_TYPE } from '../companies/company-standing.codes.js';

/** In force on the as-of day: the twin of `isValidOn` in `qualification.rules.ts`. */
export const VALID_SQL = 'q.valid_from <= as_of.day AND (q.valid_to IS NULL OR as_of.day <= q.valid_to)';

const OWNED = QUALIFICATION_TYPE.codes
  .filter((type) => QUALIFICATION_TYPE.extra(type).confirmedBy !== null)
  .map((type) => `'${type}'`)
  .join(', ');

/** Null for a type that no department confirms. */
export const CONFIRMATION_SQL = `COALESCE(q.confirmation, CASE WHEN q.type IN (${OWNED}) THEN 'PENDING' END)`;

const RENEWED_BY = '(SELECT r.id FROM qualification r WHERE r.renewal_of_id = q.id AND r.deleted_at IS NULL)';

const COMPANY = `(SELECT row_to_json(x) FROM (
  SELECT c.id, c.code, c.name_cn AS "nameCn", c.name_en AS "nameEn" FROM company c WHERE c.id = q.company_id) x)`;

const CONFIRMATION: ResourceView['columns'] = {
  confirmation: { sql: CONFIRMATION_SQL },
  confirmationNote: { sql: 'q.confirmation_note' },
  confirmedAt: { sql: 'q.confirmed_at' },
  confirmedBy: { sql: 'q.confirmed_by' },
};

/** A qualification as of a day. The answer follows the day and later renewals, so its tag follows the text. */
export function qualificationView(day: string): ResourceView {
  return {
    from: `qualification q CROSS JOIN (SELECT ${day}::date AS day) as_of`,
    id: 'q.id',
    ruleColumns: {},
    defaultSort: '-validFrom',
    tagsText: true,
    sorts: {
      validFrom: { sql: 'q.valid_from', type: 'date' },
      validTo: { sql: 'q.valid_to', type: 'date', nullable: true },
      updatedAt: { sql: 'q.updated_at', type: 'timestamptz' },
    },
    columns: {
      id: { sql: 'q.id' },
      companyId: { sql: 'q.company_id' },
      type: { sql: 'q.type' },
      level: { sql: 'q.level' },
      certificateNo: { sql: 'q.certificate_no' },
      issuer: { sql: 'q.issuer' },
      validFrom: { sql: 'q.valid_from' },
      validTo: { sql: 'q.valid_to' },
      isValid: { sql: `(${VALID_SQL})` },
      daysLeft: { sql: `CASE WHEN ${VALID_SQL} THEN q.valid_to - as_of.day END` },
      sourceList: { sql: 'q.source_list' },
      listYear: { sql: 'q.list_year' },
      renewalOfId: { sql: 'q.renewal_of_id' },
      renewedById: { sql: RENEWED_BY },
      note: { sql: 'q.note' },
      ...CONFIRMATION,
      evidence: { sql: attachedFilesSql('qualification', 'q.id') },
      createdAt: { sql: 'q.created_at' },
      createdBy: { sql: 'q.created_by' },
      updatedAt: { sql: 'q.updated_at' },
      updatedBy: { sql: 'q.updated_by' },
      version: { sql: 'q.version' },
    },
    expands: { company: { sql: COMPANY } },
  };
}
