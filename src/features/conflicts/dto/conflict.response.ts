import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { JsonField } from '../../../platform/http/fields/json.field.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import * as codes from '../conflict.codes.js';

const orNull = { nullable: true } as const;

export class StatementFilePart {
  @ReferenceField()
  id: string;

  @TextField({ example: '会议纪要.pdf' })
  name: string;
}

/** What a party filed; both parties read it. */
export class ConflictStatementPart {
  @ReferenceField()
  id: string;

  @CodeField(codes.CONFLICT_PARTY)
  party: string;

  @CodeField(codes.CONFLICT_STATE)
  phase: string;

  @TextField({ max: 5000, example: '附会议纪要与往来邮件' })
  text: string;

  @BooleanField({ example: false })
  showsInvestorWill: boolean;

  @NestedField(StatementFilePart, { list: { max: 20 } })
  files: StatementFilePart[];

  @InstantField()
  madeAt: string;
}

export class ConflictDecisionPart {
  @ReferenceField()
  id: string;

  @CodeField(codes.CONFLICT_INSTANCE)
  instance: string;

  @CodeField(codes.CONFLICT_OUTCOME)
  outcome: string;

  @ReferenceField({ ...orNull, example: null })
  thirdUnitId: string | null;

  @TextField({ ...orNull, example: null })
  lineA: string | null;

  @TextField({ ...orNull, example: null })
  lineB: string | null;

  @CodeField(codes.CONFLICT_PARTY, { ...orNull, example: null })
  landing: string | null;

  @TextField({ max: 5000, example: '登记在先，且先与决策人实质接触' })
  reason: string;

  @InstantField()
  decidedAt: string;

  @ReferenceField()
  decidedBy: string;
}

/** A conflict as parties and deciders see it. */
export class ConflictResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'ZD-2026-0001' })
  code: string;

  @ReferenceField()
  companyId: string;

  @ReferenceField({ description: 'The claimant' })
  unitAId: string;

  @ReferenceField({ ...orNull, description: 'For its own side and the deciders' })
  userAId: string | null;

  @ReferenceField({ description: 'The respondent' })
  unitBId: string;

  @ReferenceField({ ...orNull, description: 'For its own side and the deciders', example: null })
  userBId: string | null;

  @BooleanField({ description: 'Inside one unit: its supervisor rules', example: false })
  isInternal: boolean;

  @CodeField(codes.CONFLICT_STATE)
  state: string;

  @TextField({ max: 5000, example: '首报在先' })
  reason: string;

  @DateField()
  openedOn: string;

  @DateField({ ...orNull, description: 'Both sides file by then' })
  evidenceDueOn: string | null;

  @DateField({ ...orNull, description: 'Ruled by then' })
  decisionDueOn: string | null;

  @DateField({ ...orNull, example: null })
  ruledOn: string | null;

  @DateField({ ...orNull, description: 'Appealed by then, once', example: null })
  appealDueOn: string | null;

  @DateField({ ...orNull, example: null })
  appealedOn: string | null;

  @CodeField(codes.CONFLICT_PARTY, { ...orNull, example: null })
  appealedBy: string | null;

  @TextField({ ...orNull, max: 5000, example: null })
  appealReason: string | null;

  @DateField({ ...orNull, description: 'Decided finally by then', example: null })
  finalDueOn: string | null;

  @DateField({ ...orNull, example: null })
  closedOn: string | null;

  @CodeField(codes.CONFLICT_OUTCOME, { ...orNull, example: null })
  outcome: string | null;

  @ReferenceField({ ...orNull, example: null })
  thirdUnitId: string | null;

  @TextField({ ...orNull, example: null })
  lineA: string | null;

  @TextField({ ...orNull, example: null })
  lineB: string | null;

  @CodeField(codes.CONFLICT_PARTY, { ...orNull, example: null })
  landing: string | null;

  @NestedField(ConflictStatementPart, { list: { max: 1000 } })
  statements: ConflictStatementPart[];

  @NestedField(ConflictDecisionPart, { list: { max: 2 } })
  decisions: ConflictDecisionPart[];

  @JsonField({ description: 'The limits in force at the opening', example: { evidenceWorkingDays: 2 } })
  settingsInForce: object;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1 })
  version: number;
}

export class ConflictPage extends PageOf(ConflictResponse) {}

export class ConflictComparisonPart {
  @CodeField(codes.CONFLICT_CRITERION)
  criterion: string;

  @TextField({
    ...orNull,
    description: 'Of the claimant: an instant, or a number',
    example: '2026-03-02T02:00:00Z',
  })
  a: string | null;

  @TextField({ ...orNull, description: 'Of the respondent', example: null })
  b: string | null;

  @CodeField(codes.CONFLICT_PARTY, { ...orNull, description: 'Null: does not tell them apart' })
  favours: string | null;
}

/** The criteria in their order, for those who decide. They recommend; a person rules. */
export class ConflictCriteriaResponse {
  @CodeField(codes.CONFLICT_OUTCOME)
  recommendation: string;

  @CodeField(codes.CONFLICT_CRITERION)
  decidedBy: string;

  @CodeField(codes.CONFLICT_PARTY, {
    ...orNull,
    description: "By the investor's written will",
    example: null,
  })
  landing: string | null;

  @NestedField(ConflictComparisonPart, { list: { max: 10 } })
  comparisons: ConflictComparisonPart[];
}

const several = { optional: true, list: { max: 50 } } as const;

export class ListConflictsQuery extends PageQuery {
  @ReferenceField(several)
  companyId?: string[];

  @ReferenceField({ ...several, description: 'Unit of either party' })
  unitId?: string[];

  @CodeField(codes.CONFLICT_STATE, several)
  state?: string[];

  @BooleanField({
    optional: true,
    description: 'A limit has passed and the step was not taken',
    example: true,
  })
  overdue?: boolean;
}
