import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Interaction } from './interaction.entity.js';
import { InteractionAddendum } from './interaction-addendum.entity.js';

/** Writes follow-ups, who took part, addenda and the links to their files. */
@Injectable()
export class InteractionsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** @throws REQUEST.NOT_FOUND for an absent or (unless asked for) deleted record */
  async load(id: string, { deleted = false } = {}): Promise<Interaction> {
    const interaction = await this.unitOfWork.repository(Interaction).findOneBy({ id });
    if (!interaction || (interaction.deletedAt !== null) !== deleted) throw httpErrors.NOT_FOUND();
    return interaction;
  }

  async insert(interaction: Interaction): Promise<void> {
    await this.unitOfWork.repository(Interaction).insert(interaction);
  }

  async update(id: string, expectedVersion: number, changes: Partial<Interaction>): Promise<void> {
    await updateVersioned(this.unitOfWork, Interaction, id, expectedVersion, changes);
  }

  async counterpartsOf(id: string): Promise<string[]> {
    const rows = await this.sql.rows<{ contactId: string }>(
      'SELECT contact_id AS "contactId" FROM interaction_counterpart WHERE interaction_id = $1 ORDER BY contact_id',
      [id],
    );
    return rows.map((row) => row.contactId);
  }

  /** Those who take part keep the decision role that they had at their entry; new ones get today's. */
  async setCounterparts(id: string, contactIds: readonly string[]): Promise<void> {
    await this.sql.rows(
      'DELETE FROM interaction_counterpart WHERE interaction_id = $1 AND NOT contact_id = ANY ($2::uuid[])',
      [id, contactIds],
    );
    await this.sql.rows(
      `INSERT INTO interaction_counterpart (interaction_id, contact_id, decision_role)
       SELECT $1::uuid, id, decision_role FROM contact WHERE id = ANY ($2::uuid[])
       ON CONFLICT DO NOTHING`,
      [id, contactIds],
    );
  }

  async attachmentsOf(id: string): Promise<string[]> {
    const rows = await this.sql.rows<{ fileId: string }>(
      `SELECT file_id AS "fileId" FROM file_link
       WHERE subject_type = 'interaction' AND subject_id = $1 ORDER BY file_id`,
      [id],
    );
    return rows.map((row) => row.fileId);
  }

  async setAttachments(id: string, fileIds: readonly string[], at: Date, by: string): Promise<void> {
    await this.sql.rows(
      `DELETE FROM file_link
       WHERE subject_type = 'interaction' AND subject_id = $1 AND NOT file_id = ANY ($2::uuid[])`,
      [id, fileIds],
    );
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       SELECT f, 'interaction', $1::uuid, $3, $4 FROM unnest($2::uuid[]) AS f ON CONFLICT DO NOTHING`,
      [id, fileIds, at, by],
    );
  }

  async append(addendum: InteractionAddendum): Promise<void> {
    await this.unitOfWork.repository(InteractionAddendum).insert(addendum);
  }
}
