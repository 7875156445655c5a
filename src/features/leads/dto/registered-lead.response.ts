import {
  BooleanField,
  CodeField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { UsccField } from '../../../platform/http/fields/identifier-fields.js';
import { DateField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { DUPLICATE_LEVEL, DUPLICATE_REASON } from '../../companies/duplicate.codes.js';
import { LEAD_MATTER } from '../lead.codes.js';
import { LeadResponse } from './lead.response.js';

const orNull = { nullable: true } as const;

/** A company that may be the one told of. */
export class CompanyCandidatePart {
  @ReferenceField()
  id: string;

  @TextField({ max: 20, example: 'QY-000123' })
  code: string;

  @TextField({ ...orNull, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField(orNull)
  nameEn: string | null;

  @UsccField(orNull)
  uscc: string | null;

  @CodeField(DUPLICATE_LEVEL)
  level: string;

  @CodeField(DUPLICATE_REASON, { list: { max: 20 } })
  reasons: string[];
}

/** A lead or project about the same company that the caller may read. */
export class SameCompanyPart {
  @CodeField(LEAD_MATTER)
  kind: string;

  @ReferenceField()
  id: string;

  @TextField({ max: 20, example: 'XS-2026-00455' })
  code: string;

  @TextField({ example: '示例生物拟设研发中心' })
  title: string;

  @TextField({
    max: 40,
    description: 'Status of the lead or poolStatus of the project',
    example: 'ASSESSING',
  })
  status: string;

  @ReferenceField()
  unitId: string;
}

/** All that the caller learns of what another unit does with the company (domain.md §2.0). */
export class ElsewherePart {
  @BooleanField()
  exists: boolean;

  @TextField({ example: '桃浦镇' })
  ownerUnitName: string;

  @DateField(orNull)
  protectionUntil: string | null;

  @TextField({ ...orNull, max: 40, example: '021-00000000' })
  liaisonPhoneOfUnit: string | null;
}

/** 查重: who else deals with the company. */
export class LeadDuplicateCheckPart {
  @NestedField(CompanyCandidatePart, {
    list: { max: 10 },
    description: 'Companies that the lead may be about and was not matched with, the likeliest first',
  })
  companies: CompanyCandidatePart[];

  @NestedField(SameCompanyPart, { list: { max: 50 } })
  matters: SameCompanyPart[];

  @NestedField(ElsewherePart, { list: { max: 50 } })
  elsewhere: ElsewherePart[];
}

/** A new lead, with the instant 查重. */
export class RegisteredLeadResponse extends LeadResponse {
  @NestedField(LeadDuplicateCheckPart)
  duplicateCheck: LeadDuplicateCheckPart;
}
