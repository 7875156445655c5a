import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import {
  CreateSettingValueRequest,
  ListSettingsQuery,
  SettingHistoryResponse,
  SettingsResponse,
} from './dto/setting.dto.js';
import { settingPermissions } from './setting.access.js';
import { SettingsQueries } from './settings.queries.js';
import { SettingsService } from './settings.service.js';

const KEY = {
  name: 'key',
  description: '参数名 / Name of the setting',
  schema: { type: 'string', minLength: 3, maxLength: 60 },
  example: 'pool.activity',
} as const;

@ApiTags('settings')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly settings: SettingsService,
    private readonly queries: SettingsQueries,
  ) {}

  @Get()
  @Allow(settingPermissions.read)
  @Operation({
    id: 'listSettings',
    zh: '某一天生效的参数',
    en: 'Settings in force on a day',
    answer: SettingsResponse,
  })
  list(@Query() query: ListSettingsQuery): Promise<JsonText> {
    return this.queries.inForce(query.asOf);
  }

  @Get(':key')
  @Allow(settingPermissions.read)
  @ApiParam(KEY)
  @Operation({
    id: 'getSetting',
    zh: '查看参数及其历次取值',
    en: 'Read a setting with all its values',
    answer: SettingHistoryResponse,
    etag: true,
  })
  get(@Param('key') key: string, @Query() query: ListSettingsQuery): Promise<JsonText> {
    return this.queries.one(key, query.asOf);
  }

  @Post(':key/values')
  @Allow(settingPermissions.write)
  @Transactional()
  @ApiParam(KEY)
  @Operation({
    id: 'createSettingValue',
    zh: '设定参数自某日起的取值',
    en: 'Set a value from a day on',
    description:
      'Values are added, never changed: what reports of the past rest on stays. The value in force is read with GET.',
    status: 201,
    answer: SettingHistoryResponse,
    etag: true,
  })
  async addValue(
    @CurrentActor() actor: Actor,
    @Param('key') key: string,
    @Body() body: CreateSettingValueRequest,
  ): Promise<JsonText> {
    await this.settings.addValue(actor, key, body);
    return created(await this.queries.one(key), `/api/v1/settings/${key}`);
  }
}
