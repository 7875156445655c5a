import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CompanyBody, register } from '../support/companies.js';
import { doubles, merge, onMerge, personOf } from '../support/merges.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let supervisor: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
});
afterAll(() => app?.close());

const because = { reason: '经核对为两家企业' };
const PERSONAL = 'name, honorific, mobile, email, wechat, language, nationality, consent_at';
const NOTHING = {
  ...{ name: '已匿名', honorific: null, mobile: null, email: null, wechat: null },
  ...{ language: null, nationality: null, consent_at: null },
};
const rowOf = async (id: string) => (await app.sql(`SELECT ${PERSONAL} FROM contact WHERE id = $1`, [id]))[0];

async function erase(id: string): Promise<void> {
  const { headers } = await supervisor.get(`/contacts/${id}`);
  const answer = await supervisor.post(
    `/contacts/${id}/erasures`,
    { reason: '本人要求' },
    {
      'If-Match': headers.get('etag') ?? '',
    },
  );
  expect([answer.status, answer.text.slice(0, 80)]).toEqual([200, expect.any(String)]);
}

/** One person, entered under both records of a company. */
async function entered(
  { survivor, victim }: { survivor: CompanyBody; victim: CompanyBody },
  mobile: string,
): Promise<[string, string]> {
  const kept = await personOf(specialist, survivor.id, { mobile });
  const twice = await personOf(specialist, victim.id, {
    ...{ mobile, name: '示例王伟', honorific: 'MR', email: 'wang@example.com', wechat: 'shili' },
  });
  return [kept, twice];
}

describe('erasing a person who was kept in two records', () => {
  it('leaves personal data in neither, and says so of both', async () => {
    const pair = await doubles(specialist);
    const [kept, twice] = await entered(pair, '13900139101');
    await merge(supervisor, pair.survivor, pair.victim);
    expect(await rowOf(twice)).toMatchObject({ name: '示例王伟', wechat: 'shili' });
    await erase(kept);
    expect([await rowOf(kept), await rowOf(twice)]).toEqual([NOTHING, NOTHING]);
    const told = await app.sql<{ id: string }>(
      `SELECT subject_id AS id FROM audit_entry WHERE action = 'contact.erased' AND subject_id = ANY ($1::uuid[])`,
      [[kept, twice]],
    );
    expect(told.map(({ id }) => id).sort()).toEqual([kept, twice].sort());
  });

  it('is preceded by a copy of both, for whoever asks what is kept', async () => {
    const pair = await doubles(specialist);
    const [kept, twice] = await entered(pair, '13900139105');
    await merge(supervisor, pair.survivor, pair.victim);
    const copy = await supervisor.get<{ id: string; joinedRecords: object[] }>(
      `/contacts/${kept}/personal-data`,
    );
    expect(copy.status).toBe(200);
    expect(copy.body.joinedRecords).toEqual([
      expect.objectContaining({ id: twice, name: '示例王伟', mobile: '13900139105', wechat: 'shili' }),
    ]);
    const alone = await personOf(specialist, pair.survivor.id, { mobile: '13900139106' });
    const single = await supervisor.get<{ joinedRecords: object[] }>(`/contacts/${alone}/personal-data`);
    expect(single.body.joinedRecords).toEqual([]);
  });

  it('reaches a record that was joined into a joined one', async () => {
    const pair = await doubles(specialist);
    const third = await register(specialist, {
      ...{ nameCn: String(pair.victim.nameCn).replace('北京', '天津') },
      ...{ confirmDistinct: true, distinctReason: '先建档，再核对' },
    });
    const [kept, twice] = await entered(pair, '13900139102');
    const thrice = await personOf(specialist, third.id, { mobile: '13900139102', wechat: 'disan' });
    await merge(supervisor, pair.victim, third);
    const done = await merge(supervisor, pair.survivor, { ...pair.victim, version: 2 });
    expect(done.status).toBe(201);
    await erase(kept);
    expect([await rowOf(twice), await rowOf(thrice)]).toEqual([NOTHING, NOTHING]);
  });

  it('brings back the anonymised record when the merge is undone after it', async () => {
    const pair = await doubles(specialist);
    const [kept, twice] = await entered(pair, '13900139103');
    const done = await merge(supervisor, pair.survivor, pair.victim);
    await erase(kept);
    expect((await onMerge(supervisor, done.body, 'undos', because)).status).toBe(200);
    expect([await rowOf(kept), await rowOf(twice)]).toEqual([NOTHING, NOTHING]);
    const back = await supervisor.get<{ companyId: string; name: string; anonymisedAt: string | null }>(
      `/contacts/${twice}`,
    );
    expect(back.body).toMatchObject({ companyId: pair.victim.id, name: '已匿名' });
    expect(back.body.anonymisedAt).not.toBeNull();
  });

  it('leaves a record alone that was parted before', async () => {
    const pair = await doubles(specialist);
    const [kept, twice] = await entered(pair, '13900139104');
    const done = await merge(supervisor, pair.survivor, pair.victim);
    await onMerge(supervisor, done.body, 'undos', because);
    await erase(kept);
    expect(await rowOf(kept)).toEqual(NOTHING);
    expect(await rowOf(twice)).toMatchObject({ name: '示例王伟', mobile: '13900139104' });
  });

  it('leaves other people of the company alone', async () => {
    const pair = await doubles(specialist);
    const [kept] = await entered(pair, '13900139105');
    const other = await personOf(specialist, pair.victim.id, { mobile: '13900139106' });
    await merge(supervisor, pair.survivor, pair.victim);
    await erase(kept);
    expect(await rowOf(other)).toMatchObject({ mobile: '13900139106' });
  });
});
