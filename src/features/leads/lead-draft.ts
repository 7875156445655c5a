import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { CreateLeadRequest, UpdateLeadRequest } from './dto/create-lead.dto.js';
import { isProposal } from './lead.access.js';
import type { LeadMatch } from './lead.codes.js';
import type { Lead } from './lead.entity.js';
import type { LeadClockSettings } from './lead-settings.js';

/** What the flow knows of the company that a lead tells of: the companies feature finds it. */
export interface LeadCompany {
  readonly companyId: string | null;
  readonly companyMatch: LeadMatch | null;
  /** Match key of the told name, empty without one. */
  readonly companyNameKey: string;
  /** Null without a company. */
  readonly parkRelation: string | null;
}

/** The members of a lead that people fill in. */
export type LeadContent = Pick<
  Lead,
  | 'title'
  | 'companyNameRaw'
  | 'companyUsccRaw'
  | 'sourceChannel'
  | 'sourceOrgName'
  | 'sourceContactName'
  | 'sourceEventId'
  | 'sourceFundId'
  | 'sourceReference'
  | 'referrerCompanyId'
  | 'focusAreaCode'
  | 'chainNodeId'
  | 'estimatedInvestmentWan'
  | 'needs'
  | 'complex'
  | 'note'
>;

const UNKNOWN: Omit<LeadContent, 'title' | 'sourceChannel'> = {
  companyNameRaw: null,
  companyUsccRaw: null,
  sourceOrgName: null,
  sourceContactName: null,
  sourceEventId: null,
  sourceFundId: null,
  sourceReference: null,
  referrerCompanyId: null,
  focusAreaCode: null,
  chainNodeId: null,
  estimatedInvestmentWan: null,
  needs: [],
  complex: false,
  note: null,
};

const NOTHING_YET = {
  status: 'NEW',
  statusReason: null,
  assigneeId: null,
  respondedAt: null,
  assessedAt: null,
  feedbackAt: null,
  lastFeedbackAt: null,
  closedAt: null,
  assessment: null,
  invalidReason: null,
  duplicateOfId: null,
  transferredToUnitId: null,
  assessFromOn: null,
  assessDueOn: null,
  reportDueOn: null,
  deletedAt: null,
} as const satisfies Partial<Lead>;

/** What a request says of the lead itself; which company it is, the flow finds out. */
export function contentOf(request: CreateLeadRequest | UpdateLeadRequest): Partial<LeadContent> {
  const { companyId: _company, ...rest } = request;
  const { reportUnitId: _unit, ...content } = rest as Omit<CreateLeadRequest, 'companyId'>;
  const given = Object.entries(content).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<LeadContent>;
}

export interface Registration {
  readonly code: string;
  readonly now: Date;
  readonly reportUnitId: string;
  readonly terms: LeadClockSettings;
  readonly clocks: Pick<Lead, 'respondDueOn' | 'feedbackDueOn'>;
}

/** A whole new lead. A department only proposes it: no unit has reported it before one takes it. */
export function newLead(
  actor: Actor,
  request: CreateLeadRequest,
  { companyId, companyMatch, companyNameKey }: LeadCompany,
  { code, now, reportUnitId, terms, clocks }: Registration,
): Lead {
  const proposed = isProposal(actor);
  return {
    ...UNKNOWN,
    ...NOTHING_YET,
    ...(contentOf(request) as Pick<LeadContent, 'title' | 'sourceChannel'>),
    id: uuidv7(),
    code,
    companyId,
    companyMatch,
    companyNameKey,
    registeredAt: now,
    registeredOn: shanghaiDateOf(now),
    reportUnitId,
    reportedAt: proposed ? null : now,
    reportUserId: proposed ? null : actor.userId,
    proposedByUnitId: proposed ? actor.unitId : null,
    statusSince: now,
    settingsInForce: terms,
    ...clocks,
    createdAt: now,
    createdBy: actor.userId,
    updatedAt: now,
    updatedBy: actor.userId,
    version: 1,
  };
}
