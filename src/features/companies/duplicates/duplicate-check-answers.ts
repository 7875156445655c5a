import { type Actor, hasRole } from '../../../platform/access/actor.js';
import { duplicateVerdict } from '../company-duplicates.rules.js';
import { matchKeysOf } from '../company-keys.rules.js';
import type {
  DuplicateCandidateResponse,
  DuplicateCheckEntry,
  DuplicateReasonResponse,
  OtherEntryResponse,
} from '../dto/duplicate-check.dto.js';
import { DUPLICATE_REASON, type DuplicateVerdictCode } from '../duplicate.codes.js';
import type { DuplicateReason } from '../naming/duplicate-level.rules.js';
import { mobileKey } from './duplicate-lookup.rules.js';
import type { StoredMatch } from './duplicate-search.js';
import type { EntryMatch, ListedEntry } from './entry-pairs.rules.js';

/** What a duplicate check is asked and what it answers, between the request and the rules. */

const VERDICTS = {
  exact: 'REFUSED',
  strong: 'NEEDS_OVERRIDE',
  'needs-confirmation': 'NEEDS_CONFIRMATION',
  clear: 'CLEAR',
} as const satisfies Record<ReturnType<typeof duplicateVerdict>, DuplicateVerdictCode>;

export function soughtOf(entry: DuplicateCheckEntry): ListedEntry {
  const company = {
    nameCn: entry.nameCn ?? null,
    nameEn: entry.nameEn ?? null,
    nameLocal: entry.nameLocal ?? null,
    aliases: (entry.aliases ?? []).map((name) => ({ name, type: 'SHORT', validFrom: null, validTo: null })),
    uscc: entry.uscc ?? null,
    foreignRegNo: entry.foreignRegNo ?? null,
    foreignRegCountry: entry.foreignRegCountry ?? null,
    focusAreaCode: entry.focusAreaCode ?? null,
  };
  const mobile = entry.mobile ? mobileKey(entry.mobile) : null;
  return {
    ...company,
    keys: matchKeysOf(company),
    mobiles: mobile ? [mobile] : [],
    domains: entry.emailDomain ? [entry.emailDomain.toLowerCase()] : [],
  };
}

export function verdictOf(actor: Actor, matches: readonly StoredMatch[]): DuplicateVerdictCode {
  const verdict = duplicateVerdict(matches[0]?.level, {
    isConfirmed: false,
    mayOverride: hasRole(actor, 'POOL_ADMIN'),
  });
  return verdict === 'clear' && matches.length > 0 ? 'LISTED' : VERDICTS[verdict];
}

export function candidateOf({ candidate, level, reasons }: StoredMatch): DuplicateCandidateResponse {
  const { id, code, nameCn, nameEn, uscc } = candidate;
  return { id, code, nameCn, nameEn, uscc, level, reasons: textsOf(reasons) };
}

export function otherEntryOf({ candidate, level, reasons }: EntryMatch): OtherEntryResponse {
  return { ref: candidate.ref, level, reasons: textsOf(reasons) };
}

function textsOf(reasons: readonly DuplicateReason[]): DuplicateReasonResponse[] {
  return reasons.map((code) => ({
    code,
    zh: DUPLICATE_REASON.label(code, 'zh'),
    en: DUPLICATE_REASON.label(code, 'en'),
  }));
}
