import { TextField } from '../../../platform/http/fields/basic-fields.js';

export class ReturnFormatQuery {
  @TextField({
    optional: true,
    max: 4,
    pattern: /^(xlsx|csv)$/,
    description: 'xlsx when left out',
    example: 'xlsx',
  })
  format?: string;
}
