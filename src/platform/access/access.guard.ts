import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { currentRequest } from '../http/request-context.js';
import { accessErrors } from './access.errors.js';
import { AccessTokens } from './access-token.js';
import type { Actor } from './actor.js';
import { Actors } from './actor-source.js';
import {
  BEFORE_PASSWORD_CHANGE,
  PERMISSION_METADATA,
  type Permission,
  PUBLIC_METADATA,
} from './permission.js';

/** Closed by default: a route is entered with a permission, as a signed-in user, or because it is public. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly actors: Actors,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    if (this.reflector.get<boolean>(PUBLIC_METADATA, handler)) return true;
    const permission = this.reflector.get<Permission | undefined>(PERMISSION_METADATA, handler);
    const actor = await this.authenticate(context.switchToHttp().getRequest<Request>());
    currentRequest().actor = actor;
    if (actor.mustChangePassword && !this.reflector.get<boolean>(BEFORE_PASSWORD_CHANGE, handler))
      throw accessErrors.PASSWORD_CHANGE_REQUIRED();
    if (!permission || !mayEnter(actor, permission))
      throw accessErrors.NOT_PERMITTED({
        params: { permission: permission?.name ?? '-', roles: permission?.roles.join(', ') ?? '-' },
      });
    return true;
  }

  private async authenticate(request: Request): Promise<Actor> {
    const header = request.headers.authorization;
    if (!header) throw accessErrors.NOT_SIGNED_IN();
    const match = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(header);
    const claims = match?.[1] ? await this.tokens.verify(match[1]) : null;
    const actor = claims && (await this.actors.find(claims.userId, claims.sessionId));
    if (!actor) throw accessErrors.TOKEN_REFUSED();
    return actor;
  }
}

function mayEnter(actor: Actor, permission: Permission): boolean {
  return permission.roles.includes('*') || actor.roles.some((role) => permission.roles.includes(role));
}
