import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { authErrors } from './auth.errors.js';
import { type Brake, FORGET_AFTER_SECONDS, waitAfter } from './sign-in-brake.rules.js';

const BEGIN = `
  INSERT INTO sign_in_brake AS b (key_digest, tries, last_try_at, blocked_until)
  VALUES ($1, 1, $2::timestamptz, $2::timestamptz + make_interval(secs => ($3::int[])[1]))
  ON CONFLICT (key_digest) DO UPDATE SET
    tries = CASE WHEN b.last_try_at < $2 - make_interval(secs => $4) THEN 1 ELSE b.tries + 1 END,
    last_try_at = $2,
    blocked_until = $2 + make_interval(secs => ($3::int[])[CASE
      WHEN b.last_try_at < $2 - make_interval(secs => $4) THEN 1
      ELSE least(b.tries + 1, cardinality($3::int[])) END])
  WHERE b.blocked_until <= $2
  RETURNING tries`;

const LEFT_TO_WAIT = `
  SELECT ceil(extract(epoch FROM blocked_until - $2::timestamptz))::int AS seconds
  FROM sign_in_brake WHERE key_digest = $1`;

/** Counts tries in the database, so that every process and every parallel request sees the same count. */
@Injectable()
export class SignInBrakeRepository {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Counts a try before it is made: of a hundred parallel ones no more get through than of a hundred in a row.
   * Tries that are refused do not count, so the wait ends whatever a guesser does meanwhile.
   * @throws AUTH.TOO_MANY_TRIES (429) with the seconds to wait
   */
  async begin(key: Buffer, brake: Brake): Promise<void> {
    const now = this.clock.now().toISOString();
    const started = await this.sql.first(BEGIN, [key, now, waitsByTry(brake), FORGET_AFTER_SECONDS]);
    if (started) return;
    const left = await this.sql.first<{ seconds: number }>(LEFT_TO_WAIT, [key, now]);
    throw authErrors.TOO_MANY_TRIES(Math.max(1, left?.seconds ?? 1));
  }

  /** Forgets the failures of these keys. */
  async clear(...keys: Buffer[]): Promise<void> {
    await this.sql.rows('DELETE FROM sign_in_brake WHERE key_digest = ANY ($1::bytea[])', [keys]);
  }

  /** Takes one try back, as it was no failure, and lets the next one in at once. */
  async takeBack(key: Buffer): Promise<void> {
    await this.sql.rows(
      `UPDATE sign_in_brake SET tries = greatest(tries - 1, 0), blocked_until = last_try_at WHERE key_digest = $1`,
      [key],
    );
  }

  /** Removes counts that no longer matter. */
  async sweep(): Promise<void> {
    await this.sql.rows(
      'DELETE FROM sign_in_brake WHERE last_try_at < $1::timestamptz - make_interval(secs => $2)',
      [this.clock.now().toISOString(), FORGET_AFTER_SECONDS],
    );
  }
}

/** Seconds to wait after try 1, 2, 3, …; the last value goes on. */
function waitsByTry(brake: Brake): number[] {
  return Array.from({ length: brake.free + brake.waits.length - 1 }, (_, index) =>
    waitAfter(brake, index + 1),
  );
}
