import { CAPITAL_NATURE } from '../companies/company.codes.js';
import type { InvestorIdentity, RegisteredCompanyFact } from './project-facts.js';

/** What a gate asks of a company, out of its record (domain.md §2.1, §3.2 T10, T11, T14). */
export interface CompanyFact {
  readonly entityType: string;
  readonly registrationStatus: string;
  readonly uscc: string | null;
  readonly foreignRegNo: string | null;
  readonly foreignRegCountry: string | null;
  readonly parentCompanyId: string | null;
  readonly capitalNature: string;
  readonly investorCountry: string;
  readonly registeredDistrictCode: string | null;
  readonly taxDistrictCode: string | null;
}

function isPreparing(company: CompanyFact): boolean {
  return company.entityType === 'PREPARING' || company.registrationStatus === 'PREPARING';
}

/** How the investor is known; `null` when it is not. Stored codes and numbers have passed their check. */
export function investorIdentity(company: CompanyFact | null): InvestorIdentity | null {
  if (company === null) return null;
  if (company.uscc !== null) return 'USCC';
  if (company.foreignRegNo !== null && company.foreignRegCountry !== null) return 'FOREIGN_NO';
  return isPreparing(company) && company.parentCompanyId !== null ? 'PREPARING_WITH_PARENT' : null;
}

/** Money from outside mainland China opens the foreign-investment gates. */
export function isForeignInvestor(company: CompanyFact | null): boolean {
  if (company === null) return false;
  const { capitalNature, investorCountry } = company;
  return (
    investorCountry !== 'CN' ||
    (CAPITAL_NATURE.has(capitalNature) && CAPITAL_NATURE.extra(capitalNature).foreign)
  );
}

export function registeredFact(company: CompanyFact | null): RegisteredCompanyFact | null {
  if (company === null) return null;
  return {
    preparing: isPreparing(company),
    usccValid: company.uscc !== null,
    registeredDistrictCode: company.registeredDistrictCode,
    taxDistrictCode: company.taxDistrictCode,
  };
}
