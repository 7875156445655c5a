import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';

export interface NewFile {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly originalName: string;
  readonly uploadedBy: string;
  readonly unitId: string;
  readonly at: Date;
}

/** Writes the table of kept files; rows never change. */
@Injectable()
export class FilesRepository {
  constructor(private readonly sql: Sql) {}

  async insert(file: NewFile): Promise<void> {
    await this.sql.rows(
      `INSERT INTO stored_file (id, sha256, size, media_type, original_name, uploaded_by, unit_id,
         created_at, created_by, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6, $8, $6)`,
      [
        ...[file.id, file.sha256, file.size, file.mediaType, file.originalName],
        ...[file.uploadedBy, file.unitId, file.at],
      ],
    );
  }
}
