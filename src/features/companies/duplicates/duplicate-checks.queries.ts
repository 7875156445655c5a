import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { CLOCK } from '../../../platform/config/config.module.js';
import { Sql } from '../../../platform/database/sql.js';
import { httpErrors } from '../../../platform/http/http.errors.js';
import { JsonText } from '../../../platform/http/json-text.js';
import { type Clock, today } from '../../../platform/kernel/clock.js';
import type { FieldError } from '../../../platform/kernel/domain-error.js';
import { changesIdentity, contentOf } from '../company-draft.js';
import type { UpdateCompanyRequest } from '../dto/create-company.dto.js';
import type {
  DuplicateCandidateResponse,
  DuplicateCheckEntry,
  DuplicateCheckResults,
} from '../dto/duplicate-check.dto.js';
import { candidateOf, otherEntryOf, soughtOf, verdictOf } from './duplicate-check-answers.js';
import { DuplicateSearch, type Sought } from './duplicate-search.js';
import { matchesAmong } from './entry-pairs.rules.js';
import { ProtectedCompanies } from './protected-companies.repository.js';

const MOST_CANDIDATES = 10;

const STORED = `
  SELECT c.name_cn AS "nameCn", c.name_en AS "nameEn", c.name_local AS "nameLocal", c.aliases, c.uscc,
         c.foreign_reg_no AS "foreignRegNo", c.foreign_reg_country AS "foreignRegCountry",
         c.focus_area_code AS "focusAreaCode", c.group_id AS "groupId", c.name_key AS "nameKey",
         c.brand_key AS "brandKey", c.other_keys AS "otherKeys", c.brand_sound AS "brandSound",
         c.name_parts AS "nameParts", c.alias_parts AS "aliasParts", c.key_version AS "keyVersion"
  FROM company c WHERE c.id = $1`;

/** Answers whether companies are known already, before anybody registers them (domain.md §4.4). */
@Injectable()
export class DuplicateChecks {
  constructor(
    private readonly sql: Sql,
    private readonly search: DuplicateSearch,
    private readonly protectedOnes: ProtectedCompanies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.VALIDATION_FAILED for entries without a name and a number */
  async run(actor: Actor, entries: readonly DuplicateCheckEntry[]): Promise<JsonText> {
    refuseEmpty(entries);
    const sought = entries.map(soughtOf);
    const matches = await this.search.all(actor, sought);
    const others = matchesAmong(sought);
    const shown = matches.map((each) => each.slice(0, MOST_CANDIDATES));
    const notices = await this.protectedOnes.noticesOf(
      shown.flat().map(({ candidate }) => candidate.id),
      today(this.clock),
    );
    const results = shown.map((each, index) => ({
      index,
      level: each[0]?.level ?? null,
      verdict: verdictOf(actor, each),
      candidates: each.map((match) => ({
        ...candidateOf(match),
        protection: notices.get(match.candidate.id) ?? null,
      })),
      otherEntries: (others[index] ?? []).slice(0, MOST_CANDIDATES).map(otherEntryOf),
    }));
    return new JsonText(JSON.stringify({ results } satisfies DuplicateCheckResults));
  }

  /** The same after a change: nobody is named where neither a name nor a number was touched. */
  async warningsAfter(
    actor: Actor,
    id: string,
    request: UpdateCompanyRequest,
  ): Promise<DuplicateCandidateResponse[]> {
    return changesIdentity(contentOf(request)) ? this.warningsFor(actor, id) : [];
  }

  /** What a company that has just been registered looks like: the `duplicateWarnings` of the answer. */
  async warningsFor(actor: Actor, id: string): Promise<DuplicateCandidateResponse[]> {
    const stored = await this.sql.first<Omit<Sought, 'keys' | 'id'> & Sought['keys']>(STORED, [id]);
    if (!stored) return [];
    const [matches = []] = await this.search.all(actor, [{ ...stored, id, keys: stored }]);
    return matches.slice(0, MOST_CANDIDATES).map(candidateOf);
  }
}

function refuseEmpty(entries: readonly DuplicateCheckEntry[]): void {
  const errors = entries.flatMap((entry, index): FieldError[] => {
    if (entry.nameCn || entry.nameEn || entry.nameLocal || entry.uscc || entry.foreignRegNo) return [];
    const message = { zh: '名称和证照号码至少填写一项', en: 'needs a name or a number' };
    return [{ pointer: `/entries/${index}`, code: 'NAME_OR_NUMBER_REQUIRED', message }];
  });
  if (errors.length) throw httpErrors.VALIDATION_FAILED({ params: { count: errors.length }, errors });
}
