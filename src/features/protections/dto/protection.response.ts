import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { JsonField } from '../../../platform/http/fields/json.field.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import {
  PROTECTION_BASIS,
  PROTECTION_END,
  PROTECTION_EVENT,
  PROTECTION_KIND,
  PROTECTION_STATUS,
} from '../protection.codes.js';

const orNull = { nullable: true } as const;

/** One thing that happened to a protection. */
export class ProtectionEventPart {
  @ReferenceField()
  id: string;

  @CodeField(PROTECTION_EVENT)
  event: string;

  @DateField({ description: 'Business day; of a term that ran out its last day' })
  onDay: string;

  @InstantField()
  at: string;

  @ReferenceField({ ...orNull, description: 'Null: the system' })
  actorId: string | null;

  @CodeField(PROTECTION_KIND)
  kind: string;

  @DateField({ ...orNull, description: 'Last day as it was after the event' })
  endsOn: string | null;

  @TextField({ ...orNull, max: 1000, example: null })
  reason: string | null;

  @JsonField({ description: 'What the event stood on', example: {} })
  details: object;
}

/** A protection as those may see it who take part in it. */
export class ProtectionResponse {
  @ReferenceField()
  id: string;

  @ReferenceField({ description: 'The company by which it came; it covers the whole group' })
  companyId: string;

  @ReferenceField({ ...orNull, description: 'The group that it covers', example: null })
  groupId: string | null;

  @TextField({ ...orNull, description: 'The business line that alone is protected', example: null })
  scopeNote: string | null;

  @ReferenceField()
  unitId: string;

  @ReferenceField({ ...orNull, description: 'Who answers for it' })
  userId: string | null;

  @ReferenceField({ list: { max: 50 }, description: 'Units that joined', example: [] })
  coUnitIds: string[];

  @CodeField(PROTECTION_KIND)
  kind: string;

  @DateField({ description: 'First day under protection' })
  startsOn: string;

  @DateField({ description: 'From here on follow-ups count for the next renewal' })
  periodStartsOn: string;

  @DateField({ ...orNull, description: 'Last protected day, to 24:00; null: open' })
  endsOn: string | null;

  @IntegerField({ ...orNull, description: 'Whole days after today; null: over or open', example: 12 })
  daysLeft: number | null;

  @InstantField({ description: 'Server time: decides who was first' })
  registeredAt: string;

  @DateField({ description: 'The cap counts from here until S4' })
  firstRegisteredOn: string;

  @IntegerField()
  renewals: number;

  @CodeField(PROTECTION_STATUS, { description: 'As of today, by date' })
  status: string;

  @DateField(orNull)
  endedOn: string | null;

  @CodeField(PROTECTION_END, orNull)
  endReason: string | null;

  @TextField({ ...orNull, max: 1000, example: null })
  endNote: string | null;

  @CodeField(PROTECTION_BASIS)
  basisType: string;

  @ReferenceField({ ...orNull, description: 'The lead, interaction, project or conflict that it stands on' })
  basisId: string | null;

  @JsonField({ description: 'The numbers in force when its term was set', example: { reportDays: 30 } })
  settingsInForce: object;

  @NestedField(ProtectionEventPart, { list: { max: 1000 }, description: 'Oldest first' })
  events: ProtectionEventPart[];

  @InstantField()
  createdAt: string;

  @ReferenceField(orNull)
  createdBy: string | null;

  @InstantField()
  updatedAt: string;

  @ReferenceField(orNull)
  updatedBy: string | null;

  @IntegerField({ min: 1 })
  version: number;
}

export class ProtectionPage extends PageOf(ProtectionResponse) {}

/** What everybody may know of a protected company: four facts, and the records for those who may read them. */
export class CompanyProtectionResponse {
  @BooleanField({ description: 'Whether the company or its group is protected today' })
  exists: boolean;

  @TextField({ ...orNull, max: 120, example: '桃浦镇' })
  ownerUnitName: string | null;

  @DateField({ ...orNull, description: 'Last protected day; null: no end, or not protected' })
  protectionUntil: string | null;

  @TextField({ ...orNull, max: 40, example: '021-52564588' })
  liaisonPhoneOfUnit: string | null;

  @NestedField(ProtectionResponse, {
    optional: true,
    list: { max: 50 },
    description: 'Only for the holding unit, units that joined, the pool office and leaders',
  })
  protections?: ProtectionResponse[];
}
