/** What a unit says about the people in it. */
export interface UnitFacts {
  readonly code: string;
  readonly canOwnProjects: boolean;
  readonly isPromotion: boolean;
}

/** 区投促办 and 管委办 read every unit's records (domain.md §2.0, V2). */
const POOL_OFFICES = ['DIST_INVESTMENT_OFFICE', 'COMMITTEE_OFFICE'];

/**
 * Rights that follow from the user's unit: PROMOTION 招商条线 (class V1), OWNS_PROJECTS, POOL_OFFICE (class V2),
 * COMMITTEE_OFFICE 管委办.
 */
export function unitTraits(unit: UnitFacts): string[] {
  return [
    ...(unit.isPromotion ? ['PROMOTION'] : []),
    ...(unit.canOwnProjects ? ['OWNS_PROJECTS'] : []),
    ...(POOL_OFFICES.includes(unit.code) ? ['POOL_OFFICE'] : []),
    ...(unit.code === 'COMMITTEE_OFFICE' ? ['COMMITTEE_OFFICE'] : []),
  ];
}
