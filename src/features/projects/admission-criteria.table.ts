/**
 * The eight criteria of the admission score (domain.md §3.3): weight in points, and the share of it that each anchor
 * gives. Keys of TAX and SCALE are steps in 万元, those of `anchorsUsd` in 万美元.
 */
export const ADMISSION_CRITERIA = {
  INDUSTRY_FIT: {
    weight: '20',
    anchors: {
      MISSING_NODE: '1',
      WEAK_NODE: '0.8',
      EXISTING_NODE: '0.6',
      OTHER_FOCUS_ACTIVITY: '0.4',
      OTHER: '0',
    },
  },
  TAX: {
    weight: '20',
    anchors: { '10000': '1', '1000': '0.8', '500': '0.6', '100': '0.4', '20': '0.2', '0': '0.1' },
  },
  INVESTOR: {
    weight: '15',
    anchors: {
      GLOBAL500_OR_LEADER: '1',
      CHINA500_OR_UNICORN: '0.85',
      GIANT_OR_LARGE_HIGH_TECH: '0.7',
      HIGH_TECH_OR_SRDI: '0.5',
      FUNDED_STARTUP: '0.4',
      OTHER: '0.2',
    },
  },
  TECHNOLOGY: {
    weight: '15',
    anchors: {
      WORLD_LEADING_OR_IIA: '1',
      STRONG_PATENTS_OR_RND: '0.8',
      RND_5_PERCENT: '0.6',
      SOME_PATENTS: '0.4',
      NONE: '0.1',
    },
  },
  SCALE: {
    weight: '10',
    anchors: { '10000': '1', '5000': '0.8', '1000': '0.6', '200': '0.4', '0': '0.2' },
    anchorsUsd: { '1000': '1' },
  },
  HQ_FUNCTION: {
    weight: '10',
    anchors: { HQ_CANDIDATE: '1', REGIONAL: '0.6', RND_OR_OPERATION_CENTRE: '0.5', SINGLE: '0.2' },
  },
  READINESS: { weight: '5', anchors: { THREE: '1', TWO: '0.7', ONE: '0.4', NONE: '0' } },
  INTERNATIONAL: {
    weight: '5',
    anchors: {
      ISRAELI_ENTITY_OR_IIA: '1',
      ISRAELI_TECH_OR_COOPERATION: '0.8',
      FOREIGN: '0.6',
      NONE: '0',
    },
  },
} as const;
