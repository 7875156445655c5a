import { Injectable } from '@nestjs/common';
import { NIL } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SessionActors } from './session-actors.js';
import { type SessionOrigin, type TokenGrant, TokenGrants } from './token-grants.js';

/** Writes down how a sign-in ended. */
@Injectable()
export class SignInRecord {
  constructor(
    private readonly grants: TokenGrants,
    private readonly actors: SessionActors,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Opens the session, in one transaction with its audit row.
   * @returns null when the account was closed or its password changed since it was compared
   */
  accepted(userId: string, passwordHash: string, origin: SessionOrigin): Promise<TokenGrant | null> {
    return this.unitOfWork.run(async () => {
      const grant = await this.grants.open(userId, passwordHash, origin);
      if (!grant) return null;
      const actor = await this.actors.loadActor(userId, grant.id);
      const changes = { sessionId: [null, grant.id] as const };
      await this.audit.record(
        { action: 'user.signed-in', subjectType: 'user', subjectId: userId, changes },
        actor,
      );
      return grant;
    });
  }

  /** The same work for known and unknown names. An unknown name is not kept: it may be a password typed too early. */
  async refused(userId: string | null): Promise<void> {
    await this.unitOfWork.run(() =>
      this.audit.record({
        action: 'user.sign-in-refused',
        subjectType: userId ? 'user' : 'login-name',
        subjectId: userId ?? NIL,
      }),
    );
  }
}
