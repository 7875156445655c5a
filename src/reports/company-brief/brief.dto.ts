import {
  HQ_CATEGORY,
  HQ_LEVEL,
  QUALIFICATION_LEVEL,
  QUALIFICATION_TYPE,
} from '../../features/companies/company-standing.codes.js';
import { CompanyResponse } from '../../features/companies/dto/company.response.js';
import { ContactResponse } from '../../features/contacts/dto/contact.response.js';
import { InteractionResponse } from '../../features/interactions/dto/interaction.response.js';
import { LeadResponse } from '../../features/leads/dto/lead.response.js';
import { ElsewherePart } from '../../features/leads/dto/registered-lead.response.js';
import { ProjectResponse } from '../../features/projects/dto/project.response.js';
import { CodeField, NestedField, TextField } from '../../platform/http/fields/basic-fields.js';
import { PickOf } from '../../platform/http/fields/pick-of.js';
import { DateField, ReferenceField } from '../../platform/http/fields/value-fields.js';
import {
  COMPANY_FIELDS,
  CONTACT_FIELDS,
  LEAD_FIELDS,
  OPEN_STEP_FIELDS,
  PROJECT_FIELDS,
  TALK_FIELDS,
} from './brief.fields.js';

const orNull = { nullable: true } as const;

class BriefCompanyResponse extends PickOf(CompanyResponse, {
  name: 'BriefCompany',
  fields: COMPANY_FIELDS,
}) {}
class BriefRelativeResponse extends PickOf(CompanyResponse, {
  name: 'BriefRelative',
  fields: ['id', 'code', 'nameCn', 'nameEn', 'parkRelation'],
}) {}
class BriefContactResponse extends PickOf(ContactResponse, {
  name: 'BriefContact',
  fields: CONTACT_FIELDS,
}) {}
class BriefTalkResponse extends PickOf(InteractionResponse, { name: 'BriefTalk', fields: TALK_FIELDS }) {}
class BriefOpenStepResponse extends PickOf(InteractionResponse, {
  name: 'BriefOpenStep',
  fields: OPEN_STEP_FIELDS,
}) {}
class BriefLeadResponse extends PickOf(LeadResponse, { name: 'BriefLead', fields: LEAD_FIELDS }) {}
class BriefProjectResponse extends PickOf(ProjectResponse, {
  name: 'BriefProject',
  fields: PROJECT_FIELDS,
}) {}

export class BriefGroupPart {
  @TextField({ ...orNull, example: '示例集团' })
  groupName: string | null;

  @NestedField(BriefRelativeResponse, { ...orNull })
  parent: BriefRelativeResponse | null;

  @NestedField(BriefRelativeResponse, { list: { max: 20 }, description: 'Branches, subsidiaries, sisters' })
  members: BriefRelativeResponse[];
}

export class BriefQualificationPart {
  @CodeField(QUALIFICATION_TYPE)
  type: string;

  @CodeField(QUALIFICATION_LEVEL, orNull)
  level: string | null;

  @DateField()
  validFrom: string;

  @DateField(orNull)
  validTo: string | null;
}

export class BriefHeadquartersPart {
  @CodeField(HQ_CATEGORY)
  category: string;

  @CodeField(HQ_LEVEL)
  level: string;

  @DateField()
  recognisedOn: string;
}

export class BriefPersonPart {
  @ReferenceField()
  id: string;

  @TextField({ max: 100, example: '示例专员' })
  displayName: string;

  @ReferenceField()
  unitId: string;

  @DateField()
  lastTalkOn: string;
}

/** One page on a company before a meeting, as far as the caller may see it. */
export class CompanyBriefResponse {
  @DateField({ description: 'Shanghai date of today' })
  asOf: string;

  @NestedField(BriefCompanyResponse)
  company: BriefCompanyResponse;

  @NestedField(BriefGroupPart)
  group: BriefGroupPart;

  @NestedField(BriefQualificationPart, { list: { max: 50 }, description: 'Valid today' })
  qualifications: BriefQualificationPart[];

  @NestedField(BriefHeadquartersPart, { list: { max: 20 }, description: 'Recognised as headquarters today' })
  headquarters: BriefHeadquartersPart[];

  @NestedField(BriefContactResponse, { list: { max: 10 }, description: 'Who works there' })
  contacts: BriefContactResponse[];

  @NestedField(BriefTalkResponse, { list: { max: 5 }, description: 'The last follow-ups' })
  lastTalks: BriefTalkResponse[];

  @NestedField(BriefOpenStepResponse, {
    list: { max: 10 },
    description: 'What was promised next, soonest first',
  })
  openSteps: BriefOpenStepResponse[];

  @NestedField(BriefPersonPart, { list: { max: 10 }, description: 'Who of ours deals with it' })
  ourPeople: BriefPersonPart[];

  @NestedField(BriefLeadResponse, { list: { max: 10 }, description: 'Open leads' })
  leads: BriefLeadResponse[];

  @NestedField(BriefProjectResponse, { list: { max: 20 } })
  projects: BriefProjectResponse[];

  @NestedField(ElsewherePart, {
    list: { max: 10 },
    description: 'First-report protection of the company or its group: four facts, for everyone',
  })
  protection: ElsewherePart[];
}
