import { Column } from 'typeorm';

abstract class Versioned {
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy: string | null;
  @Column('int')
  version: number;
}

/**
 * Who made a record and who changed it last; null: the system did. `version` is the one of ETag and If-Match
 * (domain.md §2.0), compared by `updateVersioned`. The entity of a table extends it; it is none of its own.
 */
export abstract class Stamped extends Versioned {
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
}

/** The same for records that are deleted softly. */
export abstract class Removable extends Stamped {
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}

/** Records that are deleted softly and that a person has always made. TypeORM cannot narrow a column in a subclass. */
export abstract class Authored extends Versioned {
  @Column('uuid', { name: 'created_by' })
  createdBy: string;
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}
