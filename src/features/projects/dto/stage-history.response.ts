import { ApiProperty } from '@nestjs/swagger';
import {
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { LEVEL, POOL_STATUS, STAGE } from '../project.codes.js';
import { TRANSITION } from '../project-transition.codes.js';

const many = { list: { max: 100 } } as const;

export class PositionResponse {
  @CodeField(POOL_STATUS)
  poolStatus: string;

  @CodeField(STAGE, { nullable: true })
  stage: string | null;
}

/** A move that was made. Reason, inputs, papers and gate are null for those who do not see the matter. */
export class StageHistoryResponse {
  @ReferenceField()
  id: string;

  @CodeField(TRANSITION)
  transition: string;

  @NestedField(PositionResponse)
  from: PositionResponse;

  @NestedField(PositionResponse)
  to: PositionResponse;

  @DateField()
  effectiveOn: string;

  @InstantField()
  at: string;

  @ReferenceField({ nullable: true })
  actorId: string | null;

  @TextField({ example: '示例主管' })
  actorName: string;

  @ReferenceField({ nullable: true })
  actorUnitId: string | null;

  @CodeField(LEVEL, { nullable: true })
  level: string | null;

  @TextField({ ...many, description: 'Milestones of a skipped stage' })
  inferredMilestones: string[];

  @TextField({ nullable: true, max: 2000 })
  reason: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { holdReason: 'WAITING_LAND' },
  })
  inputs: Record<string, unknown> | null;

  @ReferenceField({ ...many, nullable: true })
  evidenceIds: string[] | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What the gate asked for and found, and what was recommended and not there',
    example: { passed: [{ code: 'EVIDENCE_REQUIRED', evidence: 'NEGOTIATION_MINUTES' }], open: [] },
  })
  gateResult: Record<string, unknown> | null;

  @IntegerField({ min: 1, description: 'Version of the project after the move' })
  versionAfter: number;
}

export const StageHistoryPage = PageOf(StageHistoryResponse);
