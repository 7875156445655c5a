import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Stamped } from '../../platform/database/stamped.js';
import type { Role, UserStatus } from './user.codes.js';

/** A person who signs in (domain.md §2.15). */
@Entity({ name: 'app_user' })
export class User extends Stamped {
  @PrimaryColumn('uuid')
  id: string;
  @Column({ type: 'text', name: 'login_name', update: false })
  loginName: string;
  @Column('text', { name: 'display_name' })
  displayName: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'team_id', nullable: true })
  teamId: string | null;
  @Column({ type: 'text', array: true })
  roles: Role[];
  @Column('text')
  status: UserStatus;
  @Column('text', { name: 'password_hash' })
  passwordHash: string;
  @Column('timestamptz', { name: 'password_changed_at' })
  passwordChangedAt: Date;
  /** Somebody else knows the password. */
  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword: boolean;
}
