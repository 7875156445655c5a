import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import { ACCOUNT_GUARD, type AccountGuard } from '../../platform/access/account-guard.js';
import { PasswordHasher } from '../../platform/access/password-hasher.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { UpdateUserRequest } from './dto/user.dto.js';
import { oneTimePassword } from './one-time-password.js';
import { passwordErrors } from './password.rules.js';
import type { Role, UserStatus } from './user.codes.js';
import { userErrors } from './user.errors.js';
import { endsSessions, losesAdmin } from './user.rules.js';
import { UsersRepository } from './users.repository.js';

export interface NewUser {
  readonly loginName: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly teamId?: string | null;
  readonly roles: readonly string[];
  /** Left out: one is made up and returned. */
  readonly initialPassword?: string;
  /** Default true: who sets a password for another knows it. */
  readonly mustChangePassword?: boolean;
}

export interface CreatedUser {
  readonly id: string;
  /** The made-up password, to be shown once; null when it was given. */
  readonly initialPassword: string | null;
}

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly hasher: PasswordHasher,
    @Inject(ACCOUNT_GUARD) private readonly guard: AccountGuard,
  ) {}

  /** Creates a user; joins a running transaction. @throws USER.PASSWORD_WEAK, LOGIN_NAME_TAKEN, TEAM_NOT_OF_UNIT */
  async createUser(given: NewUser): Promise<CreatedUser> {
    const { initialPassword, mustChangePassword = true, ...rest } = given;
    const errors = initialPassword
      ? passwordErrors(initialPassword, given.loginName, '/initialPassword')
      : [];
    if (errors.length) throw userErrors.PASSWORD_WEAK({ errors });
    const password = initialPassword ?? oneTimePassword();
    // Before the transaction: a connection must not wait for a processor.
    const passwordHash = await this.hasher.hash(password);
    const id = uuidv7();
    const content = {
      ...rest,
      teamId: given.teamId ?? null,
      roles: [...new Set(given.roles)] as Role[],
      status: 'ACTIVE' as UserStatus,
    };
    await this.unitOfWork.run(async () => {
      await this.users.insert({ id, ...content, passwordHash, mustChangePassword });
      await this.record('user.created', id, creation(content));
    });
    return { id, initialPassword: initialPassword === undefined ? password : null };
  }

  /** Rights act at once, so the transaction ends in here and not on the route. */
  async update(id: string, version: number, request: UpdateUserRequest): Promise<void> {
    const roles = request.roles && ([...new Set(request.roles)] as Role[]);
    const changes = { ...request, ...(roles ? { roles } : {}) } as Partial<NewUser> & {
      roles?: Role[];
      status?: UserStatus;
    };
    await this.unitOfWork.run(async () => {
      await this.users.lockAdmins();
      const before = await this.users.load(id);
      const after = { ...before, ...changes };
      await this.users.update(id, version, changes);
      if (losesAdmin(before, after) && (await this.users.countOtherActiveAdmins(id)) === 0)
        throw userErrors.LAST_SYSTEM_ADMIN();
      if (endsSessions(before, after)) await this.guard.endSessions(id, 'USER_DISABLED');
      await this.record('user.updated', id, diff({ ...before }, changes));
    });
    this.guard.forgetActors();
  }

  async revokeSessions(id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.users.load(id);
      await this.guard.endSessions(id, 'REVOKED_BY_ADMIN');
      await this.record('user.sessions-revoked', id);
    });
    this.guard.forgetActors();
  }

  private record(action: string, subjectId: string, changes = {}): Promise<void> {
    return this.audit.record({ action, subjectType: 'user', subjectId, changes });
  }
}
