import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { conflictPermissions } from '../../features/conflicts/conflict.access.js';
import { ConflictsQueries } from '../../features/conflicts/conflicts.queries.js';
import { ConflictResponse } from '../../features/conflicts/dto/conflict.response.js';
import { MoveConflictRequest, OpenConflictRequest } from '../../features/conflicts/dto/write-conflict.dto.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/permission.js';
import { Transactional } from '../../platform/database/transactional.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { created, type JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { RecordId, type RecordKey } from '../../platform/http/record-id.js';
import { ConflictNotices } from './conflict-notices.js';
import { MoveConflictFlow } from './move-conflict.flow.js';
import { OpenConflictFlow } from './open-conflict.flow.js';

/** Opening conflicts and deciding them. */
@ApiTags('conflicts')
@Controller('conflicts')
export class ConflictsWritingController {
  constructor(
    private readonly opening: OpenConflictFlow,
    private readonly moves: MoveConflictFlow,
    private readonly queries: ConflictsQueries,
    private readonly told: ConflictNotices,
  ) {}

  @Post()
  @Allow(conflictPermissions.open)
  @Transactional()
  @Operation({
    id: 'openConflict',
    zh: '提请裁决',
    en: 'Open a conflict',
    description: 'Until it is closed, projects of the company and its group do not move to S4 or beyond.',
    status: 201,
    answer: ConflictResponse,
    etag: true,
  })
  async open(@CurrentActor() actor: Actor, @Body() body: OpenConflictRequest): Promise<JsonText> {
    const id = await this.opening.run(actor, body);
    return created(await this.queries.one(actor, { column: 'id', value: id }), `/api/v1/conflicts/${id}`);
  }

  @Post(':id/transitions')
  @Allow(conflictPermissions.move)
  @Transactional()
  @Operation({
    id: 'moveConflict',
    zh: '办理撞单步骤',
    en: 'Take a conflict to its next step',
    description: '409 CONFLICT.MOVE_NOT_ALLOWED carries allowed[].',
    answer: ConflictResponse,
    etag: true,
    ifMatch: true,
  })
  async move(
    @CurrentActor() actor: Actor,
    @RecordId() key: RecordKey,
    @ExpectedVersion() version: number,
    @Body() body: MoveConflictRequest,
  ): Promise<JsonText> {
    await this.moves.run(actor, key, version, body);
    const answer = await this.queries.one(actor, key);
    await this.told.moved(await this.queries.concerns(answer.value<{ id: string }>().id));
    return answer;
  }
}
