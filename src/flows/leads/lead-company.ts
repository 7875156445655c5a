import type { CompanyDescription } from '../../features/companies/company-matching.service.js';
import type { CreateLeadRequest, UpdateLeadRequest } from '../../features/leads/dto/create-lead.dto.js';

/** What a lead tells of its company, in the words of the companies feature. */
export function describedIn(
  lead: Pick<CreateLeadRequest, 'companyId' | 'companyNameRaw' | 'companyUsccRaw' | 'focusAreaCode'>,
): CompanyDescription {
  const { companyId = null, companyNameRaw = null, companyUsccRaw = null, focusAreaCode = null } = lead;
  return { companyId, name: companyNameRaw, uscc: companyUsccRaw, focusAreaCode };
}

/** Whether a correction says anything new about the company. */
export function touchesCompany({ companyId, companyNameRaw, companyUsccRaw }: UpdateLeadRequest): boolean {
  return [companyId, companyNameRaw, companyUsccRaw].some((given) => given !== undefined);
}
