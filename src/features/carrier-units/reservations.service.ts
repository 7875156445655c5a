import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { canDecideReservation } from './carrier-unit.access.js';
import { carrierUnitErrors, reservationErrors } from './carrier-unit.errors.js';
import { CarrierUnitGate, type OpenedUnit } from './carrier-unit-gate.js';
import type { CreateReservationRequest } from './dto/reservation.dto.js';
import { isLive, lastDayOf, renewalBlockers, reservationBlockers } from './reservation.rules.js';
import { ReservationKeeper } from './reservation-keeper.js';
import { type ProjectStanding, ReservationsRepository } from './reservations.repository.js';

/** Keeps units for projects for some days (domain.md §2.7, T12, T32). */
@Injectable()
export class ReservationsService {
  constructor(
    private readonly gate: CarrierUnitGate,
    private readonly reservations: ReservationsRepository,
    private readonly keeper: ReservationKeeper,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps a vacant unit for a project. Of two at the same time the second finds it taken.
   * @returns its id. @throws CARRIER_RESERVATION.PROJECT_MISSING, NOT_YOURS, RULES_BROKEN, CARRIER_UNIT.RESERVED, NOT_VACANT
   */
  async reserve(actor: Actor, unitId: string, request: CreateReservationRequest): Promise<string> {
    const { projectId, note = null } = request;
    const project = await this.reservations.heldProject(actor, projectId);
    const { unit, carrier } = await this.gate.open(actor, unitId);
    if (!project) throw reservationErrors.PROJECT_MISSING();
    this.assertDecides(actor, carrier, project);
    if (unit.useStatus !== 'VACANT')
      throw carrierUnitErrors.NOT_VACANT({ params: { status: unit.useStatus } });
    const live = await this.keeper.liveOf(unitId);
    if (live) throw carrierUnitErrors.RESERVED({ params: { untilOn: live.untilOn } });
    const startsOn = today(this.clock);
    const settings = await this.reservations.settings(startsOn);
    const untilOn = request.untilOn ?? lastDayOf(startsOn, settings.maxDays);
    const earlier = await this.reservations.earlier(unitId, projectId, startsOn);
    this.refuse(reservationBlockers({ startsOn, untilOn }, project, earlier, settings));
    const id = uuidv7();
    const terms = { unitId, projectId, startsOn, untilOn, note, settingsInForce: settings };
    await this.reservations.insert({
      ...{ id, ...terms, renewals: 0, endedOn: null, endReason: null, version: 1 },
      ...{ createdAt: this.clock.now(), createdBy: actor.userId },
      ...this.stamp(actor),
    });
    await this.gate.touch(unitId, this.stamp(actor));
    await this.record(actor, 'carrier_reservation.created', id, creation(terms));
    return id;
  }

  /** @param untilOn the new last day; left out: as long as the settings allow */
  async renew(
    actor: Actor,
    [unitId, id]: readonly [string, string],
    version: number,
    untilOn: string | undefined,
  ): Promise<void> {
    const { reservation, project } = await this.openLive(actor, unitId, id);
    if (!project) throw reservationErrors.NOT_YOURS();
    const settings = await this.reservations.settings(today(this.clock));
    const wanted = untilOn ?? lastDayOf(reservation.untilOn, settings.maxDays + 1);
    this.refuse(renewalBlockers(reservation, wanted, project, settings));
    const given = { untilOn: wanted, renewals: reservation.renewals + 1, settingsInForce: settings };
    await this.reservations.update(id, version, { ...given, ...this.stamp(actor) });
    await this.gate.touch(unitId, this.stamp(actor));
    await this.record(actor, 'carrier_reservation.renewed', id, diff({ ...reservation }, given));
  }

  /** Gives the unit free before the time. */
  async release(
    actor: Actor,
    [unitId, id]: readonly [string, string],
    version: number,
    reason: string | null,
  ): Promise<void> {
    const { reservation } = await this.openLive(actor, unitId, id);
    await this.keeper.close(actor, { ...reservation, version }, 'RELEASED', reason);
    await this.gate.touch(unitId, this.stamp(actor));
  }

  /** T32: what a project holds becomes free. @param actor null when the nightly job moved the project */
  async releaseOfProject(actor: Actor | null, projectId: string): Promise<void> {
    for (const unitId of await this.reservations.unitsHeldFor(projectId)) {
      await this.gate.lock(unitId);
      const live = await this.keeper.liveOf(unitId);
      if (live?.projectId !== projectId) continue;
      await this.keeper.close(actor, live, 'PROJECT_DORMANT');
      await this.gate.touch(unitId, this.stamp(actor));
    }
  }

  /** The reservation with its project held and its unit locked, in this order. */
  private async openLive(actor: Actor, unitId: string, id: string) {
    const { projectId } = await this.reservations.load(unitId, id);
    const project = await this.reservations.heldProject(actor, projectId);
    const { carrier } = await this.gate.open(actor, unitId);
    this.assertDecides(actor, carrier, project);
    const reservation = await this.reservations.load(unitId, id);
    if (!isLive(reservation, today(this.clock)))
      throw reservationErrors.OVER({ params: { overOn: reservation.endedOn ?? reservation.untilOn } });
    return { reservation, project };
  }

  private assertDecides(
    actor: Actor,
    { operatorUnitId }: OpenedUnit['carrier'],
    project: ProjectStanding | null,
  ): void {
    const standing = { operatorUnitId, projectUnitIds: project?.unitIds ?? [] };
    if (!canDecideReservation(actor, standing)) throw reservationErrors.NOT_YOURS();
  }

  private refuse(errors: ReturnType<typeof reservationBlockers>): void {
    if (errors.length) throw reservationErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  private stamp(actor: Actor | null) {
    return { updatedAt: this.clock.now(), updatedBy: actor?.userId ?? null };
  }

  private async record(actor: Actor, action: string, subjectId: string, changes: ReturnType<typeof diff>) {
    await this.audit.record({ action, subjectType: 'carrier_reservation', subjectId, changes }, actor);
  }
}
