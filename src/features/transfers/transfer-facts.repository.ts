import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { PoolStatus, Stage } from '../projects/project.codes.js';
import { Transfer } from './transfer.entity.js';
import type { TransferFacts } from './transfer.rules.js';
import { keeperBlocker, transferBlocker } from './transfer-project.rules.js';
import { TRANSFER_SETTINGS_KEY, type TransferSettings } from './transfer-settings.js';

/** Ids that a hand-over form names. */
export interface FormReferences {
  readonly contactIds: readonly string[];
  readonly fileIds: readonly string[];
}

interface Surroundings {
  readonly poolStatus: PoolStatus;
  readonly stage: Stage | null;
  readonly ownerUnitId: string;
  readonly ownerId: string | null;
  readonly form: TransferFacts['form'];
  readonly followedUp: boolean;
}

/**
 * Follow-ups of the receiving unit since the hand-over. What was entered after the last day of the watch came too
 * late, however late the nightly job runs.
 */
const FOLLOW_UPS = `SELECT i.id FROM interaction i
  WHERE i.project_id = t.project_id AND i.unit_id = t.to_unit_id AND i.deleted_at IS NULL
    AND i.occurred_on >= t.handed_over_on
    AND (i.created_at AT TIME ZONE 'Asia/Shanghai')::date <= t.due_on`;

const SURROUNDINGS = `
  SELECT p.pool_status AS "poolStatus", p.stage, p.owner_unit_id AS "ownerUnitId",
    (SELECT u.id FROM app_user u WHERE u.id = p.owner_user_id AND u.unit_id = t.from_unit_id
       AND u.status = 'ACTIVE' AND u.deleted_at IS NULL) AS "ownerId",
    (SELECT json_build_object('giverSigned', h.giver_id IS NOT NULL, 'receiverSigned', h.receiver_id IS NOT NULL)
       FROM project_hand_over h WHERE h.transfer_id = t.id AND h.round = t.round) AS form,
    EXISTS (${FOLLOW_UPS}) AS "followedUp"
  FROM project_transfer t JOIN project p ON p.id = t.project_id WHERE t.id = $1`;

/** Reads, for decisions about a transfer, what they need to know of other rows. */
@Injectable()
export class TransferFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    private readonly sight: RecordSight,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A transfer as it is now, with its facts. */
  async now(id: string, today: string): Promise<{ transfer: Transfer; facts: TransferFacts }> {
    const transfer = await this.unitOfWork.repository(Transfer).findOneByOrFail({ id });
    return { transfer, facts: await this.factsOf(transfer, today) };
  }

  /** The settings in force on a day. @throws Error when the row of the migration was removed */
  async settings(day: string): Promise<TransferSettings> {
    const found = (await this.dated.at(day))[TRANSFER_SETTINGS_KEY] as TransferSettings | undefined;
    if (!found) throw new Error(`The setting ${TRANSFER_SETTINGS_KEY} is missing`);
    return found;
  }

  async factsOf(transfer: Transfer, today: string): Promise<TransferFacts> {
    const found = (await this.sql.first<Surroundings>(SURROUNDINGS, [transfer.id])) as Surroundings;
    const { state, dueOn, createdBy, fromUnitId, namedUnitId, toUnitId, toUserId, settledOn } = transfer;
    return {
      ...{ today, state, dueOn, createdBy, fromUnitId, namedUnitId, toUnitId, toUserId, settledOn },
      giverId: found.ownerId,
      projectBlocker: transferBlocker(found) ?? keeperBlocker(found.ownerUnitId, transfer),
      form: found.form,
      followedUp: found.followedUp,
    };
  }

  /** Whether a transfer was applied for after this one: the receiving unit took a decision of its own. */
  async wasFollowedByAnother({ id, projectId }: Transfer): Promise<boolean> {
    const found = await this.sql.first(
      'SELECT 1 AS found FROM project_transfer WHERE project_id = $1 AND id > $2 LIMIT 1',
      [projectId, id],
    );
    return found !== null;
  }

  async ownsProjects(unitId: string): Promise<boolean> {
    const found = await this.sql.first(
      'SELECT 1 AS found FROM responsible_unit WHERE id = $1 AND can_own_projects AND deleted_at IS NULL',
      [unitId],
    );
    return found !== null;
  }

  async isActivePromoter(userId: string, unitId: string): Promise<boolean> {
    const found = await this.sql.first(
      `SELECT 1 AS found FROM app_user WHERE id = $1 AND unit_id = $2 AND status = 'ACTIVE' AND deleted_at IS NULL
         AND roles && ARRAY['SPECIALIST', 'SUPERVISOR']`,
      [userId, unitId],
    );
    return found !== null;
  }

  /** Contacts that the actor sees; files of the actor's unit, evidence of the project, or on the form already. */
  async formReferencesExist(
    actor: Actor,
    transfer: Transfer,
    { contactIds, fileIds }: FormReferences,
  ): Promise<boolean> {
    const { bind, values } = new Binder();
    const [contacts, files, project] = [contactIds, fileIds, transfer.projectId].map(bind) as [
      string,
      string,
      string,
    ];
    const found = await this.sql.first<{ missing: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM unnest(${contacts}::uuid[]) AS w (id) WHERE NOT EXISTS (
           SELECT 1 FROM contact r WHERE r.id = w.id AND r.deleted_at IS NULL
             AND ${this.sight.predicate('contact', actor, 'r.id', bind)}))
         OR EXISTS (SELECT 1 FROM unnest(${files}::uuid[]) AS w (id) WHERE NOT EXISTS (
           SELECT 1 FROM stored_file f WHERE f.id = w.id AND f.deleted_at IS NULL
             AND (f.uploaded_by = ${bind(actor.userId)} OR f.unit_id = ${bind(actor.unitId)} OR EXISTS (
               SELECT 1 FROM project_evidence e WHERE e.file_id = f.id AND e.project_id = ${project}::uuid
                 AND e.removed_at IS NULL) OR EXISTS (SELECT 1 FROM project_hand_over h
               WHERE h.transfer_id = ${bind(transfer.id)} AND f.id = ANY (h.file_ids))))) AS missing`,
      values,
    );
    return found?.missing === false;
  }

  /** Handed-over transfers whose watch has ended and that nobody has looked at, oldest first. @param day Shanghai date */
  watchedUntil(day: string): Promise<{ id: string }[]> {
    return this.sql.rows(
      `SELECT id FROM project_transfer WHERE state = 'HANDED_OVER' AND settled_on IS NULL AND due_on < $1::date
       ORDER BY due_on, id`,
      [day],
    );
  }
}
