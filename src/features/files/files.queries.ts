import { Inject, Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ruleSql } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { FileSubjects } from '../../platform/files/file-subjects.js';
import { etagOf } from '../../platform/http/etag.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { FILE_RULE_COLUMNS, readableFile, readableLooseFile } from './file.access.js';

const METADATA = `json_build_object('id', f.id, 'originalName', f.original_name, 'mediaType', f.media_type,
  'size', f.size, 'sha256', f.sha256, 'uploadedBy', f.uploaded_by, 'unitId', f.unit_id,
  'version', f.version, 'createdAt', f.created_at)::text`;

@Injectable()
export class FilesQueries {
  constructor(
    private readonly sql: Sql,
    private readonly subjects: FileSubjects,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  async metadata(actor: Actor, id: string): Promise<JsonText> {
    const [text, version] = await this.visible(actor, id, [METADATA, 'f.version']);
    return new JsonText(String(text), { ETag: etagOf(Number(version)) });
  }

  /** The content as a download; its type is the one that was found in the content when it came in. */
  async content(actor: Actor, id: string): Promise<StreamableFile> {
    const columns = ['f.sha256', 'f.original_name', 'f.media_type', 'f.size'];
    const [sha256, name, type, size] = (await this.visible(actor, id, columns)).map(String);
    const stream = await this.store.get(sha256 as string);
    const file = new StreamableFile(stream, {
      type: type as string,
      disposition: attachmentHeader(name as string),
      length: Number(size),
    });
    // The client notices a broken length; there is nothing better to say once the headers are out.
    return file.setErrorHandler((error, response) => {
      new Logger('Files').error({ message: 'a download broke off', failure: error.name });
      response.destroy?.();
    });
  }

  /** @throws REQUEST.NOT_FOUND when the file is absent or not the caller's to see */
  private async visible(actor: Actor, id: string, columns: readonly string[]): Promise<unknown[]> {
    const { bind, values } = new Binder();
    const byId = `f.id = ${bind(id)}`;
    const own = ruleSql(readableFile(actor), FILE_RULE_COLUMNS, bind);
    const loose = ruleSql(readableLooseFile(actor), FILE_RULE_COLUMNS, bind);
    const attached = this.subjects.predicate(actor, 'f.id', bind);
    const isLoose = 'NOT EXISTS (SELECT 1 FROM file_link l WHERE l.file_id = f.id)';
    const text = `SELECT ${columns.join(', ')} FROM stored_file f
      WHERE ${byId} AND (${own} OR ${attached} OR (${loose} AND ${isLoose}))`;
    const [row] = await this.sql.cells({ text, values });
    if (!row) throw httpErrors.NOT_FOUND();
    return row;
  }
}
