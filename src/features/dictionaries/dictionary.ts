import type { AnyCodeTable } from '../../platform/kernel/code-table.js';
import { countryCodes, countryName } from '../../platform/kernel/countries.js';
import { DICTIONARY_NAMES } from './dictionary-names.js';

/** One code list as the API shows it. */
export interface Dictionary {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly entries: readonly { code: string; zh: string; en: string; extra: unknown }[];
}

function named(name: string, entries: Dictionary['entries']): Dictionary {
  const [zh, en] = DICTIONARY_NAMES[name] ?? [name, name];
  return { name, zh, en, entries };
}

export function dictionaryOf(table: AnyCodeTable): Dictionary {
  const entries = table.entries.map(({ code, zh, en, extra }) => ({ code, zh, en, extra: extra ?? null }));
  return named(table.name, entries);
}

/** ISO 3166-1 alpha-2 with the names that Chinese authorities use. */
export function countryDictionary(): Dictionary {
  const entries = countryCodes().map((code) => ({
    code,
    zh: countryName(code, 'zh'),
    en: countryName(code, 'en'),
    extra: null,
  }));
  return named('COUNTRY', entries);
}

/** A dictionary whose entries are rows of today. */
export function rowDictionary(name: string, entries: Dictionary['entries']): Dictionary {
  return named(name, entries);
}
