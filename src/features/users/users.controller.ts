import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText, withSecret } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery, RepresentationQuery } from '../../platform/http/page.js';
import { idOf, RecordId, type RecordKey } from '../../platform/http/record-id.js';
import {
  CreatedUserResponse,
  CreateUserRequest,
  ListUsersQuery,
  UpdateUserRequest,
  UserPage,
  UserResponse,
} from './dto/user.dto.js';
import { userPermissions } from './user.access.js';
import { UsersQueries } from './users.queries.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
  ) {}

  @Get()
  @Allow(userPermissions.read)
  @Operation({
    id: 'listUsers',
    zh: '查询用户',
    en: 'List users',
    description: 'Everyone sees names and units; administrators also see accounts.',
    answer: UserPage,
  })
  list(@CurrentActor() actor: Actor, @Query() query: ListUsersQuery): Promise<JsonText> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow(userPermissions.create)
  @Operation({
    id: 'createUser',
    zh: '新增用户',
    en: 'Create a user',
    status: 201,
    answer: CreatedUserResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateUserRequest): Promise<JsonText> {
    const { id, initialPassword } = await this.users.createUser(body);
    const user = await this.queries.one(actor, id);
    const answer = withSecret(user, 'initialPassword', initialPassword);
    return created(answer, `/api/v1/users/${id}`);
  }

  @Get(':id')
  @Allow(userPermissions.read)
  @Operation({ id: 'getUser', zh: '查看用户', en: 'Read a user', answer: UserResponse, etag: true })
  get(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: RepresentationQuery,
  ): Promise<JsonText> {
    return this.queries.one(actor, idOf(key), query);
  }

  @Patch(':id')
  @Allow(userPermissions.update)
  @Operation({
    id: 'updateUser',
    zh: '修改用户',
    en: 'Change a user',
    answer: UserResponse,
    etag: true,
    ifMatch: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: UpdateUserRequest,
  ): Promise<JsonText> {
    await this.users.update(idOf(key), version, body);
    return this.queries.one(actor, idOf(key));
  }

  @Delete(':id/sessions')
  @Allow(userPermissions.revokeSessions)
  @Operation({
    id: 'revokeUserSessions',
    zh: '终止用户的会话',
    en: 'End the sessions of a user',
    status: 204,
  })
  revokeSessions(@RecordId() key: RecordKey): Promise<void> {
    return this.users.revokeSessions(idOf(key));
  }

  @Get(':id/history')
  @Allow(userPermissions.readHistory)
  @Operation({ id: 'getUserHistory', zh: '用户变更记录', en: 'History of a user', answer: HistoryPage })
  history(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @Query() query: PageQuery,
  ): Promise<JsonText> {
    return this.queries.historyOf(actor, idOf(key), query);
  }
}
