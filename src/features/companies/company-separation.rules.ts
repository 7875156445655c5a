import type { CompanyAlias } from './company.entity.js';
import type { CompanyContent } from './company-draft.js';
import type { MergeTrace, SeparationResult } from './company-merging.types.js';
import { companionsOf } from './company-union.rules.js';

/**
 * What the survivor gives back when a merge is undone (domain.md §4.5, "undo"): fields that still are as the merge left
 * them. A field that somebody changed since stays, together with those that go with it.
 */
export function separationOf(
  now: CompanyContent,
  { changed, addedAliases }: Pick<MergeTrace, 'changed' | 'addedAliases'>,
): SeparationResult & { readonly changes: Partial<CompanyContent> } {
  const fields = Object.keys(changed).filter((field) => field !== 'aliases');
  const isUntouched = (field: string) => {
    const [, after] = changed[field] ?? [null, undefined];
    return after === undefined || isSame(now[field as keyof CompanyContent], after);
  };
  const restored = fields.filter((field) => companionsOf(field).every(isUntouched));
  const changes: Partial<CompanyContent> = Object.fromEntries(
    restored.map((field) => [field, changed[field]?.[0] ?? null]),
  );
  const aliases = now.aliases.filter((alias) => !addedAliases.some((added) => isSameAlias(alias, added)));
  if (aliases.length < now.aliases.length) changes.aliases = aliases;
  return { restored, kept: fields.filter((field) => !restored.includes(field)), changes };
}

function isSame(now: unknown, after: unknown): boolean {
  return JSON.stringify(now ?? null) === JSON.stringify(after ?? null);
}

function isSameAlias(a: CompanyAlias, b: CompanyAlias): boolean {
  return a.name === b.name && a.type === b.type;
}
