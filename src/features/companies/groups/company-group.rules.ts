/** By what two names are the same group: width, case and spaces do not matter. The migration computes the same in SQL. */
export function groupKeyOf(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/** What a company says of its group; undefined is "not said". */
export interface GroupSaid {
  readonly groupId?: string | null;
  readonly groupName?: string | null;
}

export type GroupWish =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'none' }
  | { readonly kind: 'by-id'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'by-name'; readonly name: string };

/** The id counts before the name; null for either, with nothing else said, takes the company out of its group. */
export function groupWishOf({ groupId, groupName }: GroupSaid): GroupWish {
  if (groupId) return { kind: 'by-id', id: groupId, name: groupName ?? null };
  if (groupName) return { kind: 'by-name', name: groupName };
  return groupId === null || groupName === null ? { kind: 'none' } : { kind: 'untouched' };
}
