import type { Company } from './company.entity.js';
import { type CompanyKeys, companyKeysOf, UNREAD_KEYS } from './company-keys.rules.js';
import type { CreateCompanyRequest } from './dto/create-company.dto.js';

/** The members of a company that people and imports may set. */
export type CompanyContent = Omit<
  Company,
  | keyof CompanyKeys
  | 'id'
  | 'code'
  | 'identityVerified'
  | 'mergedIntoId'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'deletedAt'
  | 'version'
>;

const EMPTY: Omit<
  CompanyContent,
  | 'entityType'
  | 'capitalNature'
  | 'investorCountry'
  | 'registrationStatus'
  | 'focusAreaCode'
  | 'parkRelation'
  | 'ownerUnitId'
  | 'dataSource'
> = {
  nameCn: null,
  nameEn: null,
  nameLocal: null,
  aliases: [],
  uscc: null,
  legacyRegNo: null,
  foreignRegNo: null,
  foreignRegCountry: null,
  foreignRegAuthority: null,
  parentCompanyId: null,
  groupName: null,
  groupId: null,
  registeredCapitalWan: null,
  registeredCapitalCurrency: null,
  capitalNote: null,
  paidInCapitalWan: null,
  establishedOn: null,
  registeredAddress: null,
  registeredDistrictCode: null,
  taxDistrictCode: null,
  operatingAddress: null,
  inPark: null,
  gb4754Code: null,
  secondaryFocusAreas: [],
  districtIndustryCode: null,
  cityPilotIndustryCode: null,
  chainNodeIds: [],
  primaryChainNodeId: null,
  israelRelation: null,
  listingStatus: null,
  scaleClass: null,
  ownerUserId: null,
  riskFlags: [],
  website: null,
  externalRef: null,
  note: null,
};

type Given = Omit<CreateCompanyRequest, 'confirmDistinct' | 'distinctReason' | 'aliases' | 'ownerUnitId'>;

/** What a request says, without the members that only steer the duplicate check. */
export function contentOf(request: Partial<CreateCompanyRequest>): Partial<CompanyContent> {
  const { confirmDistinct: _confirm, distinctReason: _reason, aliases, ...given } = request;
  const content: Partial<CompanyContent> = {
    ...(given as Partial<Given>),
    ...(given.ownerUnitId ? { ownerUnitId: given.ownerUnitId } : {}),
  };
  if (aliases)
    content.aliases = aliases.map(({ name, type, validFrom, validTo }) => ({
      name,
      type,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
    }));
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

/** A whole company from a request: what was not said is unknown. */
export function newContent(
  request: CreateCompanyRequest,
  defaults: { readonly ownerUnitId: string; readonly dataSource: string },
): CompanyContent {
  return { ...EMPTY, ...defaults, ...contentOf(request) } as CompanyContent;
}

/** A whole company from a row of a list. */
export function listedContent(
  row: { readonly defaults: object; readonly given: object },
  ownerUnitId: string,
): CompanyContent {
  const request = { ...row.defaults, ...row.given } as CreateCompanyRequest;
  return newContent(request, { ownerUnitId, dataSource: 'IMPORT' });
}

/** What the database stores beside the content: match keys, search keys and whether the identity is proven. */
export function derivedOf(content: CompanyContent): CompanyKeys & { identityVerified: boolean } {
  return {
    ...companyKeysOf(content),
    identityVerified: Boolean(content.uscc || (content.foreignRegNo && content.foreignRegCountry)),
  };
}

/** A stored record as the snapshot of a merge keeps it. */
export function withoutUnread(company: Company): object {
  const unread: readonly string[] = UNREAD_KEYS;
  return Object.fromEntries(Object.entries(company).filter(([member]) => !unread.includes(member)));
}

/** Names and numbers: what duplicate detection compares (domain.md §4.4). */
const IDENTITY = ['nameCn', 'nameEn', 'nameLocal', 'aliases', 'uscc', 'foreignRegNo', 'foreignRegCountry'];

/** Whether a change is a renaming in the sense of §4.4, so that the company has to be compared anew. */
export function changesIdentity(changes: Readonly<Record<string, unknown>>): boolean {
  return IDENTITY.some((field) => field in changes);
}
