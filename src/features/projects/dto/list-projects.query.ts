import { BooleanField, CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import {
  DateField,
  InstantField,
  MoneyField,
  ReferenceField,
} from '../../../platform/http/fields/value-fields.js';
import { PageQuery, RepresentationQuery } from '../../../platform/http/page.js';
import { SOURCE_CHANNEL } from '../../leads/lead.codes.js';
import {
  ACTIVITY_LIGHT,
  LEVEL,
  POOL_STATUS,
  PROJECT_KIND,
  PROJECT_WATCH,
  STAGE,
  TAX_GRADE,
} from '../project.codes.js';
import { BATCH_CLASS, BATCH_SCHEME } from '../project-decision.codes.js';

const several = { optional: true, list: { max: 50 } } as const;
const filter = { optional: true } as const;

/** The numbers of the pool begin on that day. */
export const AS_OF = {
  optional: true,
  earliest: '2020-01-01',
  description: 'As the pool stood at the end of that day in Shanghai; as it is now when left out',
} as const;

/** A project, now or as of a past day. */
export class ReadProjectQuery extends RepresentationQuery {
  @DateField(AS_OF)
  asOf?: string;
}

/** Filters of the project list; several values of one filter are separated by commas and mean "one of". */
export class ListProjectsQuery extends PageQuery {
  @TextField({
    ...filter,
    max: 100,
    description: 'Part of the code, of the name or of the company’s name, as far as the caller may see them',
    example: '示例',
  })
  q?: string;

  @CodeField(POOL_STATUS, several)
  poolStatus?: string[];

  @CodeField(STAGE, several)
  stage?: string[];

  @CodeField(LEVEL, several)
  level?: string[];

  @CodeField(ACTIVITY_LIGHT, several)
  light?: string[];

  @CodeField(PROJECT_WATCH, {
    ...several,
    description: '三未清单: late after signing, registration or opening',
  })
  watch?: string[];

  @TextField({ ...several, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: ['AI'] })
  focusArea?: string[];

  @ReferenceField(several)
  chainNodeId?: string[];

  @CodeField(PROJECT_KIND, several)
  projectKind?: string[];

  @ReferenceField({
    ...several,
    description: 'Investing or registered company; confidential projects match for their team only',
  })
  companyId?: string[];

  @ReferenceField(several)
  ownerUnitId?: string[];

  @ReferenceField(several)
  ownerUserId?: string[];

  @ReferenceField(several)
  coUnitId?: string[];

  @CodeField(SOURCE_CHANNEL, several)
  sourceChannel?: string[];

  @CodeField(TAX_GRADE, { ...several, description: 'Class V2: matches rows whose tax the caller may see' })
  taxGrade?: string[];

  @MoneyField(filter)
  plannedInvestmentWanMin?: string;

  @MoneyField(filter)
  plannedInvestmentWanMax?: string;

  @DateField(filter)
  admittedOnFrom?: string;

  @DateField(filter)
  admittedOnTo?: string;

  @DateField(filter)
  signedOnFrom?: string;

  @DateField(filter)
  signedOnTo?: string;

  @DateField(filter)
  registeredOnFrom?: string;

  @DateField(filter)
  registeredOnTo?: string;

  @CodeField(BATCH_SCHEME, { ...filter, description: '三个一批: by which scheme; the answer names it' })
  batchScheme?: string;

  @CodeField(BATCH_CLASS, {
    ...filter,
    list: { max: 3 },
    description: 'Of the scheme; all its classes when left out',
  })
  batchClass?: string[];

  @DateField({ ...filter, description: 'Period of the scheme ZHAOSHANG, inclusive' })
  from?: string;

  @DateField({ ...filter, description: 'Period of the scheme ZHAOSHANG, inclusive' })
  to?: string;

  @DateField(AS_OF)
  asOf?: string;

  @BooleanField({ ...filter, description: 'Follow-up overdue by the cadence of the level' })
  overdue?: boolean;

  @InstantField(filter)
  updatedSince?: string;

  @BooleanField({ ...filter, description: 'Projects whose owner or team the caller is' })
  mine?: boolean;

  @TextField({
    ...filter,
    max: 2,
    pattern: /^me$/,
    description: 'Projects the caller’s unit is invited to',
    example: 'me',
  })
  invited?: string;
}
