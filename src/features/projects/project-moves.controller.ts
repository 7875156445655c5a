import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ApproveMoveRequest } from './dto/move-project.dto.js';
import { ProjectMovesResponse } from './dto/project-moves.response.js';
import { DuplicateCheckResponse, EvidencePage, EvidenceResponse } from './dto/project-records.response.js';
import { StageHistoryPage } from './dto/stage-history.response.js';
import { projectPermissions } from './project.access.js';
import { ProjectApprovalsService } from './project-approvals.service.js';
import { ProjectDuplicatesService } from './project-duplicates.service.js';
import { ProjectEvidenceService } from './project-evidence.service.js';
import { ProjectMovesQueries } from './project-moves.queries.js';
import { ProjectRecordsQueries } from './project-records.queries.js';

/** What a move is prepared with. The move itself spans features: `src/flows/project-moves/move-project.controller.ts`. */
@ApiTags('projects')
@Controller('projects/:id')
export class ProjectMovesController {
  constructor(
    private readonly approvals: ProjectApprovalsService,
    private readonly duplicates: ProjectDuplicatesService,
    private readonly evidence: ProjectEvidenceService,
    private readonly moves: ProjectMovesQueries,
    private readonly records: ProjectRecordsQueries,
  ) {}

  @Get('transitions')
  @Allow(projectPermissions.read)
  @Operation({
    id: 'listProjectTransitions',
    zh: '可办理的流转及所缺条件',
    en: 'Moves open to the project, with what each still needs',
    answer: ProjectMovesResponse,
    etag: true,
  })
  open(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.moves.open(actor, key);
  }

  @Get('stage-history')
  @Allow(projectPermissions.read)
  @Operation({
    id: 'listProjectStageHistory',
    zh: '流转记录',
    en: 'Moves that were made',
    answer: StageHistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.records.stageHistory(actor, key, query);
  }

  @Post('approvals')
  @Allow(projectPermissions.approve)
  @Transactional()
  @Operation({
    id: 'approveProjectTransition',
    zh: '会签流转',
    en: 'Sign a move that two persons decide',
    status: 201,
    answer: ProjectMovesResponse,
  })
  async sign(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Body() body: ApproveMoveRequest,
  ): Promise<JsonText> {
    const id = await this.approvals.sign(actor, key, body);
    const moves = await this.moves.open(actor, { column: 'id', value: id });
    return created(moves, `/api/v1/projects/${id}/transitions`);
  }

  @Post('duplicate-checks')
  @Allow(projectPermissions.update)
  @Transactional()
  @Operation({
    id: 'checkProjectDuplicates',
    zh: '查重',
    en: 'Look for the same investor in other projects',
    status: 201,
    answer: DuplicateCheckResponse,
  })
  async check(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const { checkId, projectId } = await this.duplicates.run(actor, key);
    return created(await this.records.duplicateCheck(actor, checkId), `/api/v1/projects/${projectId}`);
  }

  @Get('evidence')
  @Allow(projectPermissions.read)
  @Operation({ id: 'listProjectEvidence', zh: '佐证材料', en: 'Evidence of a project', answer: EvidencePage })
  list(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.records.evidence(actor, key, query);
  }

  @Get('evidence/:evidenceId')
  @Allow(projectPermissions.read)
  @Operation({
    id: 'getProjectEvidence',
    zh: '查看材料',
    en: 'Read about evidence',
    answer: EvidenceResponse,
  })
  one(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @RecordId('evidenceId') evidence: RecordKey,
  ): Promise<JsonText> {
    return this.records.oneEvidence(actor, key, idOf(evidence));
  }

  @Delete('evidence/:evidenceId')
  @Allow(projectPermissions.attach)
  @Transactional()
  @Operation({ id: 'removeProjectEvidence', zh: '移除材料', en: 'Remove evidence', status: 204 })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @RecordId('evidenceId') evidence: RecordKey,
  ): Promise<void> {
    await this.evidence.remove(actor, key, idOf(evidence));
  }
}
