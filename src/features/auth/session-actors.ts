import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { ActorSource } from '../../platform/access/actor-source.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Sql } from '../../platform/database/sql.js';
import { UUID } from '../../platform/http/fields/value-fields.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { type UnitFacts, unitTraits } from './unit-traits.rules.js';

const PERSON = `u.id AS "userId", u.login_name AS "loginName", u.display_name AS "displayName", u.unit_id AS "unitId",
         u.team_id AS "teamId", u.roles, u.must_change_password AS "mustChangePassword",
         json_build_object('code', ru.code, 'canOwnProjects', ru.can_own_projects,
                           'isPromotion', ru.is_promotion) AS unit`;

const LIVE_SESSION = `
  SELECT ${PERSON}, s.id AS "sessionId"
  FROM session s
  JOIN app_user u ON u.id = s.user_id
  JOIN responsible_unit ru ON ru.id = u.unit_id
  WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > $3 AND u.status = 'ACTIVE'`;

const ACTIVE_PERSON = `
  SELECT ${PERSON}, 'none' AS "sessionId"
  FROM app_user u JOIN responsible_unit ru ON ru.id = u.unit_id
  WHERE u.id = $1 AND u.status = 'ACTIVE' AND u.deleted_at IS NULL`;

type ActorRow = Omit<Actor, 'unitTraits'> & { readonly unit: UnitFacts };

/** Who stands behind a session that has neither ended nor expired, of a user who may sign in. */
@Injectable()
export class SessionActors implements ActorSource {
  constructor(
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async loadActor(userId: string, sessionId: string): Promise<Actor | null> {
    if (!UUID.test(sessionId) || !UUID.test(userId)) return null;
    const now = this.clock.now().toISOString();
    return actorOf(await this.sql.first<ActorRow>(LIVE_SESSION, [sessionId, userId, now]));
  }

  async loadPerson(userId: string): Promise<Actor | null> {
    return actorOf(await this.sql.first<ActorRow>(ACTIVE_PERSON, [userId]));
  }
}

function actorOf(row: ActorRow | null): Actor | null {
  if (!row) return null;
  const { unit, ...actor } = row;
  return { ...actor, unitTraits: unitTraits(unit) };
}
