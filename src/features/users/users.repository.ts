import { Inject, Injectable } from '@nestjs/common';
import { ArrayContains, Not } from 'typeorm';
import { CLOCK } from '../../platform/config/config.module.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned-write.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { currentRequest } from '../../platform/http/request-context.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { User } from './user.entity.js';

/** Two administrators who demote each other at once must not both see the other one still there. */
const ADMIN_LOCK = 7_202_612;

type Stamps = 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'passwordChangedAt' | 'version';

@Injectable()
export class UsersRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.NOT_FOUND */
  async load(id: string): Promise<User> {
    const user = await this.unitOfWork.repository(User).findOneBy({ id });
    if (!user) throw httpErrors.NOT_FOUND();
    return user;
  }

  async insert(user: Omit<User, Stamps>): Promise<void> {
    const now = this.clock.now();
    const by = currentRequest().actor?.userId ?? null;
    await this.unitOfWork.repository(User).insert({
      ...user,
      passwordChangedAt: now,
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
      version: 1,
    });
  }

  async update(id: string, expectedVersion: number, changes: Partial<User>): Promise<void> {
    const updatedBy = currentRequest().actor?.userId ?? null;
    const stamped = { ...changes, updatedAt: this.clock.now(), updatedBy };
    await updateVersioned(this.unitOfWork, User, id, expectedVersion, stamped);
  }

  /** Sets the password hash. @throws REQUEST.VERSION_STALE when the user changed meanwhile */
  async setPassword(user: User, passwordHash: string, mustChangePassword: boolean): Promise<void> {
    const passwordChangedAt = this.clock.now();
    await this.update(user.id, user.version, { passwordHash, passwordChangedAt, mustChangePassword });
  }

  /** Lets one change of administrators through at a time, until the transaction ends. */
  async lockAdmins(): Promise<void> {
    await this.unitOfWork.manager.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
  }

  countOtherActiveAdmins(id: string): Promise<number> {
    const others = { id: Not(id), status: 'ACTIVE' as const, roles: ArrayContains(['SYSTEM_ADMIN']) };
    return this.unitOfWork.repository(User).countBy(others);
  }

  isEmpty(): Promise<boolean> {
    return this.unitOfWork
      .repository(User)
      .exists()
      .then((any) => !any);
  }
}
