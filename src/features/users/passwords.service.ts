import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { ACCOUNT_GUARD, type AccountGuard } from '../../platform/access/account-guard.js';
import type { Actor } from '../../platform/access/actor.js';
import { PasswordHasher } from '../../platform/access/password-hasher.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { oneTimePassword } from './one-time-password.js';
import { passwordErrors } from './password.rules.js';
import { userErrors } from './user.errors.js';
import { UsersRepository } from './users.repository.js';

@Injectable()
export class PasswordsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly hasher: PasswordHasher,
    @Inject(ACCOUNT_GUARD) private readonly guard: AccountGuard,
  ) {}

  /**
   * Sets the caller's own password and ends the caller's other sessions. Hashing stays outside the transaction;
   * the version that was read guards what lies between.
   * @throws USER.PASSWORD_WRONG, PASSWORD_WEAK, PASSWORD_SAME (422), AUTH.TOO_MANY_TRIES (429)
   */
  async changeOwn(actor: Actor, current: string, next: string): Promise<void> {
    const user = await this.users.load(actor.userId);
    const errors = passwordErrors(next, user.loginName, '/newPassword');
    if (errors.length) throw userErrors.PASSWORD_WEAK({ errors });
    await this.guard.countOwnPasswordTry(user.loginName);
    if (!(await this.hasher.verify(current, user.passwordHash))) throw userErrors.PASSWORD_WRONG();
    if (next.normalize('NFKC') === current.normalize('NFKC')) throw userErrors.PASSWORD_SAME();
    const passwordHash = await this.hasher.hash(next);
    await this.unitOfWork.run(async () => {
      await this.users.setPassword(user, passwordHash, false);
      await this.guard.endSessions(user.id, 'PASSWORD_CHANGED', actor.sessionId);
      await this.guard.forgive(user.loginName);
      await this.record('user.password-changed', user.id);
    });
    this.guard.forgetActors();
  }

  /**
   * Sets a made-up password for somebody, ends the person's sessions and forgives failed sign-ins.
   * @returns the password, to be shown once
   */
  async reset(id: string): Promise<string> {
    const password = oneTimePassword();
    const user = await this.users.load(id);
    const passwordHash = await this.hasher.hash(password);
    await this.unitOfWork.run(async () => {
      await this.users.setPassword(user, passwordHash, true);
      await this.guard.endSessions(id, 'PASSWORD_RESET');
      await this.guard.forgive(user.loginName);
      await this.record('user.password-reset', id);
    });
    this.guard.forgetActors();
    return password;
  }

  private record(action: string, subjectId: string): Promise<void> {
    return this.audit.record({ action, subjectType: 'user', subjectId });
  }
}
