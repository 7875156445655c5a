import type { CompanyAlias } from './company.entity.js';
import type { CompanyContent } from './company-draft.js';
import { mergedAliases } from './company-intake.rules.js';

/** What the one record says after two were merged (domain.md §4.5, "fields" and "names"). */
type Field = keyof CompanyContent & string;
export type Side = 'SURVIVOR' | 'VICTIM';

/** Columns that only make sense together follow the first of them. */
interface UnionField {
  readonly members: readonly [Field, ...Field[]];
  /** Audited (ⓐ in §2.1): two different values need a person's choice. */
  readonly audited?: true;
}

const one = (field: Field): UnionField => ({ members: [field] });
const together = (...members: [Field, ...Field[]]): UnionField => ({ members });
const audited = (...members: [Field, ...Field[]]): UnionField => ({ members, audited: true });

const UNION_FIELDS: readonly UnionField[] = [
  ...(['nameCn', 'nameEn', 'nameLocal', 'entityType', 'uscc', 'legacyRegNo'] as const).map(one),
  together('foreignRegNo', 'foreignRegCountry', 'foreignRegAuthority'),
  one('parentCompanyId'),
  together('groupId', 'groupName'),
  ...(['capitalNature', 'investorCountry'] as const).map(one),
  together('registeredCapitalWan', 'registeredCapitalCurrency', 'capitalNote', 'paidInCapitalWan'),
  one('establishedOn'),
  audited('registrationStatus'),
  together('registeredAddress', 'registeredDistrictCode'),
  audited('taxDistrictCode'),
  ...(['operatingAddress', 'inPark', 'gb4754Code'] as const).map(one),
  audited('focusAreaCode'),
  ...(['districtIndustryCode', 'cityPilotIndustryCode', 'primaryChainNodeId'] as const).map(one),
  ...(['israelRelation', 'listingStatus', 'scaleClass'] as const).map(one),
  audited('parkRelation'),
  audited('ownerUnitId', 'ownerUserId'),
  ...(['website', 'externalRef', 'note'] as const).map(one),
];

/** Names of the fields that a choice may name: the first of those that go together. */
export const CHOOSABLE_FIELDS: readonly Field[] = UNION_FIELDS.map(({ members }) => members[0]);

export interface FieldOutcome {
  readonly field: Field;
  readonly members: readonly Field[];
  readonly survivor: readonly unknown[];
  readonly victim: readonly unknown[];
  readonly takes: Side;
  /** Both have a value and the values differ. */
  readonly isConflict: boolean;
  readonly needsChoice: boolean;
}

export interface Union {
  /** The merged record's values that differ from the survivor's. */
  readonly changes: Partial<CompanyContent>;
  /** Fields in which the two differ. */
  readonly fields: readonly FieldOutcome[];
  readonly addedAliases: readonly CompanyAlias[];
}

/**
 * The survivor's value wins where it has one, else the victim's; a choice decides otherwise. Lists are united, and
 * what the victim was called goes on as an alias.
 * @param choices side by field; fields without one take the survivor's side
 */
export function unionOf(
  survivor: CompanyContent,
  victim: CompanyContent,
  choices: Readonly<Record<string, Side>>,
): Union {
  const fields = UNION_FIELDS.flatMap((field) => outcomeOf(field, survivor, victim, choices));
  const taken = fields.filter(({ takes }) => takes === 'VICTIM').flatMap(({ members }) => [...members]);
  const changes: Partial<CompanyContent> = Object.fromEntries(taken.map((field) => [field, victim[field]]));
  const content = { ...survivor, ...changes };
  const aliases = aliasesOf(content, survivor, victim);
  const lists = listsOf(content, survivor, victim);
  return {
    changes: { ...changes, ...lists, ...(aliases.length > survivor.aliases.length ? { aliases } : {}) },
    fields,
    addedAliases: aliases.slice(survivor.aliases.length),
  };
}

/** The fields that go together with this one, itself included. */
export function companionsOf(field: string): readonly string[] {
  return UNION_FIELDS.find(({ members }) => members.some((each) => each === field))?.members ?? [field];
}

function outcomeOf(
  { members, audited: isAudited }: UnionField,
  survivor: CompanyContent,
  victim: CompanyContent,
  choices: Readonly<Record<string, Side>>,
): FieldOutcome[] {
  const [mine, other] = [members.map((field) => survivor[field]), members.map((field) => victim[field])];
  if (JSON.stringify(mine) === JSON.stringify(other)) return [];
  const isConflict = mine[0] !== null && other[0] !== null;
  const choice = isConflict ? choices[members[0]] : undefined;
  const isEmpty = mine.every((value) => value === null) || (mine[0] === null && other[0] !== null);
  const takes = choice ?? (isEmpty ? 'VICTIM' : 'SURVIVOR');
  const needsChoice = isConflict && isAudited === true && choice === undefined;
  return [{ field: members[0], members, survivor: mine, victim: other, takes, isConflict, needsChoice }];
}

const NAMES = ['nameCn', 'nameEn', 'nameLocal'] as const;

/** The names that were given up, of either side, behind the aliases of both. */
function aliasesOf(
  content: CompanyContent,
  survivor: CompanyContent,
  victim: CompanyContent,
): CompanyAlias[] {
  const registered = NAMES.map((field) => content[field]);
  const givenUp = [victim, survivor].flatMap((side) =>
    NAMES.flatMap((field) => {
      const name = side[field];
      return name === null || name === content[field] ? [] : [aliasOf(field, name, content.nameCn)];
    }),
  );
  return mergedAliases(registered, survivor.aliases, [...givenUp, ...victim.aliases]);
}

/** A part of the registered name is its short form, another Chinese name a slip; the others are foreign names. */
function aliasOf(field: (typeof NAMES)[number], name: string, nameCn: string | null): CompanyAlias {
  const chinese = nameCn?.includes(name) ? 'SHORT' : 'TYPO';
  return { name, type: field === 'nameCn' ? chinese : 'FOREIGN', validFrom: null, validTo: null };
}

/** Only the lists that grow. */
function listsOf(
  content: CompanyContent,
  survivor: CompanyContent,
  victim: CompanyContent,
): Partial<CompanyContent> {
  const united = (field: 'secondaryFocusAreas' | 'chainNodeIds' | 'riskFlags') => [
    ...new Set([...survivor[field], ...victim[field]]),
  ];
  const lists = {
    secondaryFocusAreas: united('secondaryFocusAreas').filter((code) => code !== content.focusAreaCode),
    chainNodeIds: united('chainNodeIds'),
    riskFlags: united('riskFlags'),
  };
  return Object.fromEntries(
    Object.entries(lists).filter(
      ([field, list]) => JSON.stringify(list) !== JSON.stringify(survivor[field as keyof typeof lists]),
    ),
  );
}
