import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { CarrierReservation } from './carrier-reservation.entity.js';
import { canDecideReservation } from './carrier-unit.access.js';
import type { ReservationEnd } from './carrier-unit.codes.js';
import { carrierUnitErrors } from './carrier-unit.errors.js';
import type { OfCarrier } from './carrier-units.repository.js';
import { isLive } from './reservation.rules.js';
import { ReservationsRepository } from './reservations.repository.js';

/** Closes reservations, for whoever changes the unit or the project. The unit is locked by then. */
@Injectable()
export class ReservationKeeper {
  constructor(
    private readonly reservations: ReservationsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes down that a reservation has run out, so that the unit can be reserved anew. @returns one that has not */
  async liveOf(unitId: string): Promise<CarrierReservation | null> {
    const open = await this.reservations.open(unitId);
    if (!open || isLive(open, today(this.clock))) return open;
    await this.close(null, open, 'EXPIRED');
    return null;
  }

  /**
   * Makes way for another use of the unit.
   * @throws CARRIER_UNIT.RESERVED unless the caller decides about the reservation
   */
  async makeWay(actor: Actor, unitId: string, carrier: OfCarrier): Promise<void> {
    const live = await this.liveOf(unitId);
    if (!live) return;
    const project = await this.reservations.project(actor, live.projectId);
    const standing = { operatorUnitId: carrier.operatorUnitId, projectUnitIds: project?.unitIds ?? [] };
    if (!canDecideReservation(actor, standing))
      throw carrierUnitErrors.RESERVED({ params: { untilOn: live.untilOn } });
    await this.close(actor, live, 'TAKEN');
  }

  /** @param actor null when nobody did it: time, or the nightly job */
  async close(
    actor: Actor | null,
    reservation: CarrierReservation,
    endReason: ReservationEnd,
    reason: string | null = null,
  ): Promise<void> {
    const endedOn = endReason === 'EXPIRED' ? reservation.untilOn : today(this.clock);
    const end = { endedOn, endReason };
    const stamp = { updatedAt: this.clock.now(), updatedBy: actor?.userId ?? null };
    await this.reservations.update(reservation.id, reservation.version, { ...end, ...stamp });
    await this.audit.record(
      {
        action: 'carrier_reservation.ended',
        subjectType: 'carrier_reservation',
        subjectId: reservation.id,
        changes: diff({ ...reservation }, end),
        reason,
      },
      actor,
    );
  }
}
