import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { contactPermissions } from './contact.access.js';
import { ContactEmploymentsQueries } from './contact-employments.queries.js';
import { ContactEmploymentsService } from './contact-employments.service.js';
import {
  CreateEmploymentRequest,
  EmploymentPage,
  EmploymentResponse,
  UpdateEmploymentRequest,
} from './dto/contact-employment.dto.js';

@ApiTags('contacts')
@Controller('contacts/:id/employments')
export class ContactEmploymentsController {
  constructor(
    private readonly employments: ContactEmploymentsService,
    private readonly queries: ContactEmploymentsQueries,
  ) {}

  @Get()
  @Allow(contactPermissions.read)
  @Operation({
    id: 'listContactEmployments',
    zh: '联系人任职',
    en: 'Employments of a contact',
    answer: EmploymentPage,
  })
  list(
    @CurrentActor() actor: Actor,
    @RecordId() contact: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.list(actor, idOf(contact), query);
  }

  @Post()
  @Allow(contactPermissions.update)
  @Transactional()
  @Operation({
    id: 'createContactEmployment',
    zh: '增加任职',
    en: 'Add an employment',
    status: 201,
    answer: EmploymentResponse,
    etag: true,
  })
  async create(
    @CurrentActor() actor: Actor,
    @RecordId() contact: RecordKey,
    @Body() body: CreateEmploymentRequest,
  ): Promise<JsonText> {
    const contactId = idOf(contact);
    const id = await this.employments.add(actor, contactId, body);
    const location = `/api/v1/contacts/${contactId}/employments/${id}`;
    return created(await this.queries.one(actor, contactId, id), location);
  }

  @Get(':employmentId')
  @Allow(contactPermissions.read)
  @Operation({
    id: 'getContactEmployment',
    zh: '查看任职',
    en: 'Read an employment',
    answer: EmploymentResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() contact: RecordKey,
    @RecordId('employmentId') key: RecordKey,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(contact), idOf(key));
  }

  @Patch(':employmentId')
  @Allow(contactPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateContactEmployment',
    zh: '修改任职',
    en: 'Change an employment',
    answer: EmploymentResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() contact: RecordKey,
    @RecordId('employmentId') key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateEmploymentRequest,
  ): Promise<JsonText> {
    await this.employments.change(actor, idOf(contact), idOf(key), version, body);
    return this.queries.one(actor, idOf(contact), idOf(key));
  }

  @Delete(':employmentId')
  @Allow(contactPermissions.update)
  @Transactional()
  @Operation({
    id: 'deleteContactEmployment',
    zh: '删除任职',
    en: 'Remove an employment that was entered by mistake',
    status: 204,
    ifMatch: true,
  })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() contact: RecordKey,
    @RecordId('employmentId') key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.employments.remove(actor, idOf(contact), idOf(key), version);
  }
}
