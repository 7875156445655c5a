import { Module } from '@nestjs/common';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { DueNoticesFlow } from './due-notices.flow.js';
import { NotifyTeamEffect } from './notify-team.effect.js';
import { SystemMovesFlow } from './system-moves.flow.js';

/** What happens to projects by itself, and what their people hear of it. */
@Module({
  imports: [NoticesModule, ProjectsModule, ProjectMovesFlowModule],
  providers: [SystemMovesFlow, DueNoticesFlow, NotifyTeamEffect],
})
export class NightlyFlowModule {}
