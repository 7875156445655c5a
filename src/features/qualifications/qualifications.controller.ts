import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/permission.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { ListQualificationsQuery, QualificationPage } from './dto/qualification.dto.js';
import { qualificationPermissions } from './qualification.access.js';
import { QualificationsQueries } from './qualifications.queries.js';

@ApiTags('qualifications')
@Controller('qualifications')
export class QualificationsController {
  constructor(private readonly queries: QualificationsQueries) {}

  @Get()
  @Allow(qualificationPermissions.read)
  @Operation({
    id: 'listQualifications',
    zh: '查询企业资质',
    en: 'Qualifications of all companies',
    description: 'expiringWithin=90 is the list of those to be renewed',
    answer: QualificationPage,
  })
  list(@Query() query: ListQualificationsQuery): Promise<JsonText> {
    return this.queries.list(query, '/qualifications');
  }
}
