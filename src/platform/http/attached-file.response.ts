import { IntegerField, TextField } from './fields/basic-fields.js';
import { ReferenceField } from './fields/value-fields.js';

/** A file attached to a record, as `attachedFilesSql` shows it. */
export class AttachedFileResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 255, example: '证书.pdf' })
  name: string;

  @TextField({ max: 200, example: 'application/pdf' })
  mediaType: string;

  @IntegerField({ example: 1024 })
  size: number;
}
