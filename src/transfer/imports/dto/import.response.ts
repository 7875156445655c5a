import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATE } from '../../../features/jobs/job.codes.js';
import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';

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

/** What an import does and has done. */
export class ImportResponse {
  @ReferenceField({ description: 'Also the id of its job' })
  id: string;

  @TextField({ example: 'companies' })
  kind: string;

  @CodeField(JOB_STATE)
  state: string;

  @TextField({ example: '示例企业名单.xlsx' })
  fileName: string;

  @IntegerField({ min: 1, description: 'Bytes', example: 20480 })
  fileSize: number;

  @TextField({ nullable: true, example: 'Sheet1' })
  sheet: string | null;

  @TextField({ pattern: /^(skip|update)$/, example: 'skip' })
  duplicates: string;

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

  @ApiProperty({ type: ImportColumnResponse, isArray: true })
  columns: ImportColumnResponse[];

  @ApiProperty({ type: ImportCountsResponse })
  counts: ImportCountsResponse;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  finishedAt: string | null;
}

export class ImportRowProblemResponse {
  @TextField({ nullable: true, description: 'Heading of the column', example: '统一社会信用代码' })
  column: string | null;

  @TextField({ nullable: true, description: 'What stands in the cell', example: '9131010' })
  value: string | null;

  @TextField({ example: 'CELL_NOT_READABLE' })
  code: string;

  @TextField({ max: 2000, description: 'What is wrong and what to do', example: '统一社会信用代码应为18位' })
  message: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      'Companies that may be the same: id, code, name, level, reasons, or the row of the same list',
    example: [],
  })
  candidates: Record<string, unknown>[];
}

export class ImportRowResponse {
  @IntegerField({ min: 1, description: 'Row of the sheet, or record of the CSV file', example: 7 })
  row: number;

  @TextField({ pattern: /^(created|updated|unchanged|skipped|rejected)$/, example: 'rejected' })
  outcome: string;

  @TextField({ nullable: true, example: '上海示例生物科技有限公司' })
  name: string | null;

  @ReferenceField({ nullable: true })
  companyId: string | null;

  @ApiProperty({ type: ImportRowProblemResponse, isArray: true })
  problems: ImportRowProblemResponse[];
}

export class ImportRowPage extends PageOf(ImportRowResponse) {}

export class ListImportRowsQuery {
  @IntegerField({
    optional: true,
    min: 1,
    max: 200,
    description: 'Rows of one page, 50 when left out',
    example: 50,
  })
  limit?: number;

  @TextField({ optional: true, max: 2000, description: 'nextCursor of the page before' })
  cursor?: string;

  @TextField({
    optional: true,
    max: 10,
    pattern: /^(created|updated|unchanged|skipped|rejected)$/,
    example: 'rejected',
  })
  outcome?: string;

  @BooleanField({ optional: true, description: 'true: only rows with something to say', example: true })
  withProblems?: boolean;
}
