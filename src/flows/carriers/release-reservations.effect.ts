import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReservationsService } from '../../features/carrier-units/reservations.service.js';
import { MoveEffects } from '../project-moves/move-effects.js';

/** T32: a project that falls dormant gives up the units that are kept for it (domain.md §3.2). */
@Injectable()
export class ReleaseReservationsEffect implements OnModuleInit {
  constructor(
    private readonly effects: MoveEffects,
    private readonly reservations: ReservationsService,
  ) {}

  onModuleInit(): void {
    this.effects.on('RELEASE_CARRIER', async (actor, { after }) => {
      await this.reservations.releaseOfProject(actor, after.id);
    });
  }
}
