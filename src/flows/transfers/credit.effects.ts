import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CreditSharesService } from '../../features/credit-shares/credit-shares.service.js';
import { MoveEffects } from '../project-moves/move-effects.js';

/** What moves of projects do to shared credit: set at the admission, rewritten at a re-activation, frozen at S5 or S6. */
@Injectable()
export class CreditEffects implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly credit: CreditSharesService,
  ) {}

  onModuleInit(): void {
    this.effects.on('SET_CREDIT', (actor, { projectId, reason }) =>
      this.credit.applyCase(actor, projectId, reason),
    );
    this.effects.on('FREEZE_CREDIT', (actor, { projectId, effectiveOn, transition }) =>
      this.credit.freeze(actor, projectId, effectiveOn, transition),
    );
  }
}
