import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/permission.js';
import { CurrentActor } from '../../../platform/http/current-actor.js';
import type { JsonText } from '../../../platform/http/json-text.js';
import { Operation } from '../../../platform/http/operation.js';
import { companyPermissions } from '../company.access.js';
import { DuplicateCheckRequest, DuplicateCheckResults } from '../dto/duplicate-check.dto.js';
import { DuplicateChecks } from './duplicate-checks.queries.js';

@ApiTags('duplicates')
@Controller('companies/duplicate-checks')
export class DuplicateChecksController {
  constructor(private readonly checks: DuplicateChecks) {}

  @Post()
  @Allow(companyPermissions.read)
  @Operation({
    id: 'checkCompanyDuplicates',
    zh: '企业查重',
    en: 'Ask whether companies are known already',
    description:
      'One company or up to 1,000. For each the strongest level, what registering it would do, and up to ten candidates with their reasons; otherEntries are rows of the same list that may be one company. Of work of other units it says nothing but the four facts of a protection. Nothing is written.',
    answer: DuplicateCheckResults,
  })
  run(@CurrentActor() actor: Actor, @Body() body: DuplicateCheckRequest): Promise<JsonText> {
    return this.checks.run(actor, body.entries);
  }
}
