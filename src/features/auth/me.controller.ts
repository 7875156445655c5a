import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { OpenBeforePasswordChange, SignedIn } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { MeResponse } from './dto/me.response.js';
import { MeQueries } from './me.queries.js';

@ApiTags('auth')
@Controller('me')
export class MeController {
  constructor(private readonly queries: MeQueries) {}

  @Get()
  @SignedIn()
  @OpenBeforePasswordChange()
  @Operation({ id: 'getMe', zh: '本人信息与权限', en: 'Own profile and permissions', answer: MeResponse })
  get(@CurrentActor() actor: Actor): Promise<JsonText> {
    return this.queries.of(actor);
  }
}
