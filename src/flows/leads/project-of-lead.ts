import type { ConvertLeadRequest } from '../../features/leads/dto/convert-lead.dto.js';
import type { LeadOutcome } from '../../features/leads/lead-outcome.js';
import type { CreateProjectRequest } from '../../features/projects/dto/create-project.dto.js';

const LONGEST_REFERENCE = 200;

/**
 * The draft that a lead becomes: company, source with its references, direction, chain node, estimate, needs, the
 * reporting unit as 首报单位 and owner, the person who worked on it, the first contact (domain.md §2.6, §3.8).
 * @param referrer name of the company that referred it
 */
export function projectOf(
  lead: LeadOutcome['after'],
  { name, projectKind, ownerUserId, brief }: ConvertLeadRequest,
  { firstContactOn, referrer }: { firstContactOn: string | null; referrer: string | null },
): CreateProjectRequest {
  const source = [referrer, lead.sourceOrgName, lead.sourceReference].filter(Boolean).join('；');
  return {
    name: name ?? lead.title,
    projectKind: projectKind ?? 'INVESTMENT',
    companyId: lead.companyId,
    focusAreaCode: lead.focusAreaCode,
    chainNodeId: lead.chainNodeId,
    plannedInvestmentWan: lead.estimatedInvestmentWan,
    plannedInvestmentBasis: lead.estimatedInvestmentWan === null ? null : 'ESTIMATE',
    needs: lead.needs.map(({ type, text }) => ({ type, text })),
    sourceChannel: lead.sourceChannel,
    sourceEventId: lead.sourceEventId,
    sourceFundId: lead.sourceFundId,
    sourceReference: [...source].slice(0, LONGEST_REFERENCE).join('') || null,
    firstReportUnitId: lead.reportUnitId,
    ownerUnitId: lead.reportUnitId,
    ownerUserId: ownerUserId ?? lead.assigneeId,
    firstContactOn,
    note: lead.note,
    ...(brief === undefined ? {} : { brief }),
  };
}
