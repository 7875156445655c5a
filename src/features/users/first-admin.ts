import { type INestApplicationContext, Injectable } from '@nestjs/common';
import type { Settings } from '../../platform/config/settings.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { UsersRepository } from './users.repository.js';
import { type CreatedUser, UsersService } from './users.service.js';

export interface AdminAccount {
  readonly loginName: string;
  readonly displayName: string;
  readonly password: string;
}

/** Administrators that no administrator creates. */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly users: UsersService,
    private readonly repository: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /**
   * Creates the administrator if there is no user yet. Of processes that start together one creates it; the others
   * wait for its transaction and find it.
   * @returns whether it was created
   */
  async ensure(account: AdminAccount): Promise<boolean> {
    if (!(await this.repository.isEmpty())) return false;
    return this.unitOfWork.run(async () => {
      await this.repository.lockAdmins();
      if (!(await this.repository.isEmpty())) return false;
      await this.create(account);
      return true;
    });
  }

  /** Adds an administrator in 管委办. The password has passed through a file or a shell, so it is changed at once. */
  async create({ loginName, displayName, password }: AdminAccount): Promise<CreatedUser> {
    const unit = await this.sql.first<{ id: string }>(
      `SELECT id FROM responsible_unit WHERE code = 'COMMITTEE_OFFICE'`,
    );
    return this.users.createUser({
      loginName,
      displayName,
      unitId: (unit as { id: string }).id,
      roles: ['SYSTEM_ADMIN'],
      initialPassword: password,
    });
  }
}

/** Start task: the administrator of ADMIN_LOGIN and ADMIN_PASSWORD, when there is no user yet. */
export async function createFirstAdmin(app: INestApplicationContext, settings: Settings): Promise<string[]> {
  const { ADMIN_LOGIN: loginName, ADMIN_PASSWORD: password } = settings;
  if (!loginName) return [];
  const admins = app.get(FirstAdmin, { strict: false });
  const isNew = await admins.ensure({ loginName, displayName: '系统管理员', password });
  return isNew ? [`首个管理员 / First administrator   ${loginName}`] : [];
}
