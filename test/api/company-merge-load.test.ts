import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import type { CompanyBody } from '../support/companies.js';
import { holdRunner } from '../support/held-runner.js';
import {
  aTalkWith,
  doubles,
  type MergeBody,
  type MergeProblem,
  merge,
  onMerge,
  talkWith,
} from '../support/merges.js';
import type { Answer, SignedIn } from '../support/users.js';
import { signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
});
afterAll(() => app?.close());

const read = async (id: string) => (await supervisor.get<CompanyBody>(`/companies/${id}`)).body;
const statuses = (answers: readonly Answer<unknown>[]) => answers.map(({ status }) => status).sort();

/** On a busy machine the database may be waited for in vain: 503 says that nothing was written. */
const BUSY = 503;

/** What a client does that is told to come again. */
async function persist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== BUSY) return answer;
    await sleep(200);
  }
}

async function childrenOf(id: string): Promise<number> {
  const [row] = await app.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM interaction WHERE company_id = $1',
    [id],
  );
  return row?.n ?? 0;
}

describe('a merge under load (F24)', () => {
  it('loses none of 50 follow-ups that come in meanwhile: each is the survivor’s or was refused', async () => {
    const { survivor, victim } = await doubles(specialist);
    const writers = Array.from({ length: 50 }, (_, at) =>
      sleep(at % 10).then(() =>
        specialist.post<MergeProblem>('/interactions', aTalkWith(specialist, victim.id)),
      ),
    );
    const merging = sleep(5).then(() => persist(() => merge(supervisor, survivor, victim)));
    const [done, ...told] = await Promise.all([merging, ...writers]);
    expect(done.status).toBe(201);
    const written = told.filter(({ status }) => status === 201);
    const refused = told.filter(({ status }) => status !== 201 && status !== BUSY);
    expect(
      [...new Set(refused.map(({ body }) => body.code))].filter((code) => code !== 'COMPANY.MERGED'),
    ).toEqual([]);
    expect(refused.every(({ body }) => body.mergedInto?.id === survivor.id)).toBe(true);
    expect([await childrenOf(victim.id), await childrenOf(survivor.id)]).toEqual([0, written.length]);
  });

  it('has one outcome against 50 edits of both records', async () => {
    const { survivor, victim } = await doubles(specialist);
    const edits = Array.from({ length: 50 }, (_, at) =>
      specialist.patch<MergeProblem>(
        `/companies/${at % 2 ? survivor.id : victim.id}`,
        { note: `示例${at}` },
        1,
      ),
    );
    const answers = await Promise.all([merge<MergeProblem>(supervisor, survivor, victim), ...edits]);
    expect(
      answers.filter(({ status }) => ![200, 201, 409, 412, BUSY].includes(status)).map(({ text }) => text),
    ).toEqual([]);
    const [merged] = answers;
    const [a, b] = [await read(survivor.id), await read(victim.id)];
    // Either the merge came first and nobody edited, or edits came first and the merge is stale.
    expect(b['mergedIntoId']).toBe(merged?.status === 201 ? survivor.id : null);
    expect([a.version, b.version]).toEqual(
      merged?.status === 201 ? [2, 2] : [expect.any(Number), expect.any(Number)],
    );
    expect(answers.filter(({ status }) => status < 300).length).toBeLessThanOrEqual(2);
  });

  it('happens once when 20 ask for it at the same time', async () => {
    const { survivor, victim } = await doubles(specialist);
    await talkWith(specialist, victim.id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => persist(() => merge<MergeProblem>(supervisor, survivor, victim))),
    );
    expect(statuses(answers).filter((status) => status !== 409 && status !== BUSY)).toEqual([201]);
    const rows = await app.sql('SELECT 1 FROM company_merge WHERE victim_id = $1', [victim.id]);
    expect(rows).toHaveLength(1);
    expect(await childrenOf(survivor.id)).toBe(1);
  });

  it('has one outcome for A into B against B into A', async () => {
    for (let round = 0; round < 5; round++) {
      const { survivor, victim } = await doubles(specialist);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          persist(() =>
            at % 2
              ? merge<MergeProblem>(supervisor, survivor, victim)
              : merge<MergeProblem>(supervisor, victim, survivor),
          ),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.every(({ status }) => [201, 409, 412, 422, BUSY].includes(status))).toBe(true);
      expect(await read(survivor.id)).toMatchObject({ mergedIntoId: null });
      expect(await read(victim.id)).toMatchObject({ mergedIntoId: survivor.id });
    }
  });

  it('is undone once when 10 ask for it, with follow-ups coming in', async () => {
    const { survivor, victim } = await doubles(specialist);
    await talkWith(specialist, victim.id);
    const done = (await merge(supervisor, survivor, victim)).body;
    const undos = Array.from({ length: 10 }, () =>
      persist(() => onMerge<MergeProblem>(supervisor, done, 'undos', { reason: '经核对为两家企业' })),
    );
    const writers = Array.from({ length: 20 }, () =>
      specialist.post<MergeProblem>('/interactions', aTalkWith(specialist, survivor.id)),
    );
    const answers = await Promise.all([...undos, ...writers]);
    expect(statuses(answers.slice(0, 10)).filter((status) => status === 200)).toHaveLength(1);
    expect(statuses(answers.slice(0, 10)).every((status) => [200, 409, 412, BUSY].includes(status))).toBe(
      true,
    );
    const told = answers.slice(10).filter(({ status }) => status !== BUSY);
    expect(told.every(({ status }) => status === 201)).toBe(true);
    expect([await childrenOf(victim.id), await childrenOf(survivor.id)]).toEqual([1, told.length]);
  });
});

describe('a merge of many children', () => {
  beforeAll(async () => {
    const keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
    const set = await keeper.post('/settings/company.merging/values', {
      value: { undoDays: 30, childrenAtOnce: 2 },
      effectiveFrom: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
      source: '示例文号',
    });
    expect(set.status).toBe(201);
  });

  async function large(): Promise<{ survivor: CompanyBody; victim: CompanyBody }> {
    const pair = await doubles(specialist);
    for (let n = 0; n < 3; n++) await talkWith(specialist, pair.victim.id);
    return pair;
  }

  it('is a job, with the same end, and so is its undo', async () => {
    const { survivor, victim } = await large();
    const asked = await merge(supervisor, survivor, victim);
    expect([asked.status, asked.body.state]).toEqual([202, 'RUNNING']);
    expect(asked.headers.get('location')).toBe(`/api/v1/jobs/${asked.body.jobId}`);
    const done = await ended(asked.body.id, 'RUNNING');
    expect(done).toMatchObject({ state: 'DONE', moved: [{ reference: 'interaction.company_id', count: 3 }] });
    expect([await childrenOf(victim.id), await childrenOf(survivor.id)]).toEqual([0, 3]);
    const undo = await onMerge(supervisor, done, 'undos', { reason: '经核对为两家企业' });
    expect(undo.status).toBe(202);
    expect((await ended(done.id, 'DONE')).state).toBe('UNDONE');
    expect([await childrenOf(victim.id), await childrenOf(survivor.id)]).toEqual([3, 0]);
  });

  it('is closed when its job is cancelled before it starts, and may be asked for again', async () => {
    const letGo = await holdRunner(app, specialist);
    const { survivor, victim } = await large();
    const asked = (await merge(supervisor, survivor, victim)).body;
    const cancelled = await supervisor.post<{ state: string }>(`/jobs/${asked.jobId}/cancellations`);
    expect([cancelled.status, cancelled.body.state]).toEqual([202, 'CANCELLED']);
    const closed = await supervisor.get<MergeBody>(`/company-merges/${asked.id}`);
    expect(closed.body).toMatchObject({
      ...{ state: 'REJECTED', decisionNote: '任务已取消', decidedBy: supervisor.userId },
    });
    expect(await read(victim.id)).toMatchObject({ version: 1, mergedIntoId: null });
    letGo();
    const again = await merge(supervisor, survivor, victim);
    expect((await ended(again.body.id, 'RUNNING')).state).toBe('DONE');
  });

  it('is closed when a company changed before the job came to it', async () => {
    const letGo = await holdRunner(app, specialist);
    const { survivor, victim } = await large();
    const asked = (await merge(supervisor, survivor, victim)).body;
    await specialist.patch(`/companies/${victim.id}`, { note: '示例' }, 1);
    letGo();
    const closed = await ended(asked.id, 'RUNNING');
    expect(closed).toMatchObject({ state: 'REJECTED', decisionNote: expect.any(String) });
    expect(await childrenOf(victim.id)).toBe(3);
  });

  it('stays done when the job that was to undo it is cancelled', async () => {
    const { survivor, victim } = await large();
    const done = await ended((await merge(supervisor, survivor, victim)).body.id, 'RUNNING');
    const letGo = await holdRunner(app, specialist);
    const undo = await onMerge(supervisor, done, 'undos', { reason: '经核对为两家企业' });
    const job = undo.headers.get('location')?.split('/').at(-1);
    expect((await supervisor.post(`/jobs/${job}/cancellations`)).status).toBe(202);
    letGo();
    const after = await supervisor.get<MergeBody>(`/company-merges/${done.id}`);
    expect(after.body).toMatchObject({ state: 'DONE', version: done.version });
    expect(await childrenOf(survivor.id)).toBe(3);
  });
});

async function ended(id: string, while_: string): Promise<MergeBody> {
  for (;;) {
    const { body } = await supervisor.get<MergeBody>(`/company-merges/${id}`);
    if (body.state !== while_) return body;
    await sleep(50);
  }
}
