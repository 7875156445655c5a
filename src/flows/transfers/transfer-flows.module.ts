import { Module } from '@nestjs/common';
import { CreditSharesModule } from '../../features/credit-shares/credit-shares.module.js';
import { NoticesModule } from '../../features/notices/notices.module.js';
import { ProjectsModule } from '../../features/projects/projects.module.js';
import { ProtectionsModule } from '../../features/protections/protections.module.js';
import { TransfersModule } from '../../features/transfers/transfers.module.js';
import { ProjectMovesFlowModule } from '../project-moves/project-moves.module.js';
import { CloseTransferEffect } from './close-transfer.effect.js';
import { CreditEffects } from './credit.effects.js';
import { ProjectTransfersController } from './project-transfers.controller.js';
import { ShareCreditController } from './share-credit.controller.js';
import { ShareCreditFlow } from './share-credit.flow.js';
import { TransferConsequences } from './transfer-consequences.js';
import { TransferNotices } from './transfer-notices.js';
import { TransferProjectFlow } from './transfer-project.flow.js';
import { WatchTransfersFlow } from './watch-transfers.flow.js';

/** Transfers of projects and the sharing of their credit, with what they do to other records. */
@Module({
  imports: [
    ...[TransfersModule, CreditSharesModule, ProjectsModule, ProtectionsModule, NoticesModule],
    ProjectMovesFlowModule,
  ],
  controllers: [ProjectTransfersController, ShareCreditController],
  providers: [
    ...[TransferProjectFlow, TransferConsequences, TransferNotices, WatchTransfersFlow],
    ...[CloseTransferEffect, CreditEffects, ShareCreditFlow],
  ],
})
export class TransferFlowsModule {}
