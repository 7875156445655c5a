/** Something the investor asks for: a code of NEED_TYPE, as projects keep it. */
export interface LeadNeed {
  readonly type: string;
  readonly text: string;
}

/** What the unit thinks of a lead (domain.md §2.5). */
export interface LeadAssessment {
  readonly industry: string;
  readonly market: string;
  readonly technology: string;
  readonly environment: string;
  readonly energy: string;
  readonly benefit: string;
  /** Whether the unit goes on with it. */
  readonly follow: boolean;
}
