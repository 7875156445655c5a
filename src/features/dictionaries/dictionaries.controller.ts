import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../platform/access/permission.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { DictionariesQueries } from './dictionaries.queries.js';
import {
  DictionariesResponse,
  DictionaryResponse,
  DivisionsResponse,
  ListDistrictsQuery,
} from './dto/dictionary.dto.js';

@ApiTags('dictionaries')
@Controller('dictionaries')
export class DictionariesController {
  constructor(private readonly queries: DictionariesQueries) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listDictionaries',
    zh: '全部代码及中英文名称',
    en: 'All codes with their labels',
    answer: DictionariesResponse,
    etag: true,
  })
  all(): Promise<JsonText> {
    return this.queries.all();
  }

  @Get('districts')
  @SignedIn()
  @Operation({
    id: 'listDistricts',
    zh: '行政区划（GB/T 2260）',
    en: 'Administrative divisions',
    answer: DivisionsResponse,
    etag: true,
  })
  districts(@Query() query: ListDistrictsQuery): JsonText {
    return this.queries.divisions(query);
  }

  @Get(':name')
  @SignedIn()
  @ApiParam({
    name: 'name',
    description: '字典名 / Name of the dictionary',
    schema: { type: 'string', minLength: 2, maxLength: 60 },
    example: 'PARK_RELATION',
  })
  @Operation({
    id: 'getDictionary',
    zh: '一个字典',
    en: 'One dictionary',
    answer: DictionaryResponse,
    etag: true,
  })
  one(@Param('name') name: string): Promise<JsonText> {
    return this.queries.one(name);
  }
}
