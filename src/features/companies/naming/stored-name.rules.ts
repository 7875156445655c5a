import type { CompanyName } from './company-name.rules.js';

/**
 * A name taken apart, as one short text beside the record: what the level rule compares is read back instead of worked
 * out again for every candidate of every check. Keys hold letters, digits and single spaces, never the separators.
 */
const BETWEEN_PARTS = '\t';
const BETWEEN_PLACES = '|';
const SCRIPTS = { han: 'H', latin: 'L', other: 'O' } as const satisfies Record<CompanyName['script'], string>;
const SCRIPT_OF: Readonly<Record<string, CompanyName['script']>> = { H: 'han', L: 'latin', O: 'other' };

/** `H`, then `b` branch, `g` group, `p` in preparation; legal form, places, brand, trade, name key, folded name. */
export function storedName(name: CompanyName): string {
  const marks = [
    SCRIPTS[name.script],
    name.isBranch ? 'b' : '',
    name.isGroup ? 'g' : '',
    name.isPreparing ? 'p' : '',
  ].join('');
  const { legalForm, places, brandKey, trade, nameKey, foldKey } = name;
  return [marks, legalForm ?? '', places.join(BETWEEN_PLACES), brandKey, trade, nameKey, foldKey].join(
    BETWEEN_PARTS,
  );
}

/** The inverse of `storedName`. */
export function nameFrom(stored: string): CompanyName {
  const [marks = '', legalForm = '', places = '', brandKey = '', trade = '', nameKey = '', foldKey = ''] =
    stored.split(BETWEEN_PARTS);
  return {
    script: SCRIPT_OF[marks.charAt(0)] ?? 'other',
    isBranch: marks.includes('b'),
    isGroup: marks.includes('g'),
    isPreparing: marks.includes('p'),
    legalForm: legalForm === '' ? null : legalForm,
    places: places === '' ? [] : places.split(BETWEEN_PLACES),
    ...{ brandKey, trade, nameKey, foldKey },
  };
}
