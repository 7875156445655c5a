import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { MovedClock, storedProject } from '../support/nightly.js';
import { call, type SignedIn, signIn } from '../support/users.js';

interface Feed {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  readonly lastUsedAt: string | null;
}

let app: TestApp;
let owner: SignedIn;
let other: SignedIn;

beforeAll(async () => {
  app = await startTestApp({
    clock: new MovedClock('2026-11-23T09:00:00+08:00'),
    settings: { PUBLIC_URL: 'https://crm.example.cn' },
  });
  owner = await signIn(app);
  other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  await storedProject(app, owner, { code: 'XM-2026-0801', evaluating_on: '2026-06-05' });
});
afterAll(() => app.close());

async function open(by: SignedIn = owner, label = '手机日历'): Promise<Feed> {
  const answer = await by.post<Feed>('/me/calendar-feeds', { label });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body;
}
const read = (address: string, headers: Record<string, string> = {}) =>
  call(app, 'GET', address.replace('https://crm.example.cn/api/v1', ''), { headers });

describe('POST /me/calendar-feeds', () => {
  it('shows the address once and keeps no token', async () => {
    const feed = await open();
    expect(feed.address).toMatch(/^https:\/\/crm\.example\.cn\/api\/v1\/calendar-feeds\/[\w-]{43}\.ics$/);
    const token = feed.address.slice(-47, -4);
    const { text } = await owner.get('/me/calendar-feeds');
    expect(text).toContain(feed.id);
    expect(text).not.toContain(token);
    const rows = await app.sql('SELECT to_jsonb(f)::text AS f FROM calendar_feed f');
    expect(JSON.stringify(rows)).not.toContain(token);
    const trail = await app.sql('SELECT changes::text FROM audit_entry WHERE subject_id = $1', [feed.id]);
    expect(JSON.stringify(trail)).not.toContain(token);
  });

  it('an Idempotency-Key makes one address, and the replay does not show it', async () => {
    const headers = { 'Idempotency-Key': 'calendar-1' };
    const first = await owner.post<Feed>('/me/calendar-feeds', { label: '重放' }, headers);
    const second = await owner.post<Feed>('/me/calendar-feeds', { label: '重放' }, headers);
    expect([second.body.id, second.body.address]).toEqual([first.body.id, null]);
  });

  it('lists and ends only the own ones', async () => {
    const feed = await open(other);
    expect((await owner.get('/me/calendar-feeds')).text).not.toContain(feed.id);
    expect((await owner.delete(`/me/calendar-feeds/${feed.id}`)).status).toBe(404);
    expect((await read(feed.address)).status).toBe(200);
  });
});

describe('GET /calendar-feeds/{token}.ics', () => {
  it('is a calendar of due dates, without signing in', async () => {
    const { address } = await open();
    const answer = await read(address);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const lines = answer.text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines).toContain('DTSTART;VALUE=DATE:20261202');
    expect(lines).toContain('SUMMARY:休眠预警：示例研发中心项目');
    expect(lines.filter((line) => line.startsWith('UID:')).every((line) => line.endsWith('@taopu-crm'))).toBe(
      true,
    );
    expect(
      (await owner.get<{ items: Feed[] }>('/me/calendar-feeds')).body.items[0]?.lastUsedAt,
    ).not.toBeNull();
  });

  it('has a tag that stands as long as the list does', async () => {
    const { address } = await open();
    const etag = (await read(address)).headers.get('etag') ?? '';
    expect((await read(address, { 'If-None-Match': etag })).status).toBe(304);
    await storedProject(app, owner, { code: 'XM-2026-0802', evaluating_on: '2026-06-06' });
    const changed = await read(address, { 'If-None-Match': etag });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('names a confidential project by its code name, even to its own people', async () => {
    await storedProject(app, owner, {
      ...{ code: 'XM-2026-0803', evaluating_on: '2026-06-07', confidential: true },
      ...{ code_name: '代号丙', name: '示例绝密项目' },
    });
    expect((await owner.get('/me/todo')).text).toContain('示例绝密项目');
    const { text } = await read((await open()).address);
    expect(text.replaceAll('\r\n ', '')).toContain('代号丙');
    expect(text.replaceAll('\r\n ', '')).not.toContain('绝密');
  });

  it('ends at once when it is revoked, and when its owner may not sign in any more', async () => {
    const leaving = await signIn(app);
    const [one, two] = [await open(leaving), await open(leaving)];
    expect((await leaving.delete(`/me/calendar-feeds/${one.id}`)).status).toBe(204);
    const gone = await read(one.address);
    expect(gone.status).toBe(404);
    expect((await leaving.delete(`/me/calendar-feeds/${one.id}`)).status).toBe(404);
    expect((await read(two.address)).status).toBe(200);
    await app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [leaving.userId]);
    const disabled = await read(two.address);
    const shape = ({ body }: typeof gone) => ({ ...body, requestId: '', instance: '' });
    expect([disabled.status, shape(disabled)]).toEqual([404, shape(gone)]);
  });

  it.each(['x', 'x.ics', `${'A'.repeat(43)}.ics`, `${'A'.repeat(43)}.ICS`, '..%2f..%2fx.ics'])(
    'does not find %s',
    async (file) => {
      expect((await call(app, 'GET', `/calendar-feeds/${file}`)).status).toBe(404);
    },
  );
});
