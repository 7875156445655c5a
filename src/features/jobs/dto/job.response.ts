import { ApiProperty } from '@nestjs/swagger';
import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { JOB_STATE } from '../job.codes.js';

export class JobProgressResponse {
  @ApiProperty({
    type: 'string',
    nullable: true,
    maxLength: 40,
    description: 'What is being done',
    example: 'IMPORTING',
  })
  phase: string | null;

  @IntegerField({ description: 'Rows done', example: 12000 })
  done: number;

  @IntegerField({ nullable: true, description: 'Rows in all; null while unknown', example: 32399 })
  total: number | null;
}

export class JobProblemResponse {
  @TextField({ example: 'FILE.DAMAGED' })
  code: string;

  @TextField({ example: '文件已损坏' })
  title: string;

  @TextField({ max: 2000, example: '请另存为 .xlsx 后重新上传。' })
  detail: string;
}

/** Long work and how far it is. */
export class JobResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 40, example: 'import-companies' })
  kind: string;

  @CodeField(JOB_STATE)
  state: string;

  @ApiProperty({ type: JobProgressResponse })
  progress: JobProgressResponse;

  @BooleanField({ description: 'A cancellation is under way', example: false })
  cancelRequested: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What came of it; its shape depends on the kind. A file, if any, is at /jobs/{id}/result',
    example: { created: 31, updated: 0 },
  })
  result: Record<string, unknown> | null;

  @ApiProperty({ type: JobProblemResponse, nullable: true, description: 'Why it failed' })
  problem: JobProblemResponse | null;

  @ReferenceField({ nullable: true, description: 'Null: nobody asked for it, it was due' })
  ownerUserId: string | null;

  @ReferenceField({ nullable: true })
  ownerUnitId: string | null;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  startedAt: string | null;

  @InstantField({ nullable: true })
  finishedAt: string | null;

  @IntegerField({ min: 1, description: 'Counts every change, progress too' })
  version: number;
}

export class JobPage extends PageOf(JobResponse) {}

export class ListJobsQuery extends PageQuery {
  @CodeField(JOB_STATE, { optional: true, list: { max: 5 } })
  state?: string[];

  @TextField({ optional: true, max: 40, pattern: /^[a-z][a-z-]{0,39}$/, example: 'import-companies' })
  kind?: string;
}
