import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { contactPermissions } from './contact.access.js';
import { ContactsQueries } from './contacts.queries.js';
import { ContactsService } from './contacts.service.js';
import { ContactPage, ContactResponse } from './dto/contact.response.js';
import { CreateContactRequest, UpdateContactRequest } from './dto/create-contact.dto.js';
import { ListContactsQuery } from './dto/list-contacts.query.js';

@ApiTags('contacts')
@Controller('contacts')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly queries: ContactsQueries,
  ) {}

  @Get()
  @Allow(contactPermissions.read)
  @Operation({ id: 'listContacts', zh: '查询联系人', en: 'List contacts', answer: ContactPage })
  list(@CurrentActor() actor: Actor, @Query() query: ListContactsQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(contactPermissions.create)
  @Transactional()
  @Operation({
    id: 'createContact',
    zh: '登记联系人',
    en: 'Enter a contact',
    status: 201,
    answer: ContactResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateContactRequest): Promise<JsonText> {
    const id = await this.contacts.create(actor, body);
    return created(await this.queries.one(actor, id), `/api/v1/contacts/${id}`);
  }

  @Get(':id')
  @Allow(contactPermissions.read)
  @Operation({
    id: 'getContact',
    zh: '查看联系人',
    en: 'Read a contact',
    answer: ContactResponse,
    etag: true,
  })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Patch(':id')
  @Allow(contactPermissions.update)
  @Transactional()
  @Operation({
    id: 'updateContact',
    zh: '修改联系人',
    en: 'Change a contact',
    answer: ContactResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateContactRequest,
  ): Promise<JsonText> {
    return this.queries.one(actor, await this.contacts.update(actor, idOf(key), version, body));
  }

  @Delete(':id')
  @Allow(contactPermissions.delete)
  @Transactional()
  @Operation({ id: 'deleteContact', zh: '删除联系人', en: 'Delete a contact', status: 204, ifMatch: true })
  async remove(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
  ): Promise<void> {
    await this.contacts.remove(actor, idOf(key), version);
  }

  @Post(':id/restore')
  @Allow(contactPermissions.delete)
  @Transactional()
  @Operation({
    id: 'restoreContact',
    zh: '恢复联系人',
    en: 'Restore a deleted contact',
    answer: ContactResponse,
    etag: true,
  })
  async restore(@CurrentActor() actor: Actor, @RecordId() key: RecordKey): Promise<JsonText> {
    return this.queries.one(actor, await this.contacts.restore(actor, idOf(key)));
  }

  @Get(':id/history')
  @Allow(contactPermissions.read)
  @Operation({
    id: 'getContactHistory',
    zh: '联系人变更记录',
    en: 'History of a contact',
    answer: HistoryPage,
  })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, idOf(key), query);
  }
}
