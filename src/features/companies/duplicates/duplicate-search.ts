import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Breath } from '../../../platform/jobs/breath.js';
import { type ComparedCompany, comparer, type Match } from '../company-duplicates.rules.js';
import { type CompanyKeys, firstTwo, START_MARK, type StoredNames } from '../company-keys.rules.js';
import { isPublicMailDomain } from '../naming/public-mail.table.js';
import { foldText, hasHan } from '../naming/text-folding.rules.js';
import { TokenFrequency } from '../token-frequency.queries.js';
import { DuplicateLookupRepository, type StoredCandidate } from './duplicate-lookup.repository.js';
import { affordable, lookupOf, similarityProbes } from './duplicate-lookup.rules.js';
import { BestLikes } from './similar-names.rules.js';

/** A company, stored or not, whose doubles are looked for. */
export interface Sought extends ComparedCompany {
  readonly id?: string | null;
  readonly keys: Pick<CompanyKeys, 'nameKey' | 'brandKey' | 'otherKeys' | 'brandSound'> & StoredNames;
  /** Last digits of mobiles. */
  readonly mobiles?: readonly string[];
  /** Mail domains in lower case. */
  readonly domains?: readonly string[];
}

export type StoredMatch = Match<StoredCandidate>;

/**
 * The duplicate check of domain.md §4.4 against what is stored: one statement for the keys of all companies asked for,
 * one for the candidates, and the level rule in between. Imports compare with their own rows by the same rule.
 */
@Injectable()
export class DuplicateSearch {
  constructor(
    private readonly lookup: DuplicateLookupRepository,
    private readonly frequency: TokenFrequency,
  ) {}

  /** EXACT, STRONG and PROBABLE, the strongest first, for each company in order. What it finds beside is POSSIBLE. */
  async byKeys(sought: readonly Sought[]): Promise<StoredMatch[][]> {
    const found = await this.lookup.byKeys(
      sought.map((company, ref) => lookupOf(company, company.keys, ref)),
    );
    return this.compare(sought, found, new Map());
  }

  /** The same with everything that is POSSIBLE: similar names, the same sound, the same contact. */
  async all(actor: Actor, sought: readonly Sought[]): Promise<StoredMatch[][]> {
    const found = await this.lookup.byKeys(
      sought.map((company, ref) => lookupOf(company, company.keys, ref)),
    );
    const add = (ref: number, id: string) => {
      if (id !== sought[ref]?.id) found.set(ref, [...(found.get(ref) ?? []), id]);
    };
    for (const [ref, id] of await this.similar(sought)) add(ref, id);
    const sounds = sought.map(({ keys }, ref) => ({ ref, sound: keys.brandSound }));
    for (const [ref, id] of await this.lookup.bySound(sounds.filter(({ sound }) => sound !== '')))
      add(ref, id);
    const shared = new Map<string, string[]>();
    for (const [ref, id, key] of await this.lookup.byContact(actor, contactsOf(sought))) {
      add(ref, id);
      shared.set(`${ref} ${id}`, [...(shared.get(`${ref} ${id}`) ?? []), key]);
    }
    return this.compare(sought, found, shared);
  }

  /** [ref, id] of the names most like each company's own, at 0.60 or more. */
  private async similar(sought: readonly Sought[]): Promise<[number, string][]> {
    const rowsOf = await this.frequency.rowsOf();
    const probes = sought.flatMap((company, ref) =>
      probesOf(company, rowsOf).map((tokens) => ({ ref, area: company.focusAreaCode, tokens })),
    );
    const best = new BestLikes(sought);
    const breath = new Breath();
    for await (const rows of this.lookup.bySimilarity(probes))
      for (const row of rows) {
        await breath.take();
        best.weigh(row);
      }
    return best.all();
  }

  private async compare(
    sought: readonly Sought[],
    found: ReadonlyMap<number, readonly string[]>,
    sharedContacts: ReadonlyMap<string, readonly string[]>,
  ): Promise<StoredMatch[][]> {
    const ids = [...new Set([...found.values()].flat())];
    const candidates = new Map((await this.lookup.candidates(ids)).map((each) => [each.id, each]));
    const matchesOf = comparer<StoredCandidate>();
    const breath = new Breath();
    const results: StoredMatch[][] = [];
    for (const [ref, company] of sought.entries()) {
      await breath.take();
      const known = [...new Set(found.get(ref) ?? [])].flatMap((id) => candidates.get(id) ?? []);
      const contacts = ({ id }: StoredCandidate) => sharedContacts.get(`${ref} ${id}`) ?? [];
      results.push(matchesOf(company, known, contacts));
    }
    return results;
  }
}

/** By the first name: its likes, and what begins like its brand. Translations are found by what is stored of others. */
function probesOf({ keys: { nameKey, brandKey } }: Sought, rowsOf: (token: string) => number): string[][] {
  const brand = hasHan(brandKey) && brandKey.length >= 2 ? [[START_MARK + foldText(firstTwo(brandKey))]] : [];
  return [...similarityProbes(nameKey, rowsOf), ...affordable(brand, rowsOf)];
}

function contactsOf(sought: readonly Sought[]) {
  return sought
    .map(({ mobiles = [], domains = [] }, ref) => ({
      ref,
      mobiles,
      domains: domains.filter((domain) => !isPublicMailDomain(domain)),
    }))
    .filter(({ mobiles, domains }) => mobiles.length > 0 || domains.length > 0);
}
