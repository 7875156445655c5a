import { CARRIER_UNIT_USE } from '../../features/carrier-units/carrier-unit.codes.js';
import { CARRIER_BUILD_STATUS, CARRIER_TYPE } from '../../features/carriers/carrier.codes.js';
import {
  CAPITAL_NATURE,
  ENTITY_TYPE,
  PARK_RELATION,
  REGISTRATION_STATUS,
} from '../../features/companies/company.codes.js';
import { CONTACT_SOURCE, DECISION_ROLE, LAWFUL_BASIS } from '../../features/contacts/contact.codes.js';
import { CHANNEL, PROGRESS_TYPE } from '../../features/interactions/interaction.codes.js';
import { SOURCE_CHANNEL } from '../../features/leads/lead.codes.js';
import {
  POLICY_BENEFIT_TYPE,
  POLICY_LEVEL,
  POLICY_SERIES,
  POLICY_STATUS,
} from '../../features/policies/policy.codes.js';
import { PROJECT_KIND } from '../../features/projects/project.codes.js';
import { CodeField, TextField } from '../../platform/http/fields/basic-fields.js';
import { CountryField } from '../../platform/http/fields/identifier-fields.js';
import { DateField } from '../../platform/http/fields/value-fields.js';
import { UNKNOWN_COMPANY } from './intake.codes.js';

/** What holds where a list of companies is silent. */
export class CompanyImportDefaults {
  @CodeField(ENTITY_TYPE, { optional: true })
  entityType?: string;

  @CodeField(CAPITAL_NATURE, { optional: true })
  capitalNature?: string;

  @CountryField({ optional: true })
  investorCountry?: string;

  @CodeField(REGISTRATION_STATUS, { optional: true })
  registrationStatus?: string;

  @TextField({ optional: true, max: 40, pattern: /^[A-Z][A-Z_]{1,39}$/, example: 'OTHER' })
  focusAreaCode?: string;

  @CodeField(PARK_RELATION, { optional: true })
  parkRelation?: string;
}

/** What holds where a list of people is silent. */
export class ContactImportDefaults {
  @CodeField(DECISION_ROLE, { optional: true })
  decisionRole?: string;

  @CodeField(CONTACT_SOURCE, { optional: true })
  source?: string;

  @CodeField(LAWFUL_BASIS, { optional: true })
  lawfulBasis?: string;

  @CodeField(UNKNOWN_COMPANY, { optional: true })
  unknownCompany?: string;
}

/** What holds where a list of projects is silent. */
export class ProjectImportDefaults {
  @CodeField(PROJECT_KIND, { optional: true })
  projectKind?: string;

  @CodeField(UNKNOWN_COMPANY, { optional: true })
  unknownCompany?: string;
}

/** What holds where a list of follow-ups is silent. */
export class InteractionImportDefaults {
  @CodeField(CHANNEL, { optional: true })
  channel?: string;

  @CodeField(PROGRESS_TYPE, { optional: true })
  progressType?: string;

  @CodeField(UNKNOWN_COMPANY, { optional: true })
  unknownCompany?: string;
}

/** What holds where a list of leads is silent. */
export class LeadImportDefaults {
  @CodeField(SOURCE_CHANNEL, { optional: true })
  sourceChannel?: string;
}

/** What holds where a list of policies is silent. */
export class PolicyImportDefaults {
  @TextField({ optional: true, max: 200, description: 'Who issued them', example: '示例区人民政府' })
  issuer?: string;

  @CodeField(POLICY_LEVEL, { optional: true })
  level?: string;

  @CodeField(POLICY_SERIES, { optional: true })
  series?: string;

  @CodeField(POLICY_STATUS, { optional: true })
  status?: string;

  @DateField({ optional: true, description: 'First day in force', example: '2025-01-01' })
  effectiveFrom?: string;

  @CodeField(POLICY_BENEFIT_TYPE, { optional: true })
  benefitType?: string;
}

/** What holds where a list of space is silent. */
export class CarrierImportDefaults {
  @CodeField(CARRIER_TYPE, { optional: true })
  type?: string;

  @CodeField(CARRIER_BUILD_STATUS, { optional: true })
  buildStatus?: string;

  @CodeField(CARRIER_UNIT_USE, { optional: true, description: 'Of units whose status is not told' })
  status?: string;
}
