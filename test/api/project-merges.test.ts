import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_REFERENCES } from '../../src/features/projects/project-references.table.js';
import { nameOf } from '../../src/platform/database/reference-rows.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { draft, type ProjectBody, talk } from '../support/projects.js';
import { type Answer, type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let keeper: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  keeper = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(() => app?.close());

interface Refusal {
  readonly code: string;
  readonly errors?: { code: string }[];
}

const mergeInto = (
  user: SignedIn,
  victim: ProjectBody,
  survivorId: string,
  reason = '同一研发中心项目重复建档',
): Promise<Answer<ProjectBody & Refusal>> =>
  user.post(
    `/projects/${victim.id}/transitions`,
    { transition: 'T43', mergedIntoId: survivorId, reason },
    { 'If-Match': `"${victim.version}"` },
  );
const codes = ({ body }: Answer<Refusal>) => body.errors?.map(({ code }) => code);

/** The older project and its double. */
async function pair(
  more: Record<string, unknown> = {},
): Promise<{ survivor: ProjectBody; victim: ProjectBody }> {
  const survivor = await draft(app, specialist);
  const victim = await draft(app, specialist, { companyId: survivor['companyId'], ...more });
  return { survivor, victim };
}

describe('T43', () => {
  it('makes one project of two: follow-ups move, the old address points on', async () => {
    const { survivor, victim } = await pair();
    await talk(app, victim);
    const done = await mergeInto(keeper, victim, survivor.id);
    expect([done.status, done.body.poolStatus, done.body['mergedIntoId']]).toEqual([
      200,
      'MERGED',
      survivor.id,
    ]);
    const rows = await app.sql('SELECT project_id FROM interaction WHERE project_id IN ($1, $2)', [
      survivor.id,
      victim.id,
    ]);
    expect(rows).toEqual([{ project_id: survivor.id }]);
    const after = await keeper.get<ProjectBody>(`/projects/${survivor.id}`);
    expect(after.body.version).toBe(survivor.version + 1);
    const pointer = await keeper.get<ProjectBody>(`/projects/${victim.code}`);
    expect(pointer.body).toMatchObject({ poolStatus: 'MERGED', mergedIntoId: survivor.id });
  });

  it.each([
    ['another company', async () => ({ into: await draft(app, specialist) }), 'DIFFERENT_COMPANY'],
    ['another kind', async () => ({ more: { projectKind: 'PLATFORM' } }), 'DIFFERENT_KIND'],
    ['no real reason', async () => ({ reason: '重复' }), 'REASON_TOO_SHORT'],
  ])('refuses %s, and moves nothing', async (_what, make, code) => {
    const made = (await make()) as { into?: ProjectBody; more?: object; reason?: string };
    const { survivor, victim } = await pair({ ...made.more });
    const answer = await mergeInto(keeper, victim, (made.into ?? survivor).id, made.reason);
    expect([answer.status, answer.body.code]).toEqual([422, 'PROJECT.MERGE_NOT_ALLOWED']);
    expect(codes(answer)).toContain(code);
    expect((await keeper.get<ProjectBody>(`/projects/${victim.id}`)).body.poolStatus).toBe('DRAFT');
  });

  it('is for pool administrators', async () => {
    const { survivor, victim } = await pair();
    expect((await mergeInto(specialist, victim, survivor.id)).status).toBe(403);
  });
});

describe('the list of references to projects', () => {
  it('holds every foreign key of the database', async () => {
    const rows = await app.sql<{ name: string }>(`
      SELECT k.conrelid::regclass || '.' || a.attname AS name
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
      WHERE k.contype = 'f' AND k.confrelid = 'project'::regclass`);
    const listed = PROJECT_REFERENCES.map(nameOf);
    expect(rows.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
  });
});
