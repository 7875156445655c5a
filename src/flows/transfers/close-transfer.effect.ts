import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TransferWatchService } from '../../features/transfers/transfer-watch.service.js';
import { MoveEffects } from '../project-moves/move-effects.js';
import { TransferConsequences } from './transfer-consequences.js';
import { transferred } from './transfer-project.flow.js';

/** A project that is signed, goes dormant, leaves the pool or is merged is not on its way to another unit any more. */
@Injectable()
export class CloseTransferEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly watch: TransferWatchService,
    private readonly consequences: TransferConsequences,
  ) {}

  onModuleInit(): void {
    for (const effect of ['FREEZE_CREDIT', 'END_PROTECTION', 'MERGE_INTO_SURVIVOR'] as const)
      this.effects.on(effect, async (_actor, { after, effectiveOn }) => {
        const outcome = await this.watch.closeOpen(transferred(after), effectiveOn);
        if (outcome) await this.consequences.carryOut(null, after, outcome);
      });
  }
}
