import { Body, Controller, type DynamicModule, Get, Global, Module, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { AppOptions } from '../../src/app.module.js';
import { AccessTokens } from '../../src/platform/access/access-token.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { ACTOR_SOURCE } from '../../src/platform/access/actor-source.js';
import { Allow, Public, permissions } from '../../src/platform/access/permission.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { API_TAGS } from '../../src/platform/http/documentation.js';
import { Operation } from '../../src/platform/http/operation.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { TestApp } from './app.js';

const probe = permissions('probe', { read: ['keeper'], write: ['keeper'] });

/** How often a handler was really entered: the guard must have kept the others out. */
export const entered = { count: 0 };

@ApiTags('probes')
@Controller('probes')
class ProbeController {
  @Get()
  @Allow(probe.read)
  @Operation({ id: 'listProbes', zh: '列出探针', en: 'List the probes' })
  list(): object {
    entered.count += 1;
    return { items: [] };
  }

  @Get('broken')
  @Public()
  @Operation({ id: 'breakProbe', zh: '出错', en: 'Break' })
  broken(): never {
    throw new TypeError('secret detail of the inside');
  }

  @Get('slow')
  @Public()
  @Operation({ id: 'slowProbe', zh: '慢', en: 'Slow' })
  async slow(): Promise<object> {
    await new Promise((resolve) => setTimeout(resolve, 400));
    return { done: true };
  }

  @Get(':id')
  @Allow(probe.read)
  @Operation({ id: 'getProbe', zh: '读取探针', en: 'Get a probe' })
  one(@Param('id') id: string): object {
    entered.count += 1;
    return { id };
  }

  @Post()
  @Public()
  @Operation({ id: 'createProbe', zh: '新建探针', en: 'Create a probe', status: 201 })
  create(@Body() body: unknown, @Res({ passthrough: true }) response: Response): object {
    response.setHeader('X-Had-Body', String(body !== undefined));
    return { received: body ?? null };
  }
}

const keeper: Omit<Actor, 'userId' | 'sessionId'> = {
  loginName: 'keeper',
  displayName: '示例管理员',
  unitId: '00000000-0000-7000-8000-000000000001',
  teamId: null,
  roles: ['keeper'],
  unitTraits: [],
  mustChangePassword: false,
};

/** The platform alone, with one small controller and users that are whoever the token names. */
@Global()
@Module({})
export class ProbeModule {
  static with({ settings, databaseUrl, clock }: AppOptions): DynamicModule {
    return {
      module: ProbeModule,
      imports: [ConfigModule.with(settings, clock), DatabaseModule.at(databaseUrl), PlatformModule],
      controllers: [ProbeController],
      providers: [
        {
          provide: ACTOR_SOURCE,
          useValue: {
            loadActor: async (userId: string, sessionId: string) => ({
              ...keeper,
              userId,
              sessionId,
              roles: userId.endsWith('9') ? ['visitor'] : ['keeper'],
            }),
          },
        },
        { provide: API_TAGS, useValue: [{ name: 'probes', zh: '探针', en: 'Probes' }] },
      ],
      exports: [ACTOR_SOURCE, API_TAGS],
    };
  }
}

/** An `Authorization` header; user ids that end in 9 are visitors without rights, the others keepers. */
export async function bearer({ app }: TestApp, userId: string): Promise<{ authorization: string }> {
  const { token } = await app.get(AccessTokens, { strict: false }).sign(userId, userId);
  return { authorization: `Bearer ${token}` };
}
