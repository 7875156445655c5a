import { type Api, bodyOf, ifMatch } from './api.js';
import type { Caller } from './companies-week.js';

interface Review {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly score: string | null;
  readonly level: string | null;
  readonly members: readonly { readonly id: string; readonly userId: string | null }[];
}

interface Judges {
  readonly supervisor: Caller;
  readonly administrator: Caller;
}

type Answered = Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: Response }>;
/** The client by plain addresses. */
type Plain = Readonly<Record<'GET' | 'POST' | 'PUT', (path: string, init: object) => Answered>>;

const PASSED = { outcome: 'PASSED', isComplete: true, isDuplicateChecked: true, isKindConfirmed: true };
const SHEET = {
  anchors: [
    { criterion: 'INDUSTRY_FIT', anchor: 'MISSING_NODE' },
    { criterion: 'INVESTOR', anchor: 'GIANT_OR_LARGE_HIGH_TECH' },
    { criterion: 'TECHNOLOGY', anchor: 'STRONG_PATENTS_OR_RND' },
    { criterion: 'HQ_FUNCTION', anchor: 'REGIONAL' },
    { criterion: 'READINESS', anchor: 'TWO' },
    { criterion: 'INTERNATIONAL', anchor: 'FOREIGN' },
  ],
  opinion: 'ADMIT',
};

/** A submitted project through its admission review: unit, pool, panel, decision. @returns the decided review */
export async function reviewProject(
  { supervisor, administrator }: Judges,
  projectId: string,
): Promise<Review> {
  const plain = (api: Api) => api as unknown as Plain;
  const admin = plain(administrator.api);
  const found = bodyOf(await admin.GET(`/api/v1/projects/${projectId}/reviews`, {})) as { items: Review[] };
  const [first] = found.items;
  if (!first) throw new Error('the project has no review');
  const path = `/api/v1/admission-reviews/${first.id}`;
  const read = async () => bodyOf(await admin.GET(path, {})) as Review;
  const act = async (api: Plain, method: 'POST' | 'PUT', step: string, body: object) => {
    const headers = ifMatch((await read()).version);
    return bodyOf(await api[method](`${path}/${step}`, { headers, body })) as Review;
  };
  await act(plain(supervisor.api), 'POST', 'unit-review', { outcome: 'PASSED' });
  const { kind } = await act(admin, 'POST', 'pool-check', PASSED);
  if (kind === 'PANEL') {
    const me = bodyOf(await admin.GET('/api/v1/me', {})) as { id: string };
    const chair = { userId: me.id, isChair: true };
    await act(admin, 'PUT', 'panel', { members: [chair, { name: '示例专家甲' }, { name: '示例专家乙' }] });
  }
  await act(admin, 'PUT', 'own-score', SHEET);
  for (const { id, userId } of (await read()).members)
    if (userId === null) await act(admin, 'PUT', `members/${id}/score`, SHEET);
  return act(admin, 'POST', 'decision', {});
}
