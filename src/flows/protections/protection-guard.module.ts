import { Module } from '@nestjs/common';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { ProtectionGuard } from './protection-guard.js';

/** The door of companies, for every flow that lets somebody in. */
@Module({
  imports: [ProtectionsModule, ProjectsModule],
  providers: [ProtectionGuard],
  exports: [ProtectionGuard],
})
export class ProtectionGuardModule {}
