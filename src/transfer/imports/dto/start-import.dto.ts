import {
  CAPITAL_NATURE,
  ENTITY_TYPE,
  PARK_RELATION,
  REGISTRATION_STATUS,
} from '../../../features/companies/company.codes.js';
import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { CountryField } from '../../../platform/http/fields/identifier-fields.js';

const YES_NO = /^(true|false)$/;

/** Text fields of the form beside the file. */
export class StartImportRequest {
  @TextField({ pattern: /^companies$/, max: 20, description: 'What the list holds', example: 'companies' })
  kind: string;

  @TextField({
    optional: true,
    pattern: /^(skip|update)$/,
    max: 10,
    description: 'Rows whose company is known: skip them (default), or add what they say to the company',
    example: 'skip',
  })
  duplicates?: string;

  @TextField({
    optional: true,
    pattern: /^(create|reject)$/,
    max: 10,
    description: 'Rows similar to a known company: create with a note (default), or reject',
    example: 'create',
  })
  similar?: string;

  @TextField({
    optional: true,
    pattern: YES_NO,
    max: 5,
    description: 'Decide everything, write nothing',
    example: 'false',
  })
  dryRun?: string;

  @TextField({
    optional: true,
    max: 100,
    description: 'Name of the sheet; the first visible one when left out',
  })
  sheet?: string;

  @TextField({
    optional: true,
    max: 2000,
    description: 'JSON object of values for what the list does not say',
    example: '{"parkRelation":"TARGET","focusAreaCode":"OTHER"}',
  })
  defaults?: string;
}

/** What holds where a list is silent. */
export class ImportDefaults {
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

/** The fields as the API description shows them in the form. */
export const START_IMPORT_FIELDS: Readonly<Record<string, Record<string, unknown>>> = {
  kind: { type: 'string', pattern: '^companies$', example: 'companies', description: 'What the list holds' },
  duplicates: { type: 'string', pattern: '^(skip|update)$', default: 'skip' },
  similar: { type: 'string', pattern: '^(create|reject)$', default: 'create' },
  dryRun: { type: 'string', pattern: '^(true|false)$', default: 'false' },
  sheet: { type: 'string', maxLength: 100 },
  defaults: {
    type: 'string',
    maxLength: 2000,
    description: 'JSON object, for example {"parkRelation":"TARGET"}',
  },
};
