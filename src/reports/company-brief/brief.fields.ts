/** Which members of each record stand on the page; the description of the answer and its SQL read the same lists. */
export const COMPANY_FIELDS = [
  ...(['id', 'code', 'nameCn', 'nameEn', 'nameLocal', 'entityType', 'uscc', 'foreignRegNo'] as const),
  ...(['foreignRegCountry', 'capitalNature', 'investorCountry', 'registeredCapitalWan'] as const),
  ...(['registeredCapitalCurrency', 'establishedOn', 'registrationStatus', 'registeredAddress'] as const),
  ...(['focusAreaCode', 'israelRelation', 'listingStatus', 'scaleClass', 'parkRelation', 'inPark'] as const),
  ...(['ownerUnitId', 'ownerUserId', 'riskFlags', 'website'] as const),
];

export const CONTACT_FIELDS = ['id', 'name', 'title', 'department', 'decisionRole', 'doNotContact'] as const;

export const TALK_FIELDS = [
  ...([
    'id',
    'occurredOn',
    'channel',
    'unitId',
    'leaderLevel',
    'progressType',
    'summary',
    'projectId',
  ] as const),
];

export const OPEN_STEP_FIELDS = [
  ...(['id', 'occurredOn', 'nextAction', 'nextActionOn', 'nextActionBy', 'projectId'] as const),
];

export const LEAD_FIELDS = [
  ...(['id', 'code', 'title', 'status', 'registeredOn', 'reportUnitId', 'assigneeId', 'lateMarks'] as const),
];

export const PROJECT_FIELDS = [
  ...(['id', 'code', 'name', 'projectKind', 'poolStatus', 'stage', 'level', 'activityLight'] as const),
  ...(['plannedInvestmentWan', 'contractedFdiWanUsd', 'lastFollowUpOn', 'lastProgressOn'] as const),
  ...(['expectedSignOn', 'signedOn', 'registeredOn', 'ownerUnitId', 'ownerUserId', 'leaderSponsor'] as const),
  ...(['needs', 'issues', 'nextSteps'] as const),
];
