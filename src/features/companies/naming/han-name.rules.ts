import { BRANCH_WORDS, GROUP_WORDS, HAN_LEGAL_FORMS } from './legal-forms.table.js';
import { leadingRegion, leadingRegionWithin, regionNamed, trailingRegion } from './regions.table.js';
import { isOnlyTrade, splitTrade } from './trades.table.js';

/** What N6–N12 read out of a name that holds Han characters. */
export interface NameParts {
  nameKey: string;
  brandKey: string;
  trade: string;
  places: string[];
  legalForm: string | null;
  isBranch: boolean;
  isGroup: boolean;
  isPreparing: boolean;
}

const PREPARING = /\((?:筹|筹建|筹备|筹建中|筹备中)\)/gu;
const ENDS_WITH_BRACKETS = /\(([^()]*)\)$/u;
const BRACKETS = /\(([^()]*)\)/gu;
const LEGAL_PERSON_THEN_PLACE = /^(.*(?:公司|合伙企业|合伙\)|事务所))(.*)$/u;
const PLACE_BY_ENDING = /(?:园区|开发区|自贸区|自由贸易试验区|保税区|新区|新片区)$/u;
const MARKS = /[^\p{L}\p{N}\p{M}()]/gu;

function takeBranch(name: string, parts: NameParts): string {
  const word = BRANCH_WORDS.find((each) => name.endsWith(each) && name.length > each.length);
  if (!word) return name;
  parts.isBranch = true;
  const head = name.slice(0, -word.length);
  const split = LEGAL_PERSON_THEN_PLACE.exec(head);
  if (split?.[1]) {
    const place = (split[2] ?? '').replace(/[()]/g, '').replace(/^驻/u, '');
    if (place) parts.places.push(regionNamed(place)?.place ?? leadingRegion(place)?.region.place ?? place);
    return split[1];
  }
  const found = trailingRegion(head);
  if (!found || head.length - found.length < 2) return head;
  parts.places.push(found.region.place);
  return head.slice(0, -found.length);
}

function placeInBrackets(content: string): string | undefined {
  return regionNamed(content)?.place ?? (PLACE_BY_ENDING.test(content) ? content : undefined);
}

// A bracket behind the legal form is a place or a note of the registrar (自然人独资), never part of the name.
function takeNotesBehindForm(name: string, parts: NameParts): string {
  let rest = name;
  for (let found = ENDS_WITH_BRACKETS.exec(rest); found; found = ENDS_WITH_BRACKETS.exec(rest)) {
    const content = found[1] ?? '';
    const before = rest.slice(0, found.index);
    if (content.includes('合伙') || !HAN_LEGAL_FORMS.some((form) => before.endsWith(form))) break;
    const place = placeInBrackets(content);
    if (place) parts.places.push(place);
    rest = before;
  }
  return rest;
}

function takeLegalForm(name: string, parts: NameParts): string {
  let rest = takeNotesBehindForm(name, parts);
  const bracketed = ENDS_WITH_BRACKETS.exec(rest);
  if (bracketed?.[1]?.includes('合伙')) {
    parts.legalForm = bracketed[1];
    rest = rest.slice(0, bracketed.index);
  }
  const form = HAN_LEGAL_FORMS.find((each) => rest.endsWith(each));
  if (!form || form === rest) return rest;
  parts.legalForm ??= form;
  if (form === '集团公司') parts.isGroup = true;
  return rest.slice(0, -form.length);
}

function takeBrackets(name: string, parts: NameParts): string {
  const without = name.replace(BRACKETS, (_whole, content: string) => {
    const place = placeInBrackets(content);
    if (place === undefined) return content;
    parts.places.push(place);
    return '';
  });
  return without.replace(/[()]/g, '') || name.replace(/[()]/g, '');
}

function takeGroup(name: string, parts: NameParts): string {
  let rest = name;
  for (;;) {
    const word = GROUP_WORDS.find((each) => rest.endsWith(each) && rest.length > each.length);
    if (!word) return rest;
    parts.isGroup = true;
    rest = rest.slice(0, -word.length);
  }
}

// Two characters at least, more than an industry word: otherwise the region is the brand (上海科技).
const isOwnName = (rest: string): boolean => rest.length >= 2 && !isOnlyTrade(rest);

function takeLeadingRegion(stem: string, parts: NameParts): string {
  const outer = leadingRegion(stem);
  if (!outer) return stem;
  const rest = stem.slice(outer.length);
  if (!isOwnName(rest)) return stem;
  // 上海市普陀区 is one region written in two steps; 上海中国 is not.
  const inner = leadingRegionWithin(outer.region, rest);
  if (inner && isOwnName(rest.slice(inner.length))) {
    parts.places.push(outer.region.place, inner.region.place);
    return rest.slice(inner.length);
  }
  if (!inner && leadingRegion(rest)) return stem;
  parts.places.push(outer.region.place);
  return rest;
}

/** N6–N12 on a cleaned name (N1–N5 done). */
export function partsOfHanName(cleaned: string): NameParts {
  const compact = cleaned.replaceAll('&', 'AND').replace(MARKS, '');
  const named = compact.replace(PREPARING, '');
  const parts: NameParts = {
    nameKey: '',
    brandKey: '',
    trade: '',
    places: [],
    legalForm: null,
    isBranch: false,
    isGroup: false,
    isPreparing: named !== compact,
  };
  const withoutForm = takeLegalForm(takeBranch(named, parts), parts);
  const stem = takeGroup(takeBrackets(withoutForm, parts), parts);
  const ownName = takeLeadingRegion(stem, parts);
  const { brand, trade } = splitTrade(ownName);
  return Object.assign(parts, {
    nameKey: ownName || compact,
    brandKey: brand || compact,
    trade,
    places: [...new Set(parts.places)],
  });
}
