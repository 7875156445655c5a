import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

/** Whom a notice goes to, in the words of the business. */
export interface Audience {
  /** These persons themselves. */
  readonly users?: readonly (string | null)[];
  /** The supervisors of these units. */
  readonly supervisorsOf?: readonly (string | null)[];
  /** The supervisors of every unit that owns projects. */
  readonly allSupervisors?: boolean;
  readonly poolAdministrators?: boolean;
}

const FIND = `
  SELECT u.id FROM app_user u JOIN responsible_unit ru ON ru.id = u.unit_id
  WHERE u.status = 'ACTIVE' AND u.deleted_at IS NULL AND (u.id = ANY ($1::uuid[])
    OR 'SUPERVISOR' = ANY (u.roles) AND (u.unit_id = ANY ($2::uuid[]) OR $3::boolean AND ru.can_own_projects)
    OR 'POOL_ADMIN' = ANY (u.roles) AND $4::boolean)
  ORDER BY u.id`;

/** Finds the people whom something concerns. */
@Injectable()
export class NoticeRecipients {
  constructor(private readonly sql: Sql) {}

  /** @returns ids of users who may sign in, each once, ascending */
  async of({ users, supervisorsOf, allSupervisors, poolAdministrators }: Audience): Promise<string[]> {
    const ids = (given: readonly (string | null)[] = []) => given.filter((id) => id !== null);
    const rows = await this.sql.rows<{ id: string }>(FIND, [
      ids(users),
      ids(supervisorsOf),
      allSupervisors ?? false,
      poolAdministrators ?? false,
    ]);
    return rows.map(({ id }) => id);
  }
}
