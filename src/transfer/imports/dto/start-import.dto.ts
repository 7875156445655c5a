import { TextField } from '../../../platform/http/fields/basic-fields.js';

const YES_NO = /^(true|false)$/;

/** Text fields of the form beside the file. */
export class StartImportRequest {
  @TextField({
    optional: true,
    max: 40,
    description: 'What the list holds, one of GET /imports/kinds; found by the headings when left out',
    example: 'companies',
  })
  kind?: string;

  @TextField({
    optional: true,
    pattern: /^(skip|update|stop)$/,
    max: 10,
    description:
      'Rows whose record is known: skip them (default), add what they say to it, or write nothing at all if there are any',
    example: 'skip',
  })
  duplicates?: string;

  @TextField({
    optional: true,
    pattern: /^(create|reject)$/,
    max: 10,
    description: 'Rows similar to a known record: create with a note (default), or reject',
    example: 'create',
  })
  similar?: string;

  @TextField({
    optional: true,
    pattern: /^(each|atomic)$/,
    max: 10,
    description: 'Each row for itself (default), or all rows or none',
    example: 'each',
  })
  mode?: string;

  @TextField({
    optional: true,
    pattern: YES_NO,
    max: 5,
    description:
      'true: a preview; everything is decided and nothing written, the mapping can be corrected, and POST /imports/{id}/commits takes it in. false: all in one step',
    example: 'false',
  })
  dryRun?: string;

  @TextField({
    optional: true,
    max: 100,
    description: 'Name of the one sheet to read; every visible sheet with a fitting heading when left out',
  })
  sheet?: string;

  @TextField({ optional: true, pattern: YES_NO, max: 5, description: 'Hidden sheets too', example: 'false' })
  hiddenSheets?: string;

  @TextField({
    optional: true,
    max: 100,
    description: 'Unit on whose behalf: code, name or short name; pool administrators only',
    example: '桃浦镇',
  })
  unit?: string;

  @TextField({
    optional: true,
    max: 2000,
    description: 'JSON object of values for what the list does not say',
    example: '{"parkRelation":"TARGET","focusAreaCode":"OTHER"}',
  })
  defaults?: string;
}

/** The fields as the API description shows them in the form. */
export const START_IMPORT_FIELDS: Readonly<Record<string, Record<string, unknown>>> = {
  kind: {
    type: 'string',
    maxLength: 40,
    example: 'companies',
    description: 'What the list holds; found by the headings when left out',
  },
  duplicates: { type: 'string', pattern: '^(skip|update|stop)$', default: 'skip' },
  similar: { type: 'string', pattern: '^(create|reject)$', default: 'create' },
  mode: { type: 'string', pattern: '^(each|atomic)$', default: 'each' },
  dryRun: { type: 'string', pattern: '^(true|false)$', default: 'false', description: 'true: a preview' },
  sheet: { type: 'string', maxLength: 100 },
  hiddenSheets: { type: 'string', pattern: '^(true|false)$', default: 'false' },
  unit: { type: 'string', maxLength: 100 },
  defaults: {
    type: 'string',
    maxLength: 2000,
    description: 'JSON object, for example {"parkRelation":"TARGET"}',
  },
};
