import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { POOL_STATUS, STAGE } from '../project.codes.js';
import { TRANSITION } from '../project-transition.codes.js';
import { PositionResponse } from './stage-history.response.js';

const many = { list: { max: 100 } } as const;

/** One thing that stands between the project and the move. */
export class MissingResponse {
  @TextField({ description: 'field, evidence, fact, input or approval', example: 'evidence' })
  kind: string;

  @TextField({ example: 'EVIDENCE_REQUIRED' })
  code: string;

  @TextField({
    optional: true,
    description: 'Member of the project, or of the move for kind input',
    example: 'needs',
  })
  field?: string;

  @TextField({ optional: true, description: 'Type of the paper', example: 'NEGOTIATION_MINUTES' })
  evidence?: string;

  @TextField({ max: 500, example: '请上传《洽谈纪要》' })
  message: string;
}

export class SignatureResponse {
  @TextField({ example: 'SUPERVISOR' })
  role: string;

  @ReferenceField()
  userId: string;
}

export class MoveOptionResponse {
  @CodeField(TRANSITION)
  transition: string;

  @TextField({ example: '进入实质洽谈' })
  title: string;

  @NestedField(PositionResponse)
  to: PositionResponse;

  @TextField({
    ...many,
    description: 'Roles that carry the move out; SYSTEM is the nightly job',
    example: ['SUPERVISOR'],
  })
  by: string[];

  @BooleanField({ description: 'Whether the caller may carry it out on this project' })
  permitted: boolean;

  @BooleanField()
  reasonRequired: boolean;

  @NestedField(MissingResponse, many)
  missing: MissingResponse[];

  @NestedField(MissingResponse, { ...many, description: 'Worth filling in, but no obstacle' })
  advice: MissingResponse[];

  @BooleanField({ description: 'A supervisor and a pool administrator decide together' })
  signaturesRequired: boolean;

  @NestedField(SignatureResponse, many)
  signatures: SignatureResponse[];
}

/** The moves out of the project's position, in the caller's language. */
export class ProjectMovesResponse {
  @ReferenceField()
  projectId: string;

  @CodeField(POOL_STATUS)
  poolStatus: string;

  @CodeField(STAGE, { nullable: true })
  stage: string | null;

  @IntegerField({ min: 1 })
  version: number;

  @NestedField(MoveOptionResponse, many)
  items: MoveOptionResponse[];
}
