import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoveProjectRequest } from '../../features/projects/dto/move-project.dto.js';
import { ProjectResponse } from '../../features/projects/dto/project.response.js';
import {
  AttachEvidenceRequest,
  EvidenceResponse,
} from '../../features/projects/dto/project-records.response.js';
import { projectPermissions } from '../../features/projects/project.access.js';
import { EVIDENCE_TYPE } from '../../features/projects/project-evidence.codes.js';
import { ProjectRecordsQueries } from '../../features/projects/project-records.queries.js';
import { ProjectsQueries } from '../../features/projects/projects.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { FileIfAny, OrJson, type ReceivedFile, ReceivesFile } from '../../platform/files/received-file.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { AttachEvidenceFlow } from '../attach-evidence.flow.js';
import { MoveProjectFlow } from './move-project.flow.js';

const TEXT_FIELDS = {
  type: { type: 'string', enum: [...EVIDENCE_TYPE.codes], example: 'NEGOTIATION_MINUTES' },
  note: { type: 'string', maxLength: 1000 },
};

/** Writes on a project that change other records too. */
@ApiTags('projects')
@Controller('projects/:id')
export class MoveProjectController {
  constructor(
    private readonly moves: MoveProjectFlow,
    private readonly evidence: AttachEvidenceFlow,
    private readonly projects: ProjectsQueries,
    private readonly records: ProjectRecordsQueries,
  ) {}

  @Post('transitions')
  @Allow(projectPermissions.move)
  @Transactional()
  @Operation({
    id: 'moveProject',
    zh: '办理流转',
    en: 'Move a project',
    description:
      '409 PROJECT.TRANSITION_NOT_ALLOWED carries allowed[], 422 PROJECT.STAGE_GATE_FAILED carries missing[].',
    answer: ProjectResponse,
    etag: true,
    ifMatch: true,
  })
  async move(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: MoveProjectRequest,
  ): Promise<JsonText> {
    const id = await this.moves.run(actor, key, version, body);
    return this.projects.one(actor, { column: 'id', value: id });
  }

  @Post('evidence')
  @Allow(projectPermissions.attach)
  @ReceivesFile('file', TEXT_FIELDS)
  @OrJson(AttachEvidenceRequest)
  @Transactional()
  @Operation({
    id: 'attachProjectEvidence',
    zh: '上传佐证材料',
    en: 'Attach evidence',
    description: 'A form with the file and its type, or JSON that names a file uploaded before.',
    status: 201,
    answer: EvidenceResponse,
  })
  async attach(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @FileIfAny() file: ReceivedFile | undefined,
    @Body() body: AttachEvidenceRequest,
  ): Promise<JsonText> {
    const [projectId, evidenceId] = await this.evidence.run(actor, key, body, file);
    const evidence = await this.records.oneEvidence(actor, { column: 'id', value: projectId }, evidenceId);
    return created(evidence, `/api/v1/projects/${projectId}/evidence/${evidenceId}`);
  }
}
