import type { CompanyDefaults, IntakeRow } from '../../features/companies/company-intake.types.js';

/** Where a foreign company that says no more than its country stands; all of it can be set by `defaults`. */
const FOREIGN = { entityType: 'FOREIGN_ENTITY', capitalNature: 'OVERSEAS' } as const;

/**
 * What holds where a list is silent: a company of private capital from mainland China, registration unknown, a
 * target without focus area; a country other than CN makes it a foreign entity.
 */
export const COMPANY_DEFAULTS: CompanyDefaults = {
  entityType: 'COMPANY',
  capitalNature: 'PRIVATE',
  investorCountry: 'CN',
  registrationStatus: 'UNKNOWN',
  focusAreaCode: 'OTHER',
  parkRelation: 'TARGET',
};

export function defaultsFor(given: IntakeRow['given'], chosen: Partial<CompanyDefaults>): CompanyDefaults {
  const country = given.investorCountry ?? given.foreignRegCountry ?? null;
  const isForeign = country !== null && country !== 'CN';
  return {
    ...COMPANY_DEFAULTS,
    ...(isForeign ? { investorCountry: country } : {}),
    // A credit code says that the company itself is registered on the mainland.
    ...(isForeign && !given.uscc ? FOREIGN : {}),
    ...chosen,
  };
}
