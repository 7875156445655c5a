import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { IMPORT_VERDICT } from '../import.codes.js';

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
  @TextField({ description: 'Name of the sheet', example: '台账' })
  sheet: string;

  @IntegerField({ min: 1, description: 'Row of the sheet, or record of the CSV file', example: 7 })
  row: number;

  @TextField({ pattern: /^(created|updated|unchanged|skipped|rejected)$/, example: 'rejected' })
  outcome: string;

  @CodeField(IMPORT_VERDICT)
  verdict: string;

  @TextField({ nullable: true, example: '上海示例生物科技有限公司' })
  name: string | null;

  @ReferenceField({ nullable: true, description: 'The record that it became or belongs to' })
  subjectId: string | null;

  @ApiProperty({ type: ImportRowProblemResponse, isArray: true })
  problems: ImportRowProblemResponse[];

  @TextField({ nullable: true, pattern: /^(REVERTED|LEFT)$/, example: null })
  reversal: string | null;

  @ApiProperty({ type: ImportRowProblemResponse, nullable: true, description: 'Why it was left' })
  reversalProblem: ImportRowProblemResponse | null;
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

  @CodeField(IMPORT_VERDICT, { optional: true })
  verdict?: string;

  @BooleanField({ optional: true, description: 'true: only rows with something to say', example: true })
  withProblems?: boolean;

  @TextField({
    optional: true,
    max: 10,
    pattern: /^(REVERTED|LEFT)$/,
    description: 'After a reversion',
    example: 'LEFT',
  })
  reversal?: string;
}
