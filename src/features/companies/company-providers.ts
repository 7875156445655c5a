import { CompanyBulkRepository } from './company-bulk.repository.js';
import { CompanyCheck } from './company-check.js';
import { CompanyFacts } from './company-facts.repository.js';
import { CompanyMergingRepository } from './company-merging.repository.js';
import { TokenFrequency } from './token-frequency.queries.js';

/** What only the services of the feature themselves use. */
export const COMPANY_STORES = [
  ...[CompanyBulkRepository, CompanyCheck, CompanyFacts, CompanyMergingRepository, TokenFrequency],
];
