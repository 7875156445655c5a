import { Body, Controller, Delete, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateLeadRequest, UpdateLeadRequest } from '../../features/leads/dto/create-lead.dto.js';
import { LeadResponse } from '../../features/leads/dto/lead.response.js';
import { RegisteredLeadResponse } from '../../features/leads/dto/registered-lead.response.js';
import { leadPermissions } from '../../features/leads/lead.access.js';
import { LeadDuplicates } from '../../features/leads/lead-duplicates.queries.js';
import { LeadsQueries } from '../../features/leads/leads.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText, withMember } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { KeepLeadFlow } from './keep-lead.flow.js';
import { RegisterLeadFlow } from './register-lead.flow.js';

const withTag = { answer: LeadResponse, etag: true } as const;

/** Registration and correction of leads: what they say of a company concerns other records too. */
@ApiTags('leads')
@Controller('leads')
export class KeepLeadsController {
  constructor(
    private readonly registration: RegisterLeadFlow,
    private readonly leads: KeepLeadFlow,
    private readonly queries: LeadsQueries,
    private readonly duplicates: LeadDuplicates,
  ) {}

  @Post()
  @Allow(leadPermissions.create)
  @Transactional()
  @Operation({
    id: 'registerLead',
    zh: '登记线索',
    en: 'Register a lead',
    description:
      'The server’s clock decides who was first. The answer carries duplicateCheck: who else deals with the company. A department only proposes.',
    status: 201,
    answer: RegisteredLeadResponse,
    etag: true,
  })
  async register(@CurrentActor() actor: Actor, @Body() body: CreateLeadRequest): Promise<JsonText> {
    const { leadId, companies } = await this.registration.run(actor, body);
    const lead = await this.queries.one(actor, { column: 'id', value: leadId });
    const check = { companies, ...(await this.duplicates.of(actor, leadId)) };
    return created(withMember(lead, 'duplicateCheck', check), `/api/v1/leads/${leadId}`);
  }

  @Patch(':id')
  @Allow(leadPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateLead',
    zh: '修改线索',
    en: 'Correct a lead',
    description: 'While it is open. The name that was told stays when the company becomes known.',
    ifMatch: true,
    ...withTag,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateLeadRequest,
  ): Promise<JsonText> {
    const id = await this.leads.update(actor, key, version, body);
    return this.queries.one(actor, { column: 'id', value: id });
  }

  @Delete(':id')
  @Allow(leadPermissions.delete)
  @Transactional()
  @Operation({
    id: 'deleteLead',
    zh: '删除误登线索',
    en: 'Delete a lead registered by mistake',
    description: 'Before its assessment begins, and without feedback or interactions.',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.leads.remove(actor, key, version);
  }

  @Post(':id/restore')
  @Allow(leadPermissions.delete)
  @Transactional()
  @Operation({ id: 'restoreLead', zh: '恢复线索', en: 'Restore a deleted lead', ...withTag })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    const id = await this.leads.restore(actor, key);
    return this.queries.one(actor, { column: 'id', value: id });
  }
}
