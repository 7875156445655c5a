import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { type ResourceView, visibleTo } from '../../platform/database/resource-view.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { ListUsersQuery } from './dto/user.dto.js';
import { type UserVisibility, userVisibility } from './user.access.js';

const RULE_COLUMNS = { id: 'u.id', status: 'u.status' };

function userView({ account }: UserVisibility): ResourceView {
  const seesAccounts = account.kind === 'always';
  return {
    from: `app_user u JOIN responsible_unit ru ON ru.id = u.unit_id LEFT JOIN team t ON t.id = u.team_id`,
    id: 'u.id',
    ruleColumns: RULE_COLUMNS,
    defaultSort: 'displayName',
    sorts: {
      displayName: { sql: 'u.display_name', type: 'text' },
      ...(seesAccounts
        ? {
            loginName: { sql: 'lower(u.login_name)', type: 'text' as const },
            createdAt: { sql: 'u.created_at', type: 'timestamptz' as const },
          }
        : {}),
    },
    columns: {
      id: { sql: 'u.id' },
      displayName: { sql: 'u.display_name' },
      unitId: { sql: 'u.unit_id' },
      unitName: { sql: 'ru.name' },
      teamId: { sql: 'u.team_id' },
      teamName: { sql: 't.name' },
      loginName: visibleTo(account, { sql: 'u.login_name' }),
      roles: visibleTo(account, { sql: 'u.roles' }),
      status: visibleTo(account, { sql: 'u.status' }),
      mustChangePassword: visibleTo(account, { sql: 'u.must_change_password' }),
      passwordChangedAt: visibleTo(account, { sql: 'u.password_changed_at' }),
      lastSignedInAt: visibleTo(account, {
        sql: '(SELECT max(s.created_at) FROM session s WHERE s.user_id = u.id)',
      }),
      createdAt: { sql: 'u.created_at' },
      updatedAt: { sql: 'u.updated_at' },
      version: { sql: 'u.version' },
    },
  };
}

@Injectable()
export class UsersQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
  ) {}

  /** Filters on what the caller may not see match only rows where the caller sees it. */
  list(actor: Actor, query: ListUsersQuery): Promise<JsonText> {
    const visible = userVisibility(actor);
    const binder = new Binder();
    const { bind } = binder;
    const seesAccount = () => ruleSql(visible.account, RULE_COLUMNS, bind);
    const where = [ruleSql(visible.readable, RULE_COLUMNS, bind)];
    if (query.unitId) where.push(`u.unit_id = ${bind(query.unitId)}::uuid`);
    if (query.teamId) where.push(`u.team_id = ${bind(query.teamId)}::uuid`);
    if (query.role) where.push(`u.roles && ${bind(query.role)}::text[]`, seesAccount());
    if (query.status) where.push(`u.status = ANY (${bind(query.status)}::text[])`, seesAccount());
    if (query.q !== undefined) {
      const q = `lower(${bind(query.q)})`;
      where.push(
        `(strpos(lower(u.display_name), ${q}) > 0 OR (strpos(lower(u.login_name), ${q}) > 0 AND ${seesAccount()}))`,
      );
    }
    return this.pages.run(userView(visible), query, where, binder, '/users');
  }

  one(actor: Actor, id: string, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = userVisibility(actor);
    return this.details.one(userView(visible), 'u', { column: 'id', value: id }, visible.readable, query);
  }

  async historyOf(actor: Actor, id: string, query: PageQuery): Promise<JsonText> {
    await this.one(actor, id);
    return this.history.of('user', id, [], query, `/users/${id}/history`);
  }
}
