import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { companyPermissions } from '../../features/companies/company.access.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { CompanyBriefResponse } from './brief.dto.js';
import { CompanyBrief } from './brief.report.js';

@ApiTags('companies')
@Controller('companies/:id')
export class BriefController {
  constructor(private readonly brief: CompanyBrief) {}

  @Get('brief')
  @Allow(companyPermissions.read)
  @Operation({
    id: 'getCompanyBrief',
    zh: '企业一页简报',
    en: 'One-page brief of a company',
    description: 'As of today. Each part shows what the caller could read over the other routes.',
    answer: CompanyBriefResponse,
  })
  read(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.brief.of(actor, key);
  }
}
