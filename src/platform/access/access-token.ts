import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { CLOCK, SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import type { Clock } from '../kernel/clock.js';

const ISSUER = 'taopu-crm';
const AUDIENCE = 'taopu-crm-api';
const ALGORITHM = 'HS256';

export interface TokenClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Signs and checks access tokens: one algorithm, issuer and audience checked, no key chosen by the token. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;
  /** Signature checks already made; keyed by digest so that no token is kept in memory. */
  private readonly verified = new LRUCache<string, TokenClaims>({ max: 5000 });

  constructor(
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.key = settings.JWT_SECRET ? Buffer.from(settings.JWT_SECRET) : randomBytes(32);
  }

  async sign(userId: string, sessionId: string): Promise<{ token: string; expiresInSeconds: number }> {
    const expiresInSeconds = this.settings.ACCESS_TOKEN_MINUTES * 60;
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + expiresInSeconds)
      .sign(this.key);
    return { token, expiresInSeconds };
  }

  /** The claims of a good token, or null for any other text. */
  async verify(token: string): Promise<TokenClaims | null> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(digest);
    if (known) return known.expiresAt * 1000 > this.clock.now().getTime() ? known : null;
    const claims = await this.check(token);
    if (claims) this.verified.set(digest, claims);
    return claims;
  }

  private async check(token: string): Promise<TokenClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp', 'sid'],
        currentDate: this.clock.now(),
      });
      return {
        userId: payload.sub as string,
        sessionId: String(payload['sid']),
        expiresAt: payload.exp as number,
      };
    } catch {
      return null;
    }
  }
}
