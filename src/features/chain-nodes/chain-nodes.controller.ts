import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HistoryPage } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { chainNodePermissions } from './chain-node.access.js';
import { ChainNodesQueries } from './chain-nodes.queries.js';
import { ChainNodesService } from './chain-nodes.service.js';
import { ChainMapsResponse, ChainNodePage, ChainNodeResponse } from './dto/chain-node.response.js';
import { ChainMapQuery, ChainNodeHistoryQuery, ListChainNodesQuery } from './dto/list-chain-nodes.query.js';
import {
  CreateChainMapRequest,
  CreateChainNodeRequest,
  UpdateChainNodeRequest,
} from './dto/write-chain-node.dto.js';

@ApiTags('chain-nodes')
@Controller('chain-nodes')
export class ChainNodesController {
  constructor(
    private readonly nodes: ChainNodesService,
    private readonly queries: ChainNodesQueries,
  ) {}

  @Get()
  @Allow(chainNodePermissions.read)
  @Operation({ id: 'listChainNodes', zh: '列出产业链环节', en: 'List chain nodes', answer: ChainNodePage })
  list(@Query() query: ListChainNodesQuery): Promise<JsonText> {
    return this.queries.list(query);
  }

  @Get('maps')
  @Allow(chainNodePermissions.read)
  @Operation({
    id: 'listChainMaps',
    zh: '列出产业链图谱年份',
    en: 'List chain maps',
    answer: ChainMapsResponse,
  })
  maps(): Promise<JsonText> {
    return this.queries.maps();
  }

  @Post('maps')
  @Allow(chainNodePermissions.write)
  @Transactional()
  @Operation({
    id: 'createChainMap',
    zh: '以某年图谱为底新建一年的图谱',
    en: 'Start the map of a new year from another',
    status: 201,
    answer: ChainMapsResponse,
  })
  async createMap(@CurrentActor() actor: Actor, @Body() body: CreateChainMapRequest): Promise<JsonText> {
    await this.nodes.copyMap(actor, body);
    return created(await this.queries.maps(), `/api/v1/chain-nodes?mapVersion=${body.mapVersion}`);
  }

  @Get(':id')
  @Allow(chainNodePermissions.read)
  @Operation({
    id: 'getChainNode',
    zh: '查看产业链环节',
    en: 'Read a chain node',
    answer: ChainNodeResponse,
    etag: true,
  })
  get(@RecordId() key: RecordKey, @Query() query: ChainMapQuery): Promise<JsonText> {
    return this.queries.one(key, query);
  }

  @Get(':id/history')
  @Allow(chainNodePermissions.read)
  @Operation({
    id: 'listChainNodeHistory',
    zh: '产业链环节的变更',
    en: 'What was changed',
    answer: HistoryPage,
  })
  history(@RecordId() key: RecordKey, @Query() query: ChainNodeHistoryQuery): Promise<JsonText> {
    return this.queries.changesOf(key, query);
  }

  @Post()
  @Allow(chainNodePermissions.write)
  @Transactional()
  @Operation({
    id: 'createChainNode',
    zh: '新增产业链环节',
    en: 'Add a chain node',
    status: 201,
    answer: ChainNodeResponse,
    etag: true,
  })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateChainNodeRequest): Promise<JsonText> {
    const id = await this.nodes.create(actor, body);
    return created(await this.queries.one({ column: 'id', value: id }), `/api/v1/chain-nodes/${id}`);
  }

  @Patch(':id')
  @Allow(chainNodePermissions.write)
  @Transactional()
  @Operation({
    id: 'updateChainNode',
    zh: '修改产业链环节',
    en: 'Change a chain node',
    answer: ChainNodeResponse,
    ifMatch: true,
    etag: true,
  })
  async update(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Query() query: ChainMapQuery,
    @Body() body: UpdateChainNodeRequest,
  ): Promise<JsonText> {
    const id = await this.queries.idOf(key, query);
    await this.nodes.update(actor, id, version, body);
    return this.queries.one({ column: 'id', value: id });
  }
}
