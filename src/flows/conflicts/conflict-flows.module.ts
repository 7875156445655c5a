import { Module } from '@nestjs/common';
import { ConflictsModule } from '../../features/conflicts/conflicts.module.js';
import { CreditSharesModule } from '../../features/credit-shares/credit-shares.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { ConflictLimitsFlow } from './conflict-limits.flow.js';
import { ConflictNotices } from './conflict-notices.js';
import { ConflictsWritingController } from './conflicts-writing.controller.js';
import { MoveConflictFlow } from './move-conflict.flow.js';
import { OpenConflictFlow } from './open-conflict.flow.js';
import { RulingProjects } from './ruling-projects.js';

/** Conflicts where they meet protections and projects. */
@Module({
  imports: [ConflictsModule, ProtectionsModule, ProjectsModule, CreditSharesModule, NoticesModule],
  controllers: [ConflictsWritingController],
  providers: [OpenConflictFlow, MoveConflictFlow, RulingProjects, ConflictLimitsFlow, ConflictNotices],
})
export class ConflictFlowsModule {}
