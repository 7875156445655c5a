import { DUPLICATE_LEVEL, type DuplicateLevelCode, type DuplicateReasonCode } from '../duplicate.codes.js';
import type { CompanyName } from './company-name.rules.js';
import { diceOf } from './dice.rules.js';
import { areLegalFormsCompatible } from './legal-forms.table.js';
import { pinyinOf } from './pinyin.rules.js';
import { isPublicMailDomain } from './public-mail.table.js';
import { areTradesSynonymous } from './trades.table.js';

/** The level table of domain.md §4.4. Facts in, level and reasons out; the caller decides what a level does. */
export type DuplicateLevel = DuplicateLevelCode;
export type DuplicateReason = DuplicateReasonCode;

export interface DuplicateFacts {
  /** Valid and normalised, or null. */
  readonly uscc: string | null;
  /** Normalised; `country` is ISO alpha-2. */
  readonly foreignNumber: { readonly country: string; readonly number: string } | null;
  /** Registered names in Chinese, English and the local script. */
  readonly names: readonly CompanyName[];
  /** Former names, short names, brands, translations. */
  readonly aliases: readonly CompanyName[];
  readonly focusAreaCode: string | null;
  readonly groupId: string | null;
  /** Normalised mobiles and lower-case e-mail domains of contacts. */
  readonly contactKeys: readonly string[];
}

interface Finding {
  readonly level: DuplicateLevel;
  readonly reason: DuplicateReason;
}

const ORDER = DUPLICATE_LEVEL.codes;
/** Least Dice coefficient of two similar names. */
export const SIMILAR = 0.6;
function haveDifferentNumbers(a: DuplicateFacts, b: DuplicateFacts): boolean {
  if (a.uscc !== null && b.uscc !== null) return a.uscc !== b.uscc;
  const [left, right] = [a.foreignNumber, b.foreignNumber];
  return left !== null && right !== null && (left.country !== right.country || left.number !== right.number);
}

const shareOrLack = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === 0 || right.length === 0 || left.some((each) => right.includes(each));

function ofSameKey(a: CompanyName, b: CompanyName): Finding {
  if (a.foldKey === b.foldKey) return { level: 'STRONG', reason: 'SAME_FULL_NAME' };
  if (a.isBranch || b.isBranch) return { level: 'PROBABLE', reason: 'SAME_NAME_BRANCH' };
  if (!shareOrLack(a.places, b.places)) return { level: 'PROBABLE', reason: 'SAME_NAME_OTHER_PLACE' };
  if (a.isGroup !== b.isGroup) return { level: 'PROBABLE', reason: 'SAME_NAME_GROUP' };
  return areLegalFormsCompatible(a.legalForm, b.legalForm)
    ? { level: 'STRONG', reason: 'SAME_NAME' }
    : { level: 'PROBABLE', reason: 'SAME_NAME_OTHER_LEGAL_FORM' };
}

// One character sounds like too many others; a brand of Latin letters is its own sound.
function soundAlike(a: CompanyName, b: CompanyName): boolean {
  if (a.script !== 'han' || b.script !== 'han' || a.brandKey.length < 2 || b.brandKey.length < 2)
    return false;
  return a.brandKey === b.brandKey || pinyinOf(a.brandKey) === pinyinOf(b.brandKey);
}

/** One brand is the beginning of the other, as in 示例 and 示例恒盛: how companies rename, and how groups name. */
function beginsAlike(a: CompanyName, b: CompanyName): boolean {
  if (a.script !== 'han' || b.script !== 'han' || a.brandKey === b.brandKey) return false;
  const [short, long] = [a.brandKey, b.brandKey].sort((x, y) => x.length - y.length) as [string, string];
  return short.length >= 2 && long.startsWith(short) && shareOrLack(a.places, b.places);
}

function findingsOfNames(a: CompanyName, b: CompanyName, sameArea: boolean): Finding[] {
  if (a.nameKey === '' || b.nameKey === '') return [];
  if (a.nameKey === b.nameKey || a.foldKey === b.foldKey) return [ofSameKey(a, b)];
  const found: Finding[] = [];
  if (a.brandKey === b.brandKey && areTradesSynonymous(a.trade, b.trade)) {
    found.push({ level: 'PROBABLE', reason: 'SAME_BRAND_SYNONYMOUS_TRADE' });
  }
  if (sameArea && diceOf(a.nameKey, b.nameKey) >= SIMILAR) {
    found.push({ level: 'POSSIBLE', reason: 'SIMILAR_NAME' });
  }
  if (sameArea && beginsAlike(a, b)) found.push({ level: 'POSSIBLE', reason: 'SIMILAR_BRAND' });
  if (soundAlike(a, b)) found.push({ level: 'POSSIBLE', reason: 'SAME_BRAND_SOUND' });
  return found;
}

function haveEqualAlias(a: DuplicateFacts, b: DuplicateFacts): boolean {
  const keysOf = (names: readonly CompanyName[]): string[] =>
    names.flatMap((name) => [name.nameKey, name.foldKey]).filter((key) => key !== '');
  const [left, right] = [new Set(keysOf(a.aliases)), new Set(keysOf(b.aliases))];
  return (
    keysOf([...b.names, ...b.aliases]).some((key) => left.has(key)) ||
    keysOf(a.names).some((key) => right.has(key))
  );
}

function findingsOf(a: DuplicateFacts, b: DuplicateFacts): Finding[] {
  // An area that is not known yet does not speak against a pair.
  const sameArea =
    a.focusAreaCode === null || b.focusAreaCode === null || a.focusAreaCode === b.focusAreaCode;
  const found = a.names.flatMap((left) => b.names.flatMap((right) => findingsOfNames(left, right, sameArea)));
  if (a.uscc !== null && a.uscc === b.uscc) found.push({ level: 'EXACT', reason: 'SAME_USCC' });
  if (a.foreignNumber && b.foreignNumber && !haveDifferentNumbers({ ...a, uscc: null }, b)) {
    found.push({ level: 'EXACT', reason: 'SAME_FOREIGN_NUMBER' });
  }
  // Sisters with numbers of their own are told apart by them.
  if (a.groupId !== null && a.groupId === b.groupId && !haveDifferentNumbers(a, b))
    found.push({ level: 'PROBABLE', reason: 'SAME_GROUP' });
  if (haveEqualAlias(a, b)) found.push({ level: 'PROBABLE', reason: 'SAME_ALIAS' });
  if (a.contactKeys.some((key) => !isPublicMailDomain(key) && b.contactKeys.includes(key))) {
    found.push({ level: 'POSSIBLE', reason: 'SAME_CONTACT' });
  }
  return found;
}

/**
 * The strongest level the facts allow, with every reason that speaks for it or for a weaker one. Two different
 * numbers of the same kind (USCC, or foreign register) are never one legal person: at most PROBABLE.
 */
export function duplicateLevel(
  a: DuplicateFacts,
  b: DuplicateFacts,
): { level: DuplicateLevel | null; reasons: DuplicateReason[] } {
  const found = findingsOf(a, b);
  const reasons = [...new Set(found.map((finding) => finding.reason))];
  const strongest = ORDER.find((level) => found.some((finding) => finding.level === level)) ?? null;
  if (strongest !== 'STRONG' || !haveDifferentNumbers(a, b)) return { level: strongest, reasons };
  return { level: 'PROBABLE', reasons: [...reasons, 'DIFFERENT_NUMBERS'] };
}
