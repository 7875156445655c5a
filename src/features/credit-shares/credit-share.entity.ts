import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authored } from '../../platform/database/stamped.js';
import type { CreditBasis, CreditCase, CreditRequestStatus, CreditRole } from './credit-share.codes.js';

/** A share as requests, proposals and the history hold it. `percent` is a decimal string with two digits. */
export interface ShareLine {
  readonly unitId: string;
  readonly userId: string | null;
  readonly role: CreditRole;
  readonly percent: string;
}

/** The credit of one project as a whole: its case, whether it is frozen, and the version that If-Match compares. */
@Entity({ name: 'project_credit' })
export class ProjectCredit {
  @PrimaryColumn('uuid', { name: 'project_id' })
  projectId: string;
  @Column('text', { name: 'case_code' })
  caseCode: CreditCase;
  @Column('text')
  basis: CreditBasis;
  @Column('date', { name: 'frozen_on', nullable: true })
  frozenOn: string | null;
  @Column('text', { name: 'frozen_by', nullable: true })
  frozenBy: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
  @Column('int')
  version: number;
}

/** One unit's (and person's) part of the credit (domain.md §4.3). */
@Entity({ name: 'credit_share' })
export class CreditShare {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('uuid', { name: 'unit_id' })
  unitId: string;
  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;
  @Column('text')
  role: CreditRole;
  @Column('numeric', { precision: 5, scale: 2 })
  percent: string;
}

/** A change after the freeze, which both supervisors and a pool administrator sign. */
@Entity({ name: 'credit_change_request' })
export class CreditChangeRequest extends Authored {
  @PrimaryColumn('uuid')
  id: string;
  @Column('uuid', { name: 'project_id' })
  projectId: string;
  @Column('int', { name: 'base_version' })
  baseVersion: number;
  @Column('jsonb')
  shares: ShareLine[];
  @Column('text')
  reason: string;
  @Column('uuid', { name: 'signing_unit_ids', array: true })
  signingUnitIds: string[];
  @Column('text')
  status: CreditRequestStatus;
  @Column('text', { name: 'decision_note', nullable: true })
  decisionNote: string | null;
  @Column('uuid', { name: 'created_by_unit' })
  createdByUnit: string;
}
