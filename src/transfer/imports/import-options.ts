import type { CompanyDefaults } from '../../features/companies/company-intake.types.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import { ImportDefaults, type StartImportRequest } from './dto/start-import.dto.js';
import { importErrors } from './import.errors.js';
import type { ImportOptions } from './import.types.js';

/**
 * The options of an import as the job keeps them.
 * @throws IMPORT.DEFAULTS_NOT_JSON, REQUEST.VALIDATION_FAILED
 */
export function importOptionsOf(request: StartImportRequest): ImportOptions {
  return {
    duplicates: request.duplicates === 'update' ? 'update' : 'skip',
    similar: request.similar === 'reject' ? 'reject' : 'create',
    dryRun: request.dryRun === 'true',
    sheet: request.sheet ?? null,
    chosen: chosenDefaults(request.defaults),
  };
}

function chosenDefaults(text: string | undefined): Partial<CompanyDefaults> {
  if (text === undefined) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw importErrors.DEFAULTS_NOT_JSON();
  }
  if (!parsed || typeof parsed !== 'object' || Array.isArray(parsed)) throw importErrors.DEFAULTS_NOT_JSON();
  return { ...bindRequest(ImportDefaults, parsed, 'body') } as Partial<CompanyDefaults>;
}
