import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConstraintCatalogue } from '../../platform/database/constraint-catalogue.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { CompanyProtectionQueries } from './company-protection.queries.js';
import * as entities from './protection.entity.js';
import { protectionConstraints } from './protection.errors.js';
import { ProtectionDeadlines } from './protection-deadlines.queries.js';
import { protectionFileRule } from './protection-file.sql.js';
import { ProtectionReadingsController } from './protection-readings.controller.js';
import { ProtectionScopeQueries } from './protection-scope.queries.js';
import { PROTECTION_SERVICES } from './protection-services.js';
import { PROTECTION_STORES } from './protection-stores.js';
import { ProtectionsController } from './protections.controller.js';
import { ProtectionsQueries } from './protections.queries.js';

const READS = [ProtectionsQueries, CompanyProtectionQueries, ProtectionScopeQueries, ProtectionDeadlines];

@Module({
  imports: [TypeOrmModule.forFeature(Object.values(entities))],
  controllers: [ProtectionsController, ProtectionReadingsController],
  providers: [...PROTECTION_SERVICES, ...PROTECTION_STORES, ...READS],
  exports: [...PROTECTION_SERVICES, ...READS],
})
export class ProtectionsModule {
  constructor(constraints: ConstraintCatalogue, files: FileSubjects) {
    constraints.register(protectionConstraints);
    files.register('protection', protectionFileRule);
  }
}
