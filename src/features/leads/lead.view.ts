import type { RowRule } from '../../platform/access/row-rule.js';
import { money, type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import type { LeadVisibility } from './lead.access.js';
import { LEAD_RULE_COLUMNS } from './lead-access.sql.js';
import { lateMarksSql, NEXT_DUE_ON, OWED_STEPS } from './lead-clock.sql.js';

const json = (columns: string, table: string, id: string) =>
  `(SELECT row_to_json(x) FROM (SELECT ${columns} FROM ${table} WHERE id = ${id}) x)`;

const SORTS: ResourceView['sorts'] = {
  registeredAt: { sql: 'l.registered_at', type: 'timestamptz' },
  updatedAt: { sql: 'l.updated_at', type: 'timestamptz' },
  statusSince: { sql: 'l.status_since', type: 'timestamptz' },
  code: { sql: 'l.code', type: 'text' },
  nextDueOn: { sql: NEXT_DUE_ON, type: 'date', nullable: true },
  estimatedInvestmentWan: { sql: 'l.estimated_investment_wan', type: 'numeric', nullable: true },
};

const EXPANDS: ResourceView['expands'] = {
  company: {
    sql: json('id, code, name_cn AS "nameCn", name_en AS "nameEn", uscc', 'company', 'l.company_id'),
  },
  reportUnit: {
    sql: json('id, code, name, short_name AS "shortName"', 'responsible_unit', 'l.report_unit_id'),
  },
  assignee: {
    sql: json('id, display_name AS "displayName", unit_id AS "unitId"', 'app_user', 'l.assignee_id'),
  },
};

/** `companyNameRaw` → `l.company_name_raw`. */
const own = (field: string) => `l.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const plain = (...fields: readonly string[]): ResourceView['columns'] =>
  Object.fromEntries(fields.map((field) => [field, { sql: own(field) }]));

export interface LeadFrame {
  /** Shanghai date of today. */
  readonly day: string;
  /** Boolean SQL: whether the caller sees a project. */
  readonly seesProject: (projectId: string, bind: (value: unknown) => string) => string;
}

/** What a lead shows to one actor on one day, in the order of the response. Marks change with the day: `tagsText`. */
export function leadView({ inner }: LeadVisibility, { day, seesProject }: LeadFrame): ResourceView {
  return {
    from: 'lead l',
    id: 'l.id',
    ruleColumns: LEAD_RULE_COLUMNS,
    defaultSort: '-registeredAt',
    tagsText: true,
    rowJoins: (bind) => `CROSS JOIN LATERAL (SELECT ${lateMarksSql(bind(day))} AS late) k
      LEFT JOIN project pj ON pj.lead_id = l.id AND pj.deleted_at IS NULL AND ${seesProject('pj.id', bind)}`,
    sorts: SORTS,
    columns: columnsFor(inner),
    expands: EXPANDS,
  };
}

/** Members of the response in their order. */
function columnsFor(inner: RowRule): ResourceView['columns'] {
  return {
    ...plain('id', 'code', 'title', 'companyId', 'companyMatch', 'companyNameRaw', 'companyUsccRaw'),
    ...plain('sourceChannel', 'sourceOrgName'),
    sourceContactName: {
      sql: 'l.source_contact_name',
      visible: inner,
      masked: `left(l.source_contact_name, 1) || '**'`,
    },
    ...plain('sourceEventId', 'sourceFundId', 'sourceReference', 'referrerCompanyId'),
    ...plain(
      'registeredAt',
      'registeredOn',
      'reportedAt',
      'reportUnitId',
      'reportUserId',
      'proposedByUnitId',
    ),
    ...plain('focusAreaCode', 'chainNodeId'),
    estimatedInvestmentWan: money('l.estimated_investment_wan'),
    needs: visibleTo(inner, { sql: 'l.needs' }),
    ...plain('complex', 'status', 'statusSince', 'statusReason', 'assigneeId', 'respondedAt', 'assessedAt'),
    ...plain('feedbackAt', 'lastFeedbackAt', 'closedAt', 'assessment', 'invalidReason', 'duplicateOfId'),
    ...plain('transferredToUnitId'),
    projectId: { sql: 'pj.id' },
    ...plain('respondDueOn', 'assessDueOn', 'feedbackDueOn', 'reportDueOn'),
    dueSteps: { sql: OWED_STEPS },
    nextDueOn: { sql: NEXT_DUE_ON },
    lateMarks: { sql: 'k.late' },
    ...plain('note', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version'),
  };
}
