import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { contactPermissions } from './contact.access.js';
import { ContactsQueries } from './contacts.queries.js';
import { ContactsService } from './contacts.service.js';
import { ContactResponse } from './dto/contact.response.js';
import { EraseContactRequest, PersonalDataResponse } from './dto/contact-privacy.dto.js';

/** Rights of the person: a copy of the data, and removal (PIPL arts. 45 and 47; domain.md §2.3). */
@ApiTags('contacts')
@Controller('contacts/:id')
export class ContactPrivacyController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly queries: ContactsQueries,
  ) {}

  @Get('personal-data')
  @Allow(contactPermissions.copy)
  @Transactional()
  @Operation({
    id: 'getContactPersonalData',
    zh: '个人信息副本',
    en: 'Copy of everything kept about the person',
    description: 'The copy is recorded in the history of the contact.',
    answer: PersonalDataResponse,
  })
  async personalData(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    await this.contacts.recordCopy(actor, idOf(key));
    return this.queries.personalData(idOf(key));
  }

  @Post('erasures')
  @Allow(contactPermissions.erase)
  @Transactional()
  @Operation({
    id: 'eraseContact',
    zh: '匿名化联系人',
    en: 'Anonymise a contact for good',
    description: 'Name and personal data are removed; employments and interactions stay. Cannot be undone.',
    answer: ContactResponse,
    etag: true,
    ifMatch: true,
  })
  async erase(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: EraseContactRequest,
  ): Promise<JsonText> {
    return this.queries.one(actor, await this.contacts.erase(actor, idOf(key), version, body.reason));
  }
}
