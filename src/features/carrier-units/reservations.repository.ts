import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { CarrierReservation } from './carrier-reservation.entity.js';
import type { EarlierReservation, ReservingProject } from './reservation.rules.js';
import { RESERVATION_SETTINGS_KEY, type ReservationSettings } from './reservation-settings.js';

export interface ProjectStanding extends ReservingProject {
  readonly unitIds: readonly string[];
}

/** Writes reservations, and reads what decides about them. */
@Injectable()
export class ReservationsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
    private readonly sight: RecordSight,
    private readonly dated: DatedSettings,
  ) {}

  /** The project as the actor sees it; null when it is absent or not visible: the two look the same. */
  project(actor: Actor, id: string): Promise<ProjectStanding | null> {
    return this.standing(actor, id, '');
  }

  /** The same, and it cannot move until the transaction ends. To be called before the unit is locked. */
  heldProject(actor: Actor, id: string): Promise<ProjectStanding | null> {
    return this.standing(actor, id, 'FOR SHARE OF p');
  }

  /** The reservation of a unit that nobody has closed, run out or not. The unit is locked by then. */
  async open(unitId: string): Promise<CarrierReservation | null> {
    return this.unitOfWork
      .repository(CarrierReservation)
      .createQueryBuilder('r')
      .where('r.unitId = :unitId AND r.endedOn IS NULL', { unitId })
      .getOne();
  }

  /** @throws REQUEST.NOT_FOUND */
  async load(unitId: string, id: string): Promise<CarrierReservation> {
    const found = await this.unitOfWork.repository(CarrierReservation).findOneBy({ id, unitId });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  /** Units that a project holds, in ascending order, to be locked one after the other. */
  async unitsHeldFor(projectId: string): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT unit_id AS id FROM carrier_reservation WHERE project_id = $1 AND ended_on IS NULL ORDER BY unit_id`,
      [projectId],
    );
    return rows.map(({ id }) => id);
  }

  /** The last reservation of the unit for the project that is over. */
  earlier(unitId: string, projectId: string, day: string): Promise<EarlierReservation | null> {
    return this.sql.first<EarlierReservation>(
      `SELECT starts_on::text AS "startsOn", COALESCE(ended_on, until_on)::text AS "overOn" FROM carrier_reservation
       WHERE unit_id = $1 AND project_id = $2 AND (ended_on IS NOT NULL OR until_on < $3::date)
       ORDER BY COALESCE(ended_on, until_on) DESC, id DESC LIMIT 1`,
      [unitId, projectId, day],
    );
  }

  async insert(reservation: CarrierReservation): Promise<void> {
    await this.unitOfWork.repository(CarrierReservation).insert(reservation);
  }

  async update(id: string, expectedVersion: number, changes: Partial<CarrierReservation>): Promise<void> {
    await updateVersioned(this.unitOfWork, CarrierReservation, id, expectedVersion, changes as never);
  }

  /** The settings in force on a day. @throws Error when the row of the migration was removed */
  async settings(day: string): Promise<ReservationSettings> {
    const found = (await this.dated.at(day))[RESERVATION_SETTINGS_KEY] as ReservationSettings | undefined;
    if (!found) throw new Error(`The setting ${RESERVATION_SETTINGS_KEY} is missing`);
    return found;
  }

  private standing(actor: Actor, id: string, lock: string): Promise<ProjectStanding | null> {
    const { bind, values } = new Binder();
    return this.sql.first<ProjectStanding>(
      `SELECT p.pool_status AS "poolStatus", p.stage,
              array_remove(p.co_unit_ids || p.owner_unit_id || p.landing_unit_id, NULL) AS "unitIds"
       FROM project p WHERE p.id = ${bind(id)} AND p.deleted_at IS NULL
         AND ${this.sight.predicate('project', actor, 'p.id', bind)} ${lock}`,
      values,
    );
  }
}
