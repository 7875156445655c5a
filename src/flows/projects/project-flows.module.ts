import { Module } from '@nestjs/common';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionGuardModule } from '../protections/protection-guard.module.js';
import { EnterProjectController } from './enter-project.controller.js';
import { EnterProjectFlow } from './enter-project.flow.js';

/** Entering and changing projects, with what they must not collide with. */
@Module({
  imports: [ProjectsModule, ProtectionGuardModule],
  controllers: [EnterProjectController],
  providers: [EnterProjectFlow],
  exports: [EnterProjectFlow],
})
export class ProjectFlowsModule {}
