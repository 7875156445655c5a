import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { IMPORT_STATE } from '../import.codes.js';

export class ImportCountsResponse {
  @IntegerField({
    description: 'Rows below the heading; the sum of the others once the import has ended',
    example: 120,
  })
  rows: number;

  @IntegerField({ example: 100 })
  created: number;

  @IntegerField({ example: 0 })
  updated: number;

  @IntegerField({ description: 'Known already, nothing to add', example: 0 })
  unchanged: number;

  @IntegerField({
    description: 'Known already and left as it is, or no data (totals, footnotes)',
    example: 15,
  })
  skipped: number;

  @IntegerField({ example: 5 })
  rejected: number;
}

export class ImportColumnResponse {
  @TextField({ example: '企业名称' })
  heading: string;

  @TextField({
    nullable: true,
    description: 'Field that the column goes to; null: not taken in',
    example: 'nameCn',
  })
  field: string | null;
}

export class ImportSheetResponse {
  @TextField({ example: '台账' })
  name: string;

  @BooleanField({ example: false })
  hidden: boolean;

  @BooleanField({ description: 'Its rows are read', example: true })
  taken: boolean;

  @TextField({
    nullable: true,
    description:
      'Why it is not: HIDDEN, LEFT_OUT, NO_HEADING (or a column that is needed is missing), NO_ROWS, EMPTY',
    example: null,
  })
  why: string | null;

  @ApiProperty({ type: 'array', items: { type: 'integer' }, example: [3, 4] })
  headingRows: number[];
}

export class ImportReversalResponse {
  @IntegerField({ description: 'Rows taken back', example: 98 })
  reverted: number;

  @IntegerField({ description: 'Rows left, see GET /imports/{id}/rows?reversal=LEFT', example: 2 })
  left: number;
}

/** What an import does and has done. */
export class ImportResponse {
  @ReferenceField({ description: 'Also the id of its first job' })
  id: string;

  @ReferenceField({ description: 'The job under way, or the last one' })
  jobId: string;

  @TextField({ example: 'companies' })
  kind: string;

  @CodeField(IMPORT_STATE)
  state: string;

  @TextField({ example: '示例企业名单.xlsx' })
  fileName: string;

  @IntegerField({ min: 1, description: 'Bytes', example: 20480 })
  fileSize: number;

  @TextField({ nullable: true, example: 'Sheet1' })
  sheet: string | null;

  @BooleanField({ description: 'Hidden sheets are read too', example: false })
  hiddenSheets: boolean;

  @TextField({ pattern: /^(skip|update|stop)$/, example: 'skip' })
  duplicates: string;

  @TextField({ pattern: /^(each|atomic)$/, example: 'each' })
  mode: string;

  @TextField({ pattern: /^(create|reject)$/, example: 'create' })
  similar: string;

  @BooleanField({ example: false })
  dryRun: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description:
      'What holds where the list is silent; a row of another country than CN makes a FOREIGN_ENTITY',
    example: { entityType: 'COMPANY', capitalNature: 'PRIVATE' },
  })
  defaults: Record<string, string>;

  @ApiProperty({ type: ImportSheetResponse, isArray: true, description: 'Every sheet of the file' })
  sheets: ImportSheetResponse[];

  @ApiProperty({ type: ImportColumnResponse, isArray: true, description: 'Of the first sheet that is read' })
  columns: ImportColumnResponse[];

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCountsResponse;

  @ApiProperty({ type: ImportReversalResponse, nullable: true, description: 'Null unless it was reverted' })
  reversal: ImportReversalResponse | null;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    description: 'Earlier imports of the caller with the same content',
    example: [],
  })
  sameFileAs: string[];

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  finishedAt: string | null;
}

export class ImportPage extends PageOf(ImportResponse) {}

export class ListImportsQuery {
  @IntegerField({
    optional: true,
    min: 1,
    max: 200,
    description: 'Imports of one page, 50 when left out',
    example: 50,
  })
  limit?: number;

  @TextField({ optional: true, max: 2000, description: 'nextCursor of the page before' })
  cursor?: string;

  @CodeField(IMPORT_STATE, { optional: true })
  state?: string;

  @TextField({ optional: true, max: 40, example: 'companies' })
  kind?: string;
}
