import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import type { Clock } from '../../platform/kernel/clock.js';

interface Statistics {
  readonly rows: number;
  readonly shares: ReadonlyMap<string, number>;
}

const FRESH_FOR_MS = 10 * 60_000;

const READ = `
  SELECT t.token, t.share, (SELECT reltuples::float8 FROM pg_class WHERE oid = 'company'::regclass) AS rows
  FROM pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS t (token, share)
  WHERE s.schemaname = 'public' AND s.tablename = 'company' AND s.attname = 'search_tokens' AND t.token IS NOT NULL`;

/**
 * How many companies hold a search token, as PostgreSQL's own statistics estimate it. They list the most frequent
 * tokens only; one that is not listed is rare.
 */
@Injectable()
export class TokenFrequency {
  private known: Promise<Statistics> | undefined;
  private readAt = 0;

  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Estimated rows that hold all of the tokens: at most those with the rarest. */
  async estimate(tokens: readonly string[]): Promise<number> {
    const { rows, shares } = await this.statistics();
    return rows * Math.min(...tokens.map((token) => shares.get(token) ?? 0));
  }

  /** Estimated rows that hold a token; 0 for one that is rare. */
  async rowsOf(): Promise<(token: string) => number> {
    const { rows, shares } = await this.statistics();
    return (token) => rows * (shares.get(token) ?? 0);
  }

  private statistics(): Promise<Statistics> {
    const now = this.clock.now().getTime();
    if (!this.known || now - this.readAt > FRESH_FOR_MS) {
      this.readAt = now;
      this.known = this.read().catch((error: unknown) => {
        this.known = undefined;
        throw error;
      });
    }
    return this.known;
  }

  private async read(): Promise<Statistics> {
    const found = await this.sql.rows<{ token: string; share: number; rows: number }>(READ);
    return {
      rows: found[0]?.rows ?? 0,
      shares: new Map(found.map(({ token, share }) => [token, share])),
    };
  }
}
