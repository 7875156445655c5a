import { bindRequest } from '../../platform/http/fields/bind.js';
import type { SheetKind } from '../sheet-intake.js';
import type { StartImportRequest } from './dto/start-import.dto.js';
import { importErrors } from './import.errors.js';
import type { ImportOptions } from './import.types.js';

/** The options of an import as the job keeps them; `chosen` is checked once the kind is known. */
export function importOptionsOf(request: StartImportRequest): Omit<ImportOptions, 'chosen'> {
  const { duplicates, similar, mode, sheet } = request;
  return {
    duplicates: duplicates === 'update' || duplicates === 'stop' ? duplicates : 'skip',
    similar: similar === 'reject' ? 'reject' : 'create',
    mode: mode === 'atomic' ? 'atomic' : 'each',
    dryRun: request.dryRun === 'true',
    sheet: sheet ?? null,
    hiddenSheets: request.hiddenSheets === 'true',
  };
}

/** @throws IMPORT.DEFAULTS_NOT_JSON, REQUEST.VALIDATION_FAILED */
export function chosenDefaults(text: string | undefined, kind: SheetKind): Record<string, string> {
  if (text === undefined) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw importErrors.DEFAULTS_NOT_JSON();
  }
  return boundDefaults(parsed, kind);
}

/** @throws IMPORT.DEFAULTS_NOT_JSON, REQUEST.VALIDATION_FAILED */
export function boundDefaults(given: unknown, kind: SheetKind): Record<string, string> {
  if (!given || typeof given !== 'object' || Array.isArray(given)) throw importErrors.DEFAULTS_NOT_JSON();
  return { ...bindRequest(kind.defaultsShape, given, 'body') } as Record<string, string>;
}
