import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ConfirmQualificationRequest, QualificationResponse } from './dto/qualification.dto.js';
import { qualificationPermissions } from './qualification.access.js';
import { QualificationsQueries } from './qualifications.queries.js';
import { QualificationsService } from './qualifications.service.js';

/** The department that owns a figure says whether an entry is right (domain.md §1.4). */
@ApiTags('qualifications')
@Controller('companies/:id/qualifications/:qualificationId/confirmations')
export class QualificationConfirmationsController {
  constructor(
    private readonly qualifications: QualificationsService,
    private readonly queries: QualificationsQueries,
  ) {}

  @Post()
  @Allow(qualificationPermissions.confirm)
  @Transactional()
  @Operation({
    id: 'confirmQualification',
    zh: '确认资质',
    en: 'Confirm or dispute a qualification',
    description:
      'By the department that owns the figure: 区科委 for high-tech enterprises and technology centres. Whoever changes number, issuer, level or term puts the entry before it again.',
    answer: QualificationResponse,
    etag: true,
    ifMatch: true,
  })
  async confirm(
    @CurrentActor() actor: Actor,
    @RecordId() company: RecordKey,
    @RecordId('qualificationId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: ConfirmQualificationRequest,
  ): Promise<JsonText> {
    await this.qualifications.confirm(actor, [company, idOf(key)], version, body);
    return this.queries.one(company, idOf(key));
  }
}
