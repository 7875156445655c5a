import type { ResourceView } from '../../platform/database/resource-view.js';
import { attachedFilesSql } from '../../platform/files/file-links.js';

const COMPANY = `(SELECT row_to_json(x) FROM (
  SELECT c.id, c.code, c.name_cn AS "nameCn", c.name_en AS "nameEn" FROM company c WHERE c.id = h.company_id) x)`;

export const RECOGNITION_VIEW: ResourceView = {
  from: 'headquarters_recognition h',
  id: 'h.id',
  ruleColumns: { status: 'h.status' },
  defaultSort: '-updatedAt',
  sorts: {
    updatedAt: { sql: 'h.updated_at', type: 'timestamptz' },
    recognisedOn: { sql: 'h.recognised_on', type: 'date', nullable: true },
    introducedOn: { sql: 'h.introduced_on', type: 'date', nullable: true },
  },
  columns: {
    id: { sql: 'h.id' },
    companyId: { sql: 'h.company_id' },
    category: { sql: 'h.category' },
    level: { sql: 'h.level' },
    status: { sql: 'h.status' },
    recognisedOn: { sql: 'h.recognised_on' },
    docNo: { sql: 'h.doc_no' },
    certificateNo: { sql: 'h.certificate_no' },
    authority: { sql: 'h.authority' },
    endedOn: { sql: 'h.ended_on' },
    functions: { sql: 'h.functions' },
    introducedOn: { sql: 'h.introduced_on' },
    confirmedAt: { sql: 'h.confirmed_at' },
    confirmedBy: { sql: 'h.confirmed_by' },
    note: { sql: 'h.note' },
    evidence: { sql: attachedFilesSql('headquarters-recognition', 'h.id') },
    createdAt: { sql: 'h.created_at' },
    createdBy: { sql: 'h.created_by' },
    updatedAt: { sql: 'h.updated_at' },
    updatedBy: { sql: 'h.updated_by' },
    version: { sql: 'h.version' },
  },
  expands: { company: { sql: COMPANY } },
};
