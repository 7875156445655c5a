import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/access/permission.js';
import type { JsonText } from '../../../platform/http/json-text.js';
import { Operation } from '../../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../../platform/http/record-id.js';
import { companyPermissions } from '../company.access.js';
import { CompanyRelativesResponse } from './company-relatives.dto.js';
import { CompanyRelativesQueries } from './company-relatives.queries.js';

@ApiTags('companies')
@Controller('companies/:id/relatives')
export class CompanyRelativesController {
  constructor(private readonly queries: CompanyRelativesQueries) {}

  @Get()
  @Allow(companyPermissions.read)
  @Operation({
    id: 'getCompanyRelatives',
    zh: '上级、分支、子公司和同集团企业',
    en: 'Parent, branches, subsidiaries and sisters of a company',
    description: 'Up to 200 of each; GET /companies?parentCompanyId= and ?groupId= list them all.',
    answer: CompanyRelativesResponse,
  })
  relatives(@RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.of(key);
  }
}
