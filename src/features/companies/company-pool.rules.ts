import type { CompanyContent } from './company-draft.js';
import type { CompanyKeys } from './company-keys.rules.js';

/** A company that the running list knows: from the database, or brought by an earlier row. */
export interface KnownCompany {
  readonly id: string;
  /** Null for one that is not stored yet. */
  readonly code: string | null;
  readonly version: number;
  /** Row that brought or last changed it; null as it stands in the database. */
  readonly row: number | null;
  readonly content: CompanyContent;
  readonly keys: Pick<CompanyKeys, 'nameKey' | 'brandKey' | 'otherKeys'>;
}

type Keyed = Pick<KnownCompany, 'content' | 'keys'>;

/** Keys under which a company is looked for: equal numbers, equal name keys, equal brand. */
export function poolKeysOf({ content, keys }: Keyed): string[] {
  const { uscc, foreignRegNo, foreignRegCountry } = content;
  return [
    ...(uscc ? [`u:${uscc}`] : []),
    ...(foreignRegNo && foreignRegCountry ? [`f:${foreignRegCountry}:${foreignRegNo}`] : []),
    ...[keys.nameKey, ...keys.otherKeys].filter(Boolean).map((key) => `n:${key}`),
    ...(keys.brandKey ? [`b:${keys.brandKey}`] : []),
  ];
}

/** More rows of one brand than this say that the brand is a common word. */
const MOST_OF_A_KEY = 20;

/** Companies that rows of the list brought or changed, found by the keys of §4.4 as the database finds its own. */
export class CompanyPool {
  private readonly byId = new Map<string, KnownCompany>();
  private readonly byKey = new Map<string, string[]>();

  put(company: KnownCompany): void {
    this.byId.set(company.id, company);
    for (const key of poolKeysOf(company)) {
      const ids = this.byKey.get(key);
      if (!ids) this.byKey.set(key, [company.id]);
      else if (!ids.includes(company.id) && ids.length < MOST_OF_A_KEY) ids.push(company.id);
    }
  }

  get(id: string): KnownCompany | undefined {
    return this.byId.get(id);
  }

  find(company: Keyed): KnownCompany[] {
    const ids = new Set(poolKeysOf(company).flatMap((key) => this.byKey.get(key) ?? []));
    return [...ids].map((id) => this.byId.get(id) as KnownCompany);
  }

  clear(): void {
    this.byId.clear();
    this.byKey.clear();
  }
}
