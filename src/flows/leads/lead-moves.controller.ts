import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConvertLeadRequest } from '../../features/leads/dto/convert-lead.dto.js';
import { LeadResponse } from '../../features/leads/dto/lead.response.js';
import {
  AssessLeadRequest,
  AssignLeadRequest,
  MoveLeadRequest,
} from '../../features/leads/dto/move-lead.dto.js';
import { leadPermissions } from '../../features/leads/lead.access.js';
import { LeadsQueries } from '../../features/leads/leads.queries.js';
import { ProjectResponse } from '../../features/projects/dto/project.response.js';
import { ProjectsQueries } from '../../features/projects/projects.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ConvertLeadFlow } from './convert-lead.flow.js';
import { MoveLeadFlow } from './move-lead.flow.js';

const step = { answer: LeadResponse, etag: true, ifMatch: true } as const;

/** The moves of a lead (domain.md §3.8). 409 LEAD.TRANSITION_NOT_ALLOWED carries `allowed`. */
@ApiTags('leads')
@Controller('leads/:id')
export class LeadMovesController {
  constructor(
    private readonly moves: MoveLeadFlow,
    private readonly conversion: ConvertLeadFlow,
    private readonly leads: LeadsQueries,
    private readonly projects: ProjectsQueries,
  ) {}

  @Post('assignments')
  @Allow(leadPermissions.assign)
  @Transactional()
  @Operation({
    id: 'assignLead',
    zh: '分派线索',
    en: 'Assign a lead',
    description: 'The first time it answers the lead; a department’s proposal becomes the lead of the unit.',
    ...step,
  })
  async assign(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: AssignLeadRequest,
  ): Promise<JsonText> {
    return this.lead(actor, await this.moves.assign(actor, key, version, body));
  }

  @Post('assessments')
  @Allow(leadPermissions.work)
  @Transactional()
  @Operation({ id: 'assessLead', zh: '研判线索', en: 'Assess a lead', ...step })
  async assess(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: AssessLeadRequest,
  ): Promise<JsonText> {
    return this.lead(actor, await this.moves.assess(actor, key, version, body));
  }

  @Post('transitions')
  @Allow(leadPermissions.work)
  @Transactional()
  @Operation({
    id: 'moveLead',
    zh: '办理线索',
    en: 'Move a lead',
    description: 'BEGIN, PARK, RESUME, REJECT, MARK_DUPLICATE, HAND_OVER.',
    ...step,
  })
  async move(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: MoveLeadRequest,
  ): Promise<JsonText> {
    return this.lead(actor, await this.moves.move(actor, key, version, body));
  }

  @Post('conversions')
  @Allow(leadPermissions.work)
  @Transactional()
  @Operation({
    id: 'convertLead',
    zh: '线索转项目',
    en: 'Convert a lead into a project',
    description: 'Drafts a project that carries over everything, interactions included; answers the project.',
    status: 201,
    answer: ProjectResponse,
    etag: true,
    ifMatch: true,
  })
  async convert(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: ConvertLeadRequest,
  ): Promise<JsonText> {
    const id = await this.conversion.run(actor, key, version, body);
    return created(await this.projects.one(actor, { column: 'id', value: id }), `/api/v1/projects/${id}`);
  }

  private lead(actor: Actor, id: string): Promise<JsonText> {
    return this.leads.one(actor, { column: 'id', value: id });
  }
}
