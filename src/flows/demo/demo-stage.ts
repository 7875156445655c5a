import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { type UnitFacts, unitTraits } from '../../features/auth/unit-traits.rules.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { runInRequest } from '../../platform/http/request-context.js';
import { addDays, shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { DemoUser } from './demo-people.seed.js';
import { StoryClock } from './story-clock.js';

/** Office hours; a day later every act still lies in the past. */
const NOON = 'T12:00:00+08:00';

/**
 * Where the demo story is played: who acts, when, and what has been made so far under which name. Dates are told in
 * days before today.
 */
export class DemoStage {
  /** Ids of what was made, by the key of the seed. */
  readonly units = new Map<string, { readonly id: string } & UnitFacts>();
  readonly users = new Map<string, Actor>();
  readonly companies = new Map<string, string>();
  readonly deciders = new Map<string, string>();
  /** By the key of their company. */
  readonly projects = new Map<string, string>();
  readonly nodes = new Map<string, string>();
  readonly today: string;
  private readonly clock: StoryClock;

  constructor(private readonly app: INestApplicationContext) {
    const clock = app.get<unknown>(CLOCK, { strict: false });
    if (!(clock instanceof StoryClock)) throw new Error('demo data need the clock of an embedded database');
    this.clock = clock;
    this.today = shanghaiDateOf(clock.now());
  }

  service<T>(type: abstract new (...given: never[]) => T): T {
    return this.app.get(type as abstract new () => T, { strict: false });
  }

  token<T>(token: symbol): T {
    return this.app.get<T>(token, { strict: false });
  }

  /** Reads what migrations have put there: units and chain nodes. */
  async look(): Promise<void> {
    const sql = this.service(Sql);
    const units = await sql.rows<{ id: string } & UnitFacts>(
      `SELECT id, code, can_own_projects AS "canOwnProjects", is_promotion AS "isPromotion" FROM responsible_unit`,
    );
    for (const unit of units) this.units.set(unit.code, unit);
    const nodes = await sql.rows<{ id: string; code: string }>('SELECT id, code FROM chain_node');
    for (const { id, code } of nodes) this.nodes.set(code, id);
  }

  /** The version that a record has now. */
  async versionOf(table: 'project' | 'lead' | 'project_transfer', id: string): Promise<number> {
    const text = `SELECT version FROM ${table} WHERE id = $1`;
    const row = await this.service(Sql).first<{ version: number }>(text, [id]);
    return (row as { version: number }).version;
  }

  /** The date that many days ago, `YYYY-MM-DD` in Shanghai. */
  date(daysAgo: number): string {
    return addDays(this.today, -daysAgo);
  }

  /** Noon of that day, or now for today, which may not be noon yet. */
  instant(daysAgo: number): Date {
    return daysAgo <= 0 ? this.clock.now() : new Date(`${this.date(daysAgo)}${NOON}`);
  }

  /** Runs the work as this person on that day. */
  as<T>(actor: Actor | null, daysAgo: number, work: () => Promise<T>): Promise<T> {
    const request = { requestId: `demo-${randomUUID()}`, locale: 'zh' as const, actor };
    return this.clock.at(this.instant(daysAgo), () => runInRequest(request, work));
  }

  enter(user: DemoUser, id: string, teamId: string | null): void {
    const unit = known(this.units, user.unit);
    this.users.set(user.login, {
      userId: id,
      loginName: user.login,
      displayName: user.name,
      unitId: unit.id,
      teamId,
      roles: [user.role],
      sessionId: 'demo-data',
      unitTraits: unitTraits(unit),
      mustChangePassword: false,
    });
  }
}

/** @throws Error when a seed names what no other seed has made */
export function known<T>(made: ReadonlyMap<string, T>, key: string): T {
  const found = made.get(key);
  if (found === undefined) throw new Error(`demo data: nothing is called ${key}`);
  return found;
}
