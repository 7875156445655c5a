import {
  CAPITAL_NATURE,
  ENTITY_TYPE,
  PARK_RELATION,
  REGISTRATION_STATUS,
} from '../../features/companies/company.codes.js';
import { CodeField, TextField } from '../../platform/http/fields/basic-fields.js';
import { CountryField } from '../../platform/http/fields/identifier-fields.js';

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
