import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { SignedInUser, TokenResponse } from './dto/session.response.js';
import type { TokenGrant } from './token-grants.js';

const USER = `
  SELECT id, login_name AS "loginName", display_name AS "displayName", unit_id AS "unitId", roles,
         must_change_password AS "mustChangePassword"
  FROM app_user WHERE id = $1`;

@Injectable()
export class SessionsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly sql: Sql,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller's own sessions that are still open. */
  ofActor(actor: Actor, query: PageQuery): Promise<JsonText> {
    const binder = new Binder();
    const current = `${binder.bind(actor.sessionId)}::uuid`;
    const view: ResourceView = {
      from: 'session s',
      id: 's.id',
      ruleColumns: {},
      defaultSort: '-createdAt',
      sorts: {
        createdAt: { sql: 's.created_at', type: 'timestamptz' },
        lastUsedAt: { sql: 's.last_used_at', type: 'timestamptz' },
      },
      columns: {
        id: { sql: 's.id' },
        createdAt: { sql: 's.created_at' },
        lastUsedAt: { sql: 's.last_used_at' },
        expiresAt: { sql: 's.expires_at' },
        userAgent: { sql: 's.user_agent' },
        isCurrent: { sql: `s.id = ${current}` },
      },
    };
    const where = [
      `${binder.bind(actor.userId)}::uuid = s.user_id`,
      's.revoked_at IS NULL',
      `s.expires_at > ${binder.bind(this.clock.now().toISOString())}::timestamptz`,
      // The count reads no column, and a value that no text mentions has no type.
      `${current} IS NOT NULL`,
    ];
    return this.pages.run(view, query, where, binder, '/auth/sessions');
  }

  /** What the client of a new or renewed session gets. */
  async tokenResponse(grant: TokenGrant): Promise<TokenResponse> {
    const user = await this.sql.first<SignedInUser>(USER, [grant.userId]);
    if (!user) throw httpErrors.NOT_FOUND();
    const { accessToken, expiresIn, refreshToken } = grant;
    return { accessToken, tokenType: 'Bearer', expiresIn, refreshToken, user };
  }
}
