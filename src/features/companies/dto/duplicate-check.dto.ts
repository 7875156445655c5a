import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { CountryField, UsccField } from '../../../platform/http/fields/identifier-fields.js';
import { DateField, PhoneField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { DUPLICATE_LEVEL, DUPLICATE_REASON, DUPLICATE_VERDICT } from '../duplicate.codes.js';

const unknown = { optional: true, nullable: true } as const;
const orNull = { nullable: true } as const;

/** What is known of a company that somebody is about to register. A name or a number is needed. */
export class DuplicateCheckEntry {
  @TextField({ ...unknown, max: 120, example: '上海示例生物科技有限公司' })
  nameCn?: string | null;

  @TextField({ ...unknown, max: 200, example: 'Example Biotech (Shanghai) Co., Ltd.' })
  nameEn?: string | null;

  @TextField({ ...unknown, max: 200, description: 'Name in the local script', example: null })
  nameLocal?: string | null;

  @TextField({
    optional: true,
    max: 200,
    list: { max: 20 },
    description: 'Former, short and other names',
    example: ['示例生物'],
  })
  aliases?: string[];

  @UsccField({ ...unknown, description: 'Unified social credit code' })
  uscc?: string | null;

  @TextField({ ...unknown, max: 40, example: null })
  foreignRegNo?: string | null;

  @CountryField({ ...unknown, example: null })
  foreignRegCountry?: string | null;

  @TextField({
    ...unknown,
    max: 40,
    pattern: /^[A-Z][A-Z_]{1,39}$/,
    description: 'Similar names are looked for in this area; in all when left out',
    example: 'LIFE_HEALTH',
  })
  focusAreaCode?: string | null;

  @PhoneField({
    ...unknown,
    description: 'Mobile of a contact; compared with those that the caller may read',
  })
  mobile?: string | null;

  @TextField({
    ...unknown,
    max: 120,
    pattern: /^[^@\s.]+(\.[^@\s.]+)+$/,
    description: 'Mail domain of a contact; public ones such as qq.com say nothing',
    example: 'example.com',
  })
  emailDomain?: string | null;
}

export class DuplicateCheckRequest {
  @NestedField(DuplicateCheckEntry, {
    list: { min: 1, max: 1000 },
    description: 'One company or up to 1,000',
  })
  entries: DuplicateCheckEntry[];
}

export class DuplicateReasonResponse {
  @CodeField(DUPLICATE_REASON)
  code: string;

  @TextField({ example: '统一社会信用代码相同' })
  zh: string;

  @TextField({ example: 'Same credit code' })
  en: string;
}

/** All that another unit learns of a company under protection (domain.md §2.0). */
export class ProtectionNoticeResponse {
  @BooleanField({ description: 'Always true' })
  exists: boolean;

  @TextField({ example: '示例单位' })
  ownerUnitName: string;

  @DateField({ ...orNull, description: 'Last day; null: without an end' })
  protectionUntil: string | null;

  @TextField({ ...orNull, max: 40, example: '021-00000000' })
  liaisonPhoneOfUnit: string | null;
}

export class DuplicateCandidateResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000123' })
  code: string;

  @TextField({ ...orNull, max: 120, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField({ ...orNull, example: null })
  nameEn: string | null;

  @TextField({ ...orNull, max: 18, example: '91310107T0000001X8' })
  uscc: string | null;

  @CodeField(DUPLICATE_LEVEL)
  level: string;

  @NestedField(DuplicateReasonResponse, { list: { max: 20 } })
  reasons: DuplicateReasonResponse[];
}

/** A candidate, with the notice of a protection that covers it. */
export class CheckedCandidateResponse extends DuplicateCandidateResponse {
  @NestedField(ProtectionNoticeResponse, orNull)
  protection: ProtectionNoticeResponse | null;
}

/** Another entry of the same request that may be the same company. */
export class OtherEntryResponse {
  @IntegerField({ description: 'Place of the other entry in the request, from 0', example: 3 })
  ref: number;

  @CodeField(DUPLICATE_LEVEL)
  level: string;

  @NestedField(DuplicateReasonResponse, { list: { max: 20 } })
  reasons: DuplicateReasonResponse[];
}

export class DuplicateCheckResult {
  @IntegerField({ description: 'Place of the entry in the request, from 0' })
  index: number;

  @CodeField(DUPLICATE_LEVEL, { ...orNull, description: 'Of the strongest candidate; null without one' })
  level: string | null;

  @CodeField(DUPLICATE_VERDICT, { description: 'What registering it would do' })
  verdict: string;

  @NestedField(CheckedCandidateResponse, { list: { max: 10 } })
  candidates: CheckedCandidateResponse[];

  @NestedField(OtherEntryResponse, {
    list: { max: 10 },
    description:
      'Rows of the same list that may be this company; level and verdict speak of stored ones only',
  })
  otherEntries: OtherEntryResponse[];
}

export class DuplicateCheckResults {
  @NestedField(DuplicateCheckResult, { list: { max: 1000 } })
  results: DuplicateCheckResult[];
}
