import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { type JsonText, withMember } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { CompaniesQueries } from './companies.queries.js';
import { companyPermissions } from './company.access.js';
import { CompanyNamesService } from './company-names.service.js';
import { ChangeNameRequest } from './dto/change-name.dto.js';
import { ComparedCompanyResponse } from './dto/company.response.js';
import { DuplicateChecks } from './duplicates/duplicate-checks.queries.js';

@ApiTags('companies')
@Controller('companies/:id/name-changes')
export class CompanyNamesController {
  constructor(
    private readonly names: CompanyNamesService,
    private readonly queries: CompaniesQueries,
    private readonly checks: DuplicateChecks,
  ) {}

  @Post()
  @Allow(companyPermissions.update)
  @Transactional()
  @Operation({
    id: 'changeCompanyName',
    zh: '企业更名',
    en: 'Enter a change of the registered name',
    description:
      'The old name stays as a former name with its dates. PATCH corrects a slip and keeps no former name.',
    answer: ComparedCompanyResponse,
    etag: true,
    ifMatch: true,
  })
  async change(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: ChangeNameRequest,
  ): Promise<JsonText> {
    const id = await this.names.change(actor, key, version, body);
    const resource = await this.queries.one(actor, { column: 'id', value: id });
    return withMember(resource, 'duplicateWarnings', await this.checks.warningsFor(actor, id));
  }
}
