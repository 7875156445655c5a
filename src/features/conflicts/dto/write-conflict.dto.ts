import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import {
  CONFLICT_MOVE,
  CONFLICT_OUTCOME,
  CONFLICT_PARTY,
  type ConflictMove,
  type ConflictOutcome,
  type ConflictParty,
} from '../conflict.codes.js';

const unknown = { optional: true, nullable: true } as const;

/** A conflict to open (domain.md §4.2). The claimant is the caller's unit. */
export class OpenConflictRequest {
  @ReferenceField()
  companyId: string;

  @ReferenceField({ ...unknown, description: 'For pool administrators: the claimant', example: null })
  claimantUnitId?: string | null;

  @ReferenceField({ ...unknown, description: 'Left out: who holds the company', example: null })
  respondentUnitId?: string | null;

  @ReferenceField({ ...unknown, description: 'Inside one unit: the colleague', example: null })
  respondentUserId?: string | null;

  @TextField({ min: 10, max: 5000, example: '我单位于上月与该企业负责人面谈并约定踏勘，首报在先' })
  reason: string;
}

export class CreateStatementRequest {
  @TextField({ min: 10, max: 5000, example: '附会议纪要与往来邮件，首次面谈时间早于对方登记时间' })
  text: string;

  @BooleanField({
    optional: true,
    description: "The investor's written will is among the files",
    example: false,
  })
  showsInvestorWill?: boolean;

  @ReferenceField({
    optional: true,
    list: { max: 20 },
    description: 'Files that the caller uploaded',
    example: [],
  })
  fileIds?: string[];
}

export class MoveConflictRequest {
  @CodeField(CONFLICT_MOVE)
  move: ConflictMove;

  @TextField({
    min: 10,
    max: 5000,
    description: 'Why; of a ruling its grounds',
    example: '双方材料已齐，进入裁决',
  })
  reason: string;

  @CodeField(CONFLICT_OUTCOME, { ...unknown, description: 'With SETTLE, RULE and DECIDE', example: null })
  outcome?: ConflictOutcome | null;

  @ReferenceField({ ...unknown, description: 'With REASSIGNED_TO_THIRD', example: null })
  thirdUnitId?: string | null;

  @TextField({
    ...unknown,
    max: 100,
    description: 'With SPLIT_SCOPE: the line of the claimant',
    example: null,
  })
  lineA?: string | null;

  @TextField({
    ...unknown,
    max: 100,
    description: 'With SPLIT_SCOPE: the line of the respondent',
    example: null,
  })
  lineB?: string | null;

  @CodeField(CONFLICT_PARTY, {
    ...unknown,
    description: "Where the project lands by the investor's will; not whose credit it is",
    example: null,
  })
  landing?: ConflictParty | null;
}
