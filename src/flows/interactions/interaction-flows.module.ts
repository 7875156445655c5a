import { Module } from '@nestjs/common';
import { InteractionsModule } from '../../features/interactions/interactions.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { RecordInteractionController } from './record-interaction.controller.js';
import { RecordInteractionFlow } from './record-interaction.flow.js';

/** Writing follow-ups, with what follows from them elsewhere. */
@Module({
  imports: [InteractionsModule, ProtectionsModule],
  controllers: [RecordInteractionController],
  providers: [RecordInteractionFlow],
  exports: [RecordInteractionFlow],
})
export class InteractionFlowsModule {}
