import type {
  ClauseWindowRequest,
  CreateClauseRequest,
  UpdateClauseRequest,
} from './dto/write-clause.dto.js';
import type { PolicyClause } from './policy-clause.entity.js';
import { fixed, given } from './policy-draft.js';

type Stamp = 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt' | 'version';

/** What people state of a clause, as it is stored. */
export type ClauseStored = Omit<PolicyClause, 'id' | 'policyId' | 'noKey' | Stamp>;

/** Nobody has stated them. */
const UNKNOWN = {
  title: null,
  benefitText: null,
  capWan: null,
  ratePct: null,
  years: null,
  conditions: null,
  conditionText: null,
  stacking: null,
  contactUnitId: null,
  contactNote: null,
  legalBasis: null,
} as const;

export function newClause(request: CreateClauseRequest): ClauseStored {
  const { no, benefitType } = request;
  const defaults = { status: 'ACTIVE', manualOnly: false, linkedToTax: false, materials: [] };
  return { ...UNKNOWN, ...defaults, ...windowColumns(null), no, benefitType, ...storedOf(request) };
}

/** The stored fields that a request names. */
export function storedOf({ window, materials, ...plain }: UpdateClauseRequest): Partial<ClauseStored> {
  return given({
    ...plain,
    ...(window === undefined ? {} : windowColumns(window)),
    materials: materials?.map(({ code, note = null }) => ({ code, note })),
  }) as Partial<ClauseStored>;
}

function windowColumns(
  window: ClauseWindowRequest | null,
): Pick<ClauseStored, 'windowKind' | 'windowFrom' | 'windowTo' | 'windowNote'> {
  const { kind = null, from = null, to = null, note = null } = window ?? {};
  return { windowKind: kind, windowFrom: from, windowTo: to, windowNote: note };
}

/** A clause in the words of the API, for its trail: amounts with two digits, the window as one. */
export function statedClause(stored: ClauseStored): Record<string, unknown> {
  const { windowKind, windowFrom, windowTo, windowNote, capWan, ratePct } = stored;
  const window =
    windowKind === null ? null : { kind: windowKind, from: windowFrom, to: windowTo, note: windowNote };
  const { title, benefitType, benefitText, years, conditions, conditionText, manualOnly, stacking } = stored;
  const { no, status, materials, contactUnitId, contactNote, linkedToTax, legalBasis } = stored;
  return {
    ...{ no, title, status, benefitType, benefitText, capWan: fixed(capWan), ratePct: fixed(ratePct), years },
    ...{ conditions, conditionText, manualOnly, stacking, window, materials },
    ...{ contactUnitId, contactNote, linkedToTax, legalBasis },
  };
}
