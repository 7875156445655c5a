import { Inject, Injectable } from '@nestjs/common';
import type { SessionEnd } from '../../platform/access/account-guard.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { RefreshToken } from './refresh-token.rules.js';

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly passwordHash: string;
  readonly refresh: RefreshToken;
  readonly days: number;
  readonly userAgent: string | null;
  readonly networkDigest: Buffer;
}

export interface SessionOwner {
  readonly id: string;
  readonly userId: string;
}

const INSERT = `
  INSERT INTO session (id, user_id, family_id, refresh_digest, created_at, last_used_at, expires_at, user_agent, network_digest)
  SELECT $1::uuid, u.id, $3::uuid, $4::bytea, $5::timestamptz, $5::timestamptz,
         $5::timestamptz + make_interval(days => $6), $7, $8::bytea
  FROM app_user u WHERE u.id = $2 AND u.status = 'ACTIVE' AND u.password_hash = $9
  FOR SHARE
  RETURNING id`;

const ROTATE = `
  UPDATE session s SET refresh_digest = $3, last_used_at = $4::timestamptz
  FROM app_user u
  WHERE s.family_id = $1 AND s.refresh_digest = $2 AND s.revoked_at IS NULL AND s.expires_at > $4
    AND u.id = s.user_id AND u.status = 'ACTIVE'
  RETURNING s.id, s.user_id AS "userId"`;

const REVOKE_COPIED = `
  UPDATE session SET revoked_at = $3::timestamptz, revoke_reason = 'REFRESH_TOKEN_REUSED'
  WHERE family_id = $1 AND refresh_digest <> $2 AND revoked_at IS NULL
  RETURNING id, user_id AS "userId"`;

const REVOKE = `
  UPDATE session SET revoked_at = $2::timestamptz, revoke_reason = $3
  WHERE user_id = $1 AND revoked_at IS NULL AND ($4::uuid IS NULL OR id = $4) AND id IS DISTINCT FROM $5::uuid
  RETURNING id`;

const SWEEP = `DELETE FROM session WHERE user_id = $1 AND expires_at < $2::timestamptz - interval '90 days'`;

/** The sessions: one row is one family of refresh tokens, of which the newest alone is good. */
@Injectable()
export class SessionsRepository {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Compares and opens in one step: a password that changes meanwhile lets nobody in. */
  async insert(session: NewSession): Promise<boolean> {
    const { id, userId, passwordHash, refresh, days, userAgent, networkDigest } = session;
    const now = this.now();
    await this.sql.rows(SWEEP, [userId, now]);
    const opened = await this.sql.rows(INSERT, [
      id,
      userId,
      refresh.familyId,
      refresh.digest,
      now,
      days,
      userAgent,
      networkDigest,
      passwordHash,
    ]);
    return opened.length === 1;
  }

  /** Exchanges the newest token for the next one; null when the given one is not the newest of a live session. */
  rotate(given: RefreshToken, next: RefreshToken): Promise<SessionOwner | null> {
    return this.sql.first(ROTATE, [given.familyId, given.digest, next.digest, this.now()]);
  }

  /** Ends the session whose family the token names, if it is an old one of it. */
  revokeCopied(given: RefreshToken): Promise<SessionOwner | null> {
    return this.sql.first(REVOKE_COPIED, [given.familyId, given.digest, this.now()]);
  }

  /** @returns how many sessions of the user ended */
  async revoke(
    userId: string,
    why: SessionEnd,
    which: { readonly only?: string; readonly except?: string } = {},
  ): Promise<number> {
    const ended = await this.sql.rows(REVOKE, [
      userId,
      this.now(),
      why,
      which.only ?? null,
      which.except ?? null,
    ]);
    return ended.length;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
