import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { CompanyProtectionQueries } from './company-protection.queries.js';
import { JoinRequestPage } from './dto/join-request.dto.js';
import { CompanyProtectionResponse } from './dto/protection.response.js';
import { protectionPermissions } from './protection.access.js';
import { ProtectionsQueries } from './protections.queries.js';

/** What is read beside the protections themselves. Asking to join spans features: `src/flows/protections/`. */
@ApiTags('protections')
@Controller()
export class ProtectionReadingsController {
  constructor(
    private readonly companies: CompanyProtectionQueries,
    private readonly protections: ProtectionsQueries,
  ) {}

  @Get('companies/:id/protection')
  @Allow(protectionPermissions.read)
  @Operation({
    id: 'getCompanyProtection',
    zh: '企业是否在保护中',
    en: 'Whether a company is protected',
    description:
      'Four facts for everybody; the records too for the holding unit, units that joined, the pool office and leaders.',
    answer: CompanyProtectionResponse,
  })
  ofCompany(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.companies.of(actor, key);
  }

  @Get('protections/:id/join-requests')
  @Allow(protectionPermissions.read)
  @Operation({
    id: 'listProtectionJoinRequests',
    zh: '协同申请',
    en: 'Requests to join',
    answer: JoinRequestPage,
  })
  requests(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.protections.joinRequests(actor, query, idOf(key));
  }
}
