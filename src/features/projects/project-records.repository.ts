import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  ProjectApproval,
  ProjectDuplicateCheck,
  ProjectEvidence,
  ProjectHold,
  StageTransition,
} from './project-records.entity.js';

/** Writes what hangs on a project: moves, holds, signatures, duplicate checks and evidence with its file links. */
@Injectable()
export class ProjectRecordsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  async addMove(move: StageTransition): Promise<void> {
    await this.unitOfWork.repository(StageTransition).insert(move);
  }

  async startHold(hold: ProjectHold): Promise<void> {
    await this.unitOfWork.repository(ProjectHold).insert(hold);
  }

  async endHold(projectId: string, endedOn: string, versionTo: number): Promise<void> {
    await this.unitOfWork
      .repository(ProjectHold)
      .update({ projectId, endedOn: IsNull() }, { endedOn, versionTo });
  }

  async addApproval(approval: ProjectApproval): Promise<void> {
    await this.unitOfWork.repository(ProjectApproval).insert(approval);
  }

  async addDuplicateCheck(check: ProjectDuplicateCheck): Promise<void> {
    await this.unitOfWork.repository(ProjectDuplicateCheck).insert(check);
  }

  findEvidence(projectId: string, id: string): Promise<ProjectEvidence | null> {
    return this.unitOfWork.repository(ProjectEvidence).findOneBy({ id, projectId, removedAt: IsNull() });
  }

  /** Inserts the evidence and lets those who may read it read the file. */
  async addEvidence(evidence: ProjectEvidence): Promise<void> {
    await this.unitOfWork.repository(ProjectEvidence).insert(evidence);
    await this.sql.rows(
      `INSERT INTO file_link (file_id, subject_type, subject_id, created_at, created_by)
       VALUES ($1, 'project_evidence', $2, $3, $4)`,
      [evidence.fileId, evidence.id, evidence.createdAt, evidence.createdBy],
    );
  }

  async removeEvidence(id: string, removedAt: Date, removedBy: string): Promise<void> {
    await this.unitOfWork.repository(ProjectEvidence).update({ id }, { removedAt, removedBy });
  }

  /** Whether a move rests on the evidence. */
  async isUsed(evidenceId: string): Promise<boolean> {
    const found = await this.sql.first(
      'SELECT 1 AS used FROM stage_transition WHERE evidence_ids @> ARRAY[$1::uuid] LIMIT 1',
      [evidenceId],
    );
    return found !== null;
  }

  /** A file that the person or a colleague of the unit uploaded: nobody attaches what they may not read. */
  async mayAttach(fileId: string, userId: string, unitId: string): Promise<boolean> {
    const found = await this.sql.first(
      'SELECT 1 AS found FROM stored_file WHERE id = $1 AND deleted_at IS NULL AND (uploaded_by = $2 OR unit_id = $3)',
      [fileId, userId, unitId],
    );
    return found !== null;
  }
}
