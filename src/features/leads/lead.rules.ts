import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { SOURCE_CHANNEL } from './lead.codes.js';
import type { Lead } from './lead.entity.js';

/** What keeps a lead from being stored (domain.md §2.5). Moves are in `lead.lifecycle.ts`. */
type Checked = Pick<
  Lead,
  | 'companyId'
  | 'companyNameRaw'
  | 'sourceChannel'
  | 'sourceOrgName'
  | 'sourceEventId'
  | 'sourceFundId'
  | 'sourceReference'
  | 'referrerCompanyId'
  | 'estimatedInvestmentWan'
>;

export function leadBlockers(lead: Checked): FieldError[] {
  const faults: FieldError[] = [];
  if (lead.companyId === null && !lead.companyNameRaw)
    faults.push(
      fault('companyNameRaw', 'COMPANY_REQUIRED', {
        zh: '请填写企业名称，或指定企业 companyId',
        en: 'name the company, or give its companyId',
      }),
    );
  if (lead.estimatedInvestmentWan !== null && new Exact(lead.estimatedInvestmentWan).lt(0))
    faults.push(
      fault('estimatedInvestmentWan', 'AMOUNT_NEGATIVE', { zh: '不能为负', en: 'may not be negative' }),
    );
  return [...faults, ...sourceBlockers(lead)];
}

type Source = keyof typeof SOURCES;

/**
 * The reference without which a channel says nothing, and what gives it. Events, funds and organisations have no
 * records yet, so an id or a name in words will do, as it does for projects; a referring company has one.
 */
const SOURCES = {
  sourceOrgId: {
    field: 'sourceOrgName',
    isGiven: (lead: Checked) => Boolean(lead.sourceOrgName ?? lead.sourceReference),
    message: {
      zh: '中介推荐须写明推荐机构（sourceOrgName）',
      en: 'name the recommending organisation (sourceOrgName)',
    },
  },
  sourceEventId: {
    field: 'sourceEventId',
    isGiven: (lead: Checked) => Boolean(lead.sourceEventId ?? lead.sourceReference),
    message: {
      zh: '活动对接须关联活动（sourceEventId），或在 sourceReference 写明活动名称',
      en: 'link the event (sourceEventId) or name it in sourceReference',
    },
  },
  sourceFundId: {
    field: 'sourceFundId',
    isGiven: (lead: Checked) => Boolean(lead.sourceFundId ?? lead.sourceReference),
    message: {
      zh: '基金推荐须关联基金（sourceFundId），或在 sourceReference 写明基金名称',
      en: 'link the fund (sourceFundId) or name it in sourceReference',
    },
  },
  referrerCompanyId: {
    field: 'referrerCompanyId',
    isGiven: (lead: Checked) => lead.referrerCompanyId !== null,
    message: {
      zh: '以商引商须指定推荐企业（referrerCompanyId）',
      en: 'give the company that referred it (referrerCompanyId)',
    },
  },
} as const satisfies Record<
  string,
  { field: keyof Checked; isGiven: (lead: Checked) => boolean; message: Text }
>;

function sourceBlockers(lead: Checked): FieldError[] {
  const { requires } = (SOURCE_CHANNEL.extra(lead.sourceChannel) ?? {}) as { requires?: Source };
  if (requires === undefined) return [];
  const { field, isGiven, message } = SOURCES[requires];
  return isGiven(lead) ? [] : [fault(field, 'SOURCE_REQUIRED', message)];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
