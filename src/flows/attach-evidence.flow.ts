import { Injectable } from '@nestjs/common';
import { FilesService } from '../features/files/files.service.js';
import type { AttachEvidenceRequest } from '../features/projects/dto/project-records.response.js';
import { evidenceErrors } from '../features/projects/project-evidence.errors.js';
import { ProjectEvidenceService } from '../features/projects/project-evidence.service.js';
import type { Actor } from '../platform/access/actor.js';
import type { ReceivedFile } from '../platform/files/received-file.js';
import type { RecordKey } from '../platform/http/record-id.js';

/** Keeps an uploaded file and attaches it to a project as evidence, or attaches one that is kept already. */
@Injectable()
export class AttachEvidenceFlow {
  constructor(
    private readonly files: FilesService,
    private readonly evidence: ProjectEvidenceService,
  ) {}

  /** @returns ids of the project and of the evidence */
  async run(
    actor: Actor,
    key: RecordKey,
    { type, fileId, note }: AttachEvidenceRequest,
    file: ReceivedFile | undefined,
  ): Promise<[projectId: string, evidenceId: string]> {
    if ((file === undefined) === (fileId === undefined)) throw evidenceErrors.FILE_MISSING();
    const id = fileId ?? (file && (await this.files.register(actor, file)));
    return this.evidence.attach(actor, key, { type, fileId: id as string, note });
  }
}
