import { foldHeading } from './fold.rules.js';

/** What a heading may be called; `SheetColumn` fits. */
export interface HeadingField {
  readonly key: string;
  readonly header?: { readonly zh: string; readonly en: string };
  readonly group?: { readonly zh: string; readonly en: string };
  readonly headings?: readonly string[];
}

/** Folded heading → field key. */
export type Vocabulary = ReadonlyMap<string, string>;

export function vocabularyOf(fields: readonly HeadingField[]): Vocabulary {
  const vocabulary = new Map<string, string>();
  const add = (heading: string, key: string) => {
    for (const name of [foldHeading(heading), withoutBrackets(heading)]) {
      if (name !== '' && !vocabulary.has(name)) vocabulary.set(name, key);
    }
  };
  for (const { key, header, group } of fields) {
    if (header && group) add(group.zh + header.zh, key);
    if (header && group) add(group.en + header.en, key);
  }
  for (const { key, header, headings = [] } of fields) {
    for (const name of [header?.zh ?? '', header?.en ?? '', ...headings]) add(name, key);
    add(key, key);
  }
  return vocabulary;
}

/** `总投资(万元)` → `总投资`; a whole heading in brackets loses only these. */
function withoutBrackets(heading: string): string {
  const folded = foldHeading(heading);
  const bare = folded.replace(/\([^()]*\)/g, '');
  return bare === '' ? folded.replace(/[()]/g, '') : bare;
}

/** The field of one heading text: whole, then without brackets and unit, then by the parts of `a/b`. */
export function fieldOf(heading: string, vocabulary: Vocabulary): string | undefined {
  const folded = foldHeading(heading);
  const bare = withoutBrackets(heading);
  const unitless = bare.replace(/[千百十]?[万亿]?[美港欧日]?元$|-?单位.*$/, '');
  for (const name of [folded, bare, unitless]) {
    const field = vocabulary.get(name);
    if (field !== undefined) return field;
  }
  return bare
    .split(/[/|]|或/)
    .map((part) => vocabulary.get(part))
    .find((field) => field !== undefined);
}
