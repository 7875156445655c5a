import { CompanyBelonging } from './company-belonging.js';
import { CompanyGroupsController } from './company-groups.controller.js';
import { CompanyGroupsQueries } from './company-groups.queries.js';
import { CompanyGroupsRepository } from './company-groups.repository.js';
import { CompanyGroupsService } from './company-groups.service.js';
import { CompanyHierarchy } from './company-hierarchy.js';
import { CompanyMoves } from './company-moves.js';
import { CompanyRelativesController } from './company-relatives.controller.js';
import { CompanyRelativesQueries } from './company-relatives.queries.js';

export { CompanyGroup } from './company-group.entity.js';
export { companyGroupConstraints } from './company-group.errors.js';
export { CompanyMoves } from './company-moves.js';

/** Groups, parents and branches. */
export const GROUP_PROVIDERS = [
  CompanyGroupsService,
  CompanyGroupsRepository,
  CompanyGroupsQueries,
  CompanyBelonging,
  CompanyHierarchy,
  CompanyMoves,
  CompanyRelativesQueries,
];

export const GROUP_CONTROLLERS = [CompanyGroupsController, CompanyRelativesController];
