import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { Actors } from '../../platform/access/actor-source.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { authErrors } from './auth.errors.js';
import { type RefreshToken, readRefreshToken } from './refresh-token.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import { type TokenGrant, TokenGrants } from './token-grants.js';

/** Goes on with sessions and ends them. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly grants: TokenGrants,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly actors: Actors,
  ) {}

  /**
   * Exchanges a refresh token. A token that was exchanged before is in two hands: the session ends. The
   * transaction is here and not on the route, because that end must outlive the refusal.
   * @throws AUTH.REFRESH_REFUSED (401)
   */
  async refresh(text: string): Promise<TokenGrant> {
    const given = readRefreshToken(text);
    const grant = given && (await this.unitOfWork.run(() => this.exchange(given)));
    if (grant) return grant;
    this.actors.forgetAll();
    throw authErrors.REFRESH_REFUSED();
  }

  async endCurrent(actor: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.sessions.revoke(actor.userId, 'SIGNED_OUT', { only: actor.sessionId });
      await this.record('user.signed-out', actor.userId);
    });
    this.actors.forgetAll();
  }

  async endAll(actor: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.sessions.revoke(actor.userId, 'SIGNED_OUT_EVERYWHERE');
      await this.record('user.signed-out-everywhere', actor.userId);
    });
    this.actors.forgetAll();
  }

  private async exchange(given: RefreshToken): Promise<TokenGrant | null> {
    const grant = await this.grants.renew(given);
    if (grant) return grant;
    const copied = await this.sessions.revokeCopied(given);
    if (copied) await this.record('user.refresh-token-reused', copied.userId);
    return null;
  }

  private record(action: string, userId: string): Promise<void> {
    return this.audit.record({ action, subjectType: 'user', subjectId: userId });
  }
}
