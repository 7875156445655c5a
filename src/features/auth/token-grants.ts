import { Inject, Injectable } from '@nestjs/common';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { AccessTokens } from '../../platform/access/access-token.js';
import { SETTINGS_TOKEN } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { newRefreshToken, type RefreshToken } from './refresh-token.rules.js';
import { type SessionOwner, SessionsRepository } from './sessions.repository.js';

/** What a client gets to go on with. */
export interface TokenGrant extends SessionOwner {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

/** Where a sign-in comes from, as far as it is kept. */
export interface SessionOrigin {
  readonly userAgent: string | null;
  readonly networkKey: Buffer;
}

const LONGEST_USER_AGENT = 200;

/** Opens sessions and issues their tokens. */
@Injectable()
export class TokenGrants {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly tokens: AccessTokens,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  /** @returns null unless the user may sign in and the hash is the user's still */
  async open(
    userId: string,
    passwordHash: string,
    { userAgent, networkKey }: SessionOrigin,
  ): Promise<TokenGrant | null> {
    const id = uuidv7();
    const refresh = newRefreshToken(uuidv4());
    const isOpen = await this.sessions.insert({
      id,
      userId,
      passwordHash,
      refresh,
      days: this.settings.REFRESH_TOKEN_DAYS,
      userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
      networkDigest: networkKey,
    });
    return isOpen ? this.grant({ id, userId }, refresh) : null;
  }

  /** @returns null when the token is not the newest of a live session */
  async renew(given: RefreshToken): Promise<TokenGrant | null> {
    const next = newRefreshToken(given.familyId);
    const owner = await this.sessions.rotate(given, next);
    return owner && this.grant(owner, next);
  }

  private async grant(owner: SessionOwner, refresh: RefreshToken): Promise<TokenGrant> {
    const { token, expiresInSeconds } = await this.tokens.sign(owner.userId, owner.id);
    return { ...owner, accessToken: token, expiresIn: expiresInSeconds, refreshToken: refresh.text };
  }
}
