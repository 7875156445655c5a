import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { register } from '../support/companies.js';
import { doubles, type MergeBody, merge, onMerge } from '../support/merges.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Told {
  readonly kind: string;
  readonly recipient_id: string;
}

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;
let elsewhere: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
  elsewhere = await signIn(app, { roles: ['SUPERVISOR'], unitCode: 'TAOPU_TOWN' });
  keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(() => app?.close());

const told = ({ id }: MergeBody) =>
  app.sql<Told>('SELECT kind, recipient_id FROM notice WHERE dedupe_key LIKE $1 ORDER BY created_at, id', [
    `%:${id}`,
  ]);

async function proposed(across = false): Promise<MergeBody> {
  const { survivor, victim } = await doubles(specialist, {}, {}, across ? elsewhere : specialist);
  const choices = across ? [{ field: 'ownerUnitId', side: 'SURVIVOR' }] : [];
  const { body } = await merge(specialist, survivor, victim, { choices });
  expect(body.state).toBe('PROPOSED');
  return body;
}

describe('what people hear of a merge', () => {
  it('tells a proposal within one unit to its supervisors', async () => {
    const merge = await proposed();
    expect(await told(merge)).toEqual([{ kind: 'MERGE_PROPOSED', recipient_id: supervisor.userId }]);
  });

  it('tells a proposal across units to the pool administrators', async () => {
    const merge = await proposed(true);
    expect(await told(merge)).toEqual([{ kind: 'MERGE_PROPOSED', recipient_id: keeper.userId }]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['approvals', 'MERGE_APPROVED', {}],
    ['rejections', 'MERGE_REJECTED', { reason: '经核对为两家企业' }],
  ])('tells the proposer of %s', async (action, kind, body) => {
    const merge = await proposed();
    expect((await onMerge(supervisor, merge, action, body)).status).toBe(200);
    expect((await told(merge)).slice(1)).toEqual([{ kind, recipient_id: specialist.userId }]);
    const { body: list } = await specialist.get<{ items: { kind: string; text: string }[] }>(
      '/me/notifications?limit=200',
    );
    expect(list.items.find((each) => each.kind === kind)?.text).toMatch(/合并/);
  });

  it('tells nobody of a merge that was decided by whoever asked for it', async () => {
    const { survivor, victim } = await doubles(specialist);
    const done = await merge(supervisor, survivor, victim);
    expect(done.body.state).toBe('DONE');
    expect(await told(done.body)).toEqual([]);
  });

  it('keeps nothing of a proposal that is refused', async () => {
    const [one, two] = [await register(specialist), await register(specialist)];
    const before = await app.sql('SELECT count(*) FROM notice');
    expect((await merge(specialist, one, two)).status).toBe(422);
    expect(await app.sql('SELECT count(*) FROM notice')).toEqual(before);
  });
});
