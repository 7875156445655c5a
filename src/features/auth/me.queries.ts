import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import type { Permission } from '../../platform/access/permission.js';
import { RouteInventory } from '../../platform/access/route-inventory.js';
import { Sql } from '../../platform/database/sql.js';
import { JsonText } from '../../platform/http/json-text.js';

const PROFILE = `
  SELECT row_to_json(t)::text AS profile FROM (
    SELECT u.id, u.login_name AS "loginName", u.display_name AS "displayName",
           json_build_object('id', ru.id, 'code', ru.code, 'name', ru.name, 'nameEn', ru.name_en,
                             'canOwnProjects', ru.can_own_projects, 'isPromotion', ru.is_promotion) AS unit,
           CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team,
           u.roles, $2::text[] AS permissions, u.must_change_password AS "mustChangePassword",
           u.password_changed_at AS "passwordChangedAt", $3::uuid AS "sessionId"
    FROM app_user u
    JOIN responsible_unit ru ON ru.id = u.unit_id
    LEFT JOIN team t ON t.id = u.team_id
    WHERE u.id = $1) t`;

@Injectable()
export class MeQueries {
  private declared: readonly Permission[] | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly routes: RouteInventory,
  ) {}

  async of(actor: Actor): Promise<JsonText> {
    const row = await this.sql.first<{ profile: string }>(PROFILE, [
      actor.userId,
      this.permissionsOf(actor),
      actor.sessionId,
    ]);
    return new JsonText((row as { profile: string }).profile);
  }

  private permissionsOf(actor: Actor): string[] {
    this.declared ??= this.routes.list().flatMap((route) => route.permission ?? []);
    const open = this.declared.filter(
      ({ roles }) => roles.includes('*') || actor.roles.some((role) => roles.includes(role)),
    );
    return [...new Set(open.map(({ name }) => name))].sort();
  }
}
