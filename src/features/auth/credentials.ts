import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import type { Clock } from '../../platform/kernel/clock.js';

export interface Credentials {
  readonly userId: string | null;
  /** Null when nobody may sign in under this name. */
  readonly passwordHash: string | null;
  /** The user signed in from this network in the last 30 days. */
  readonly isFamiliar: boolean;
}

/** One row whatever the name, by the same plan: an unknown name takes as long as a known one. */
const FIND = `
  SELECT u.id AS "userId", CASE WHEN u.status = 'ACTIVE' THEN u.password_hash END AS "passwordHash",
         EXISTS (SELECT 1 FROM session s
                 WHERE s.user_id = u.id AND s.network_digest = $2
                   AND s.created_at > $3::timestamptz - interval '30 days') AS "isFamiliar"
  FROM (SELECT lower($1) AS name) given
  LEFT JOIN app_user u ON lower(u.login_name) = given.name`;

/** What signing in compares with. */
@Injectable()
export class CredentialsReader {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(loginName: string, networkDigest: Buffer): Promise<Credentials> {
    const now = this.clock.now().toISOString();
    return (await this.sql.first<Credentials>(FIND, [loginName, networkDigest, now])) as Credentials;
  }
}
