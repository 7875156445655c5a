import { Column } from 'typeorm';

/**
 * Who made a record and who changed it last; null: the system did. `version` is the one of ETag and If-Match
 * (domain.md §2.0), compared by `updateVersioned`. The entity of a table extends it; it is none of its own.
 */
export abstract class Stamped {
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
  @Column('int')
  version: number;
}

/** The same for records that are deleted softly. */
export abstract class Removable extends Stamped {
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}
