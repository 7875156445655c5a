import { BooleanField, CodeField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { CHANNEL, LEADER_LEVEL, PROGRESS_TYPE } from '../interaction.codes.js';

const filter = { optional: true } as const;
const several = { optional: true, list: { max: 50 } } as const;

/** Filters of the follow-up list; several values of one filter are separated by commas and mean "one of". */
export class ListInteractionsQuery extends PageQuery {
  @ReferenceField(several)
  companyId?: string[];

  @ReferenceField(several)
  projectId?: string[];

  @ReferenceField({ ...several, description: 'Leads that the caller sees' })
  leadId?: string[];

  @ReferenceField({ ...several, description: 'Contact who took part' })
  contactId?: string[];

  @ReferenceField({ ...several, description: 'User of ours who took part' })
  participantId?: string[];

  @ReferenceField({ ...several, description: 'Unit of the author' })
  unitId?: string[];

  @ReferenceField(several)
  createdBy?: string[];

  @CodeField(CHANNEL, several)
  channel?: string[];

  @CodeField(PROGRESS_TYPE, several)
  progressType?: string[];

  @CodeField(LEADER_LEVEL, several)
  leaderLevel?: string[];

  @InstantField(filter)
  occurredAtFrom?: string;

  @InstantField(filter)
  occurredAtTo?: string;

  @BooleanField(filter)
  isValid?: boolean;

  @BooleanField(filter)
  isSubstantive?: boolean;

  @BooleanField(filter)
  isBackfilled?: boolean;

  @ReferenceField({ ...several, description: 'Who has to do the next step' })
  nextActionBy?: string[];

  @DateField(filter)
  nextActionOnFrom?: string;

  @DateField(filter)
  nextActionOnTo?: string;

  @InstantField(filter)
  updatedSince?: string;
}
