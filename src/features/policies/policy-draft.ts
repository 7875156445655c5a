import { toFixedString } from '../../platform/kernel/decimal.js';
import type { CreatePolicyRequest, UpdatePolicyRequest } from './dto/write-policy.dto.js';
import { POLICY_LEVEL, type PolicyLevel } from './policy.codes.js';
import type { Policy } from './policy.entity.js';
import { docNoKey, issuerKey, titleKey } from './policy-key.rules.js';

type Stamp = 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt' | 'version';
type Key = 'titleKey' | 'docNoKey' | 'issuerKey';

/** What people state of a policy, as it is stored. */
export type PolicyContent = Omit<Policy, 'id' | 'code' | Key | Stamp>;

/** A whole policy from a request. District and park draft their papers themselves, so these are reviewed here. */
export function newPolicy(request: CreatePolicyRequest, ownerUnitId: string): PolicyContent {
  const { required, result, reviewNo, reviewedOn } = request.fairCompetitionReview ?? {};
  return {
    title: request.title,
    docNo: request.docNo ?? null,
    issuer: request.issuer,
    ownerUnitId: request.ownerUnitId ?? ownerUnitId,
    level: request.level,
    series: request.series ?? 'OTHER',
    status: request.status,
    effectiveFrom: request.effectiveFrom,
    effectiveTo: request.effectiveTo ?? null,
    repealedOn: request.repealedOn ?? null,
    fundBudgetWan: request.fundBudgetWan ?? null,
    reviewRequired: required ?? POLICY_LEVEL.extra(request.level as PolicyLevel).ownReview,
    reviewResult: result ?? null,
    reviewNo: reviewNo ?? null,
    reviewedOn: reviewedOn ?? null,
    note: request.note ?? null,
  };
}

/** The stored fields that a change names. */
export function changesOf({
  fairCompetitionReview,
  sourceFileId: _file,
  ...plain
}: UpdatePolicyRequest): Partial<PolicyContent> {
  const { required, result, reviewNo, reviewedOn } = fairCompetitionReview ?? {};
  return given({ ...plain, reviewRequired: required, reviewResult: result, reviewNo, reviewedOn });
}

export function keysOf({ title, docNo, issuer }: PolicyContent): Pick<Policy, Key> {
  return {
    titleKey: titleKey(title),
    docNoKey: docNo === null ? null : docNoKey(docNo),
    issuerKey: issuerKey(issuer),
  };
}

/** A policy in the words of the API, for its trail. */
export function statedPolicy(stored: PolicyContent): Record<string, unknown> {
  const { title, docNo, issuer, ownerUnitId, level, series, status, note } = stored;
  const { effectiveFrom, effectiveTo, repealedOn, fundBudgetWan } = stored;
  const { reviewRequired: required, reviewResult: result, reviewNo, reviewedOn } = stored;
  return {
    ...{ title, docNo, issuer, ownerUnitId, level, series, status },
    ...{ effectiveFrom, effectiveTo, repealedOn, fundBudgetWan: fixed(fundBudgetWan) },
    fairCompetitionReview: { required, result, reviewNo, reviewedOn },
    note,
  };
}

/** Two digits, as answers show them. */
export function fixed(amount: string | null): string | null {
  return amount === null ? null : toFixedString(amount);
}

export function given<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
