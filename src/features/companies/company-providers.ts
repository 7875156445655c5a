import { CompanyBulkRepository } from './company-bulk.repository.js';
import { CompanyBulkMoves } from './company-bulk-moves.repository.js';
import { CompanyCheck } from './company-check.js';
import { CompanyConsequences } from './company-consequences.js';
import { CompanyFacts } from './company-facts.repository.js';
import { CompanyMergingRepository } from './company-merging.repository.js';
import { CompanyNameTrail } from './company-name-trail.js';
import { CompanyNamesService } from './company-names.service.js';
import { CompanySearch } from './company-search.queries.js';
import { TokenFrequency } from './token-frequency.queries.js';

export { COMPANY_FILES } from './company-name-trail.js';
export { CompanyNamesController } from './company-names.controller.js';

/** What only the feature itself uses. */
export const COMPANY_STORES = [
  ...[
    CompanyBulkMoves,
    CompanyBulkRepository,
    CompanyCheck,
    CompanyConsequences,
    CompanyFacts,
    CompanyMergingRepository,
    TokenFrequency,
  ],
  ...[CompanyNamesService, CompanyNameTrail, CompanySearch],
];
