/** The anchors of the worked example of domain.md §3.3, beside tax and scale. */
export const EXAMPLE_ANCHORS: Readonly<Record<string, string>> = {
  INDUSTRY_FIT: 'WEAK_NODE',
  INVESTOR: 'FUNDED_STARTUP',
  TECHNOLOGY: 'WORLD_LEADING_OR_IIA',
  HQ_FUNCTION: 'RND_OR_OPERATION_CENTRE',
  READINESS: 'TWO',
  INTERNATIONAL: 'ISRAELI_ENTITY_OR_IIA',
};

/** Below the pass score whatever the amounts. */
export const POOR_ANCHORS: Readonly<Record<string, string>> = {
  INDUSTRY_FIT: 'OTHER',
  INVESTOR: 'OTHER',
  TECHNOLOGY: 'NONE',
  HQ_FUNCTION: 'SINGLE',
  READINESS: 'NONE',
  INTERNATIONAL: 'NONE',
};
