import { seededUnitId } from '../../src/features/units/unit-id.js';
import { EXAMPLE_ANCHORS } from './review-anchors.js';
import type { Answer, SignedIn } from './users.js';

export interface ReviewSheetBody {
  readonly total: string;
  readonly criteria: { criterion: string; anchor: string | null; points: string }[];
}

export interface ReviewBody {
  readonly id: string;
  readonly projectId: string;
  readonly round: number;
  readonly kind: string;
  readonly state: string;
  readonly score: string | null;
  readonly level: string | null;
  readonly levelByRule: string | null;
  readonly vetoes: { code: string; reason: string }[] | null;
  readonly members: {
    id: string;
    userId: string | null;
    name: string;
    isChair: boolean;
    hasScored: boolean;
    sheet: ReviewSheetBody | null;
  }[];
  readonly version: number;
  readonly [member: string]: unknown;
}

/** Above it even for a small project. */
const GOOD_ANCHORS = {
  ...EXAMPLE_ANCHORS,
  INDUSTRY_FIT: 'MISSING_NODE',
  INVESTOR: 'GIANT_OR_LARGE_HIGH_TECH',
};

/** The body of a sheet. */
export function sheet(anchors: Readonly<Record<string, string>>, more: object = {}): Record<string, unknown> {
  const list = Object.entries(anchors).map(([criterion, anchor]) => ({ criterion, anchor }));
  return { anchors: list, ...more };
}

/** The review of a project that has not been sent back; the newest. */
export async function reviewOf(user: SignedIn, projectId: string): Promise<ReviewBody> {
  const { body } = await user.get<{ items: ReviewBody[] }>(`/projects/${projectId}/reviews?sort=-updatedAt`);
  const review = body.items.find(({ state }) => state !== 'RETURNED');
  if (!review) throw new Error(`no review: ${JSON.stringify(body)}`);
  return review;
}

/** One step with the version that the review has now. */
export async function step<T = ReviewBody>(
  user: SignedIn,
  id: string,
  path: string,
  body: object,
): Promise<Answer<T>> {
  const { version } = (await user.get<ReviewBody>(`/admission-reviews/${id}`)).body;
  return user.post<T>(`/admission-reviews/${id}/${path}`, body, { 'If-Match': `"${version}"` });
}

function done(answer: Answer<ReviewBody>): ReviewBody {
  if (answer.status >= 300) throw new Error(`a step of the review failed: ${answer.text}`);
  return answer.body;
}

export const CHECKED = {
  outcome: 'PASSED',
  isComplete: true,
  isDuplicateChecked: true,
  isKindConfirmed: true,
};

export interface Judges {
  readonly supervisor: SignedIn;
  readonly poolAdmin: SignedIn;
}

/** A submitted project as far as the scoring. */
export async function upToScoring({ supervisor, poolAdmin }: Judges, projectId: string): Promise<ReviewBody> {
  const { id } = await reviewOf(poolAdmin, projectId);
  done(await step(supervisor, id, 'unit-review', { outcome: 'PASSED' }));
  return done(await step(poolAdmin, id, 'pool-check', CHECKED));
}

/** Three people without accounts, led by one of 区投促办. */
export const NAMED_PANEL = [
  { name: '示例组长', unitId: seededUnitId('DIST_INVESTMENT_OFFICE'), isChair: true },
  { name: '示例专家甲' },
  { name: '示例专家乙' },
];

export interface ReviewWishes {
  readonly anchors?: Readonly<Record<string, string>>;
  /** By rule when left out. */
  readonly level?: string;
  readonly vetoes?: readonly { code: string; reason: string }[];
}

/** A submitted project through its whole review, over the API. @returns the decided review */
export async function reviewed(
  judges: Judges,
  projectId: string,
  wishes: ReviewWishes = {},
): Promise<ReviewBody> {
  const { poolAdmin } = judges;
  const { anchors = GOOD_ANCHORS, level, vetoes } = wishes;
  const { id, kind } = await upToScoring(judges, projectId);
  if (kind === 'FAST')
    done(await poolAdmin.put<ReviewBody>(`/admission-reviews/${id}/own-score`, sheet(anchors)));
  else {
    const { members } = done(await putStep(poolAdmin, id, 'panel', { members: NAMED_PANEL }));
    for (const member of members)
      done(await poolAdmin.put(`/admission-reviews/${id}/members/${member.id}/score`, sheet(anchors)));
  }
  if (vetoes) done(await putStep(poolAdmin, id, 'vetoes', { vetoes }));
  const stated = level === undefined ? {} : { level, levelReason: '评审组综合研判后确定的等级' };
  return done(await step(poolAdmin, id, 'decision', stated));
}

/** As `step`, for what is set as a whole. */
export async function putStep<T = ReviewBody>(
  user: SignedIn,
  id: string,
  path: string,
  body: object,
): Promise<Answer<T>> {
  const { version } = (await user.get<ReviewBody>(`/admission-reviews/${id}`)).body;
  return user.put<T>(`/admission-reviews/${id}/${path}`, body, version);
}
