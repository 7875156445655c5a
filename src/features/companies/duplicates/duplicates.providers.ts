import type { Provider } from '@nestjs/common';
import { DistinctPairs } from './distinct-pairs.js';
import { DuplicateChecks } from './duplicate-checks.queries.js';
import { DuplicateFindingsQueries } from './duplicate-findings.queries.js';
import { DuplicateFindingsRepository } from './duplicate-findings.repository.js';
import { DuplicateFindingsService } from './duplicate-findings.service.js';
import { DuplicateLookupRepository } from './duplicate-lookup.repository.js';
import { DuplicateSearch } from './duplicate-search.js';
import { DuplicateSweep, SweepTrail } from './duplicate-sweep.js';
import { DuplicateSweepRepository } from './duplicate-sweep.repository.js';
import { ProtectedCompanies } from './protected-companies.repository.js';

/** Everything that finds, keeps and shows doubles. */
export const DUPLICATE_PROVIDERS: Provider[] = [
  DuplicateLookupRepository,
  DuplicateSearch,
  ProtectedCompanies,
  DuplicateChecks,
  DistinctPairs,
  DuplicateFindingsRepository,
  DuplicateFindingsService,
  DuplicateFindingsQueries,
  DuplicateSweepRepository,
  SweepTrail,
  DuplicateSweep,
];
