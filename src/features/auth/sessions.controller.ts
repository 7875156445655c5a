import { Body, Controller, Delete, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../platform/access/actor.js';
import { OpenBeforePasswordChange, Public, SignedIn } from '../../platform/access/permission.js';
import { CurrentActor } from '../../platform/http/current-actor.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Problems } from '../../platform/http/openapi-problems.js';
import { Operation } from '../../platform/http/operation.js';
import { PageQuery } from '../../platform/http/page.js';
import { networkOf } from '../../platform/http/rate-limit.js';
import { SessionPage, TokenResponse } from './dto/session.response.js';
import { RefreshRequest, SignInRequest } from './dto/sign-in.dto.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { networkKey } from './sign-in-brake.rules.js';

@ApiTags('auth')
@Controller('auth/sessions')
export class SessionsController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly queries: SessionsQueries,
  ) {}

  @Post()
  @Public()
  @Problems(401)
  @Operation({ id: 'signIn', zh: '登录', en: 'Sign in', status: 201, answer: TokenResponse })
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenResponse> {
    const grant = await this.signIns.signIn(body.loginName, body.password, {
      userAgent: request.get('user-agent') ?? null,
      networkKey: networkKey(networkOf(request.ip ?? '')),
    });
    response.setHeader('Location', '/api/v1/auth/sessions');
    response.setHeader('Cache-Control', 'no-store');
    return this.queries.tokenResponse(grant);
  }

  @Post('refresh')
  @Public()
  @Problems(401)
  @Operation({
    id: 'refreshSession',
    zh: '刷新令牌',
    en: 'Exchange the refresh token',
    description: 'A refresh token works once. Using one again ends its session.',
    answer: TokenResponse,
  })
  async refresh(
    @Body() body: RefreshRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TokenResponse> {
    const grant = await this.sessions.refresh(body.refreshToken);
    response.setHeader('Cache-Control', 'no-store');
    return this.queries.tokenResponse(grant);
  }

  @Get()
  @SignedIn()
  @Operation({ id: 'listOwnSessions', zh: '本人的会话', en: 'Own sessions', answer: SessionPage })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<JsonText> {
    return this.queries.ofActor(actor, query);
  }

  @Delete('current')
  @SignedIn()
  @OpenBeforePasswordChange()
  @Operation({ id: 'signOut', zh: '退出登录', en: 'Sign out', status: 204 })
  signOut(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.endCurrent(actor);
  }

  @Delete()
  @SignedIn()
  @OpenBeforePasswordChange()
  @Operation({ id: 'signOutEverywhere', zh: '在所有设备退出登录', en: 'Sign out everywhere', status: 204 })
  signOutEverywhere(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.endAll(actor);
  }
}
