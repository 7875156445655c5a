import type { ResourceView } from '../../platform/database/resource-view.js';

/** A target as it is shown. */
export const TARGET_VIEW: ResourceView = {
  from: 'target t',
  id: 't.id',
  ruleColumns: {},
  defaultSort: '-fromOn',
  sorts: {
    fromOn: { sql: 't.from_on', type: 'date' },
    updatedAt: { sql: 't.updated_at', type: 'timestamptz' },
  },
  columns: {
    id: { sql: 't.id' },
    metricCode: { sql: 't.metric_code' },
    periodType: { sql: 't.period_type' },
    fromOn: { sql: 't.from_on' },
    toOn: { sql: 't.to_on' },
    value: { sql: 'trim_scale(t.value)::text' },
    comparator: { sql: 't.comparator' },
    sourceDoc: { sql: 't.source_doc' },
    caliber: { sql: 't.caliber' },
    createdAt: { sql: 't.created_at' },
    createdBy: { sql: 't.created_by' },
    updatedAt: { sql: 't.updated_at' },
    updatedBy: { sql: 't.updated_by' },
    version: { sql: 't.version' },
  },
};
