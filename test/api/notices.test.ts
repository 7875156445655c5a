import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewNotice } from '../../src/features/notices/new-notice.js';
import { NOTICE_KIND } from '../../src/features/notices/notice.codes.js';
import { NoticesService } from '../../src/features/notices/notices.service.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { storedProject } from '../support/nightly.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly subject: { type: string; id: string; code: string | null; title: string | null };
  readonly dueOn: string | null;
  readonly readAt: string | null;
}
interface NoticePage {
  readonly items: Notice[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

let app: TestApp;
let owner: SignedIn;
let other: SignedIn;
let projectId: string;
const code = 'XM-2026-0701';

beforeAll(async () => {
  app = await startTestApp();
  owner = await signIn(app);
  other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  projectId = await storedProject(app, owner, { code });
});
afterAll(() => app.close());
beforeEach(() => app.sql('DELETE FROM notice'));

const notify = (...notices: readonly Partial<NewNotice>[]) =>
  app.app.get(NoticesService, { strict: false }).notify(
    notices.map((notice) => ({
      ...{ recipientIds: [owner.userId], kind: 'PROJECT_DORMANCY_NEAR', subjectType: 'project' },
      ...{ subjectId: projectId, params: { days: 166 }, dueOn: '2026-07-09', dedupeKey: randomUUID() },
      ...notice,
    })),
  );
const list = async (by: SignedIn, query = '', language = 'zh-CN') =>
  (await by.get<NoticePage>(`/me/notifications${query}`, { 'Accept-Language': language })).body;

describe('telling', () => {
  it('tells each person once of one event, however often and by however many at once', async () => {
    const event = { recipientIds: [owner.userId, other.userId, owner.userId], dedupeKey: 'event-1' };
    await Promise.all(Array.from({ length: 10 }, () => notify(event, { dedupeKey: 'event-2' })));
    expect((await list(owner)).items).toHaveLength(2);
    expect((await list(other)).items).toHaveLength(1);
  });

  it('passes over who cannot sign in any more, and nobody at all', async () => {
    const left = await signIn(app);
    await app.sql(`UPDATE app_user SET status = 'LEFT' WHERE id = $1`, [left.userId]);
    await notify({ recipientIds: [left.userId] }, { recipientIds: [] }, { recipientIds: [randomUUID()] });
    expect(await app.sql('SELECT 1 FROM notice')).toEqual([]);
  });

  it('has a text in both languages for every kind, and no parameter that is a name', () => {
    for (const { code: kind, extra } of NOTICE_KIND.entries) {
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect([kind, names(extra.en)]).toEqual([kind, names(extra.zh)]);
      expect(names(extra.zh)).not.toEqual(expect.arrayContaining([expect.stringMatching(/name|title/i)]));
    }
  });
});

describe('GET /me/notifications', () => {
  it('speaks the language of the reader and fills the text in', async () => {
    await notify({});
    const [zh] = (await list(owner)).items;
    expect(zh?.text).toBe(`示例研发中心项目（${code}）已166天没有进展，如再无进展将于2026-07-09转入休眠。`);
    expect(zh).toMatchObject({
      subject: { code, title: '示例研发中心项目' },
      dueOn: '2026-07-09',
      readAt: null,
    });
    const [en] = (await list(owner, '', 'en')).items;
    expect(en?.text).toBe(
      `示例研发中心项目 (${code}) has made no progress for 166 days and goes dormant on 2026-07-09 unless it does.`,
    );
  });

  it('prints what is missing as a dash, and no value is read as a text', async () => {
    await notify({ kind: 'PROJECT_RETURNED', params: { count: '{subject}' }, dueOn: null });
    expect((await list(owner)).items[0]?.text).toBe(
      `示例研发中心项目（${code}）被退回补充，请于—前补齐{subject}项材料后重新提交。`,
    );
  });

  it('leaves the name out once the reader may not see it any more', async () => {
    const secret = await storedProject(app, owner, {
      ...{ code: 'XM-2026-0702', confidential: true, code_name: '代号甲', name: '示例绝密项目' },
    });
    const draft = await storedProject(app, owner, {
      ...{ code: 'XM-2026-0703', pool_status: 'DRAFT', stage: null, admitted_on: null, name: '示例草稿项目' },
    });
    const recipientIds = [owner.userId, other.userId];
    await notify({ recipientIds, subjectId: secret }, { recipientIds, subjectId: draft });
    const told = (notices: Notice[]) => notices.map(({ text }) => text.split('已')[0]).sort();
    expect(told((await list(owner)).items)).toEqual(
      ['示例绝密项目（XM-2026-0702）', '示例草稿项目（XM-2026-0703）'].sort(),
    );
    const seen = (await list(other)).items;
    expect(told(seen)).toEqual(['代号甲（XM-2026-0702）', '一个项目'].sort());
    expect(JSON.stringify(seen)).not.toMatch(/绝密|草稿/);
    expect(seen.find(({ subject }) => subject.id === draft)?.subject).toMatchObject({
      code: null,
      title: null,
    });
  });

  it('shows nobody the notices of another', async () => {
    await notify({});
    const keeper = await signIn(app, { roles: ['POOL_ADMIN'] });
    expect((await list(keeper)).items).toEqual([]);
    const [notice] = (await list(owner)).items;
    await keeper.post('/me/notifications/read', { ids: [notice?.id] });
    await keeper.post('/me/notifications/read', { all: true });
    expect((await list(owner)).items[0]?.readAt).toBeNull();
  });

  it('pages and filters', async () => {
    await notify(...Array.from({ length: 5 }, () => ({})), {
      kind: 'PROJECT_DORMANT',
      subjectType: 'company',
    });
    const first = await list(owner, '?limit=4&count=true');
    expect([first.items.length, first.total]).toEqual([4, 6]);
    const rest = await list(owner, `?limit=4&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(6);
    expect((await list(owner, '?kind=PROJECT_DORMANT')).items).toHaveLength(1);
    expect((await list(owner, `?subjectType=project&subjectId=${projectId}`)).items).toHaveLength(5);
    await owner.post('/me/notifications/read', { ids: [first.items[0]?.id] });
    expect((await list(owner, '?unread=true')).items).toHaveLength(5);
    expect((await list(owner, '?unread=false')).items.map(({ id }) => id)).toEqual([first.items[0]?.id]);
    expect((await owner.get('/me/notifications?kind=NONE')).status).toBe(400);
  });
});

describe('reading them', () => {
  it('marks some, all, or all until an instant, and counts the rest', async () => {
    await notify({}, {}, { kind: 'PROJECT_DORMANT' });
    const counts = async () => (await owner.get('/me/notifications/counts')).body;
    expect(await counts()).toEqual({ unread: 3, byKind: { PROJECT_DORMANCY_NEAR: 2, PROJECT_DORMANT: 1 } });
    const [one] = (await list(owner, '?kind=PROJECT_DORMANT')).items;
    const some = await owner.post('/me/notifications/read', { ids: [one?.id, randomUUID()] });
    expect([some.status, some.body]).toEqual([200, { unread: 2, byKind: { PROJECT_DORMANCY_NEAR: 2 } }]);
    const readAt = (await list(owner, '?unread=false')).items[0]?.readAt;
    await owner.post('/me/notifications/read', { all: true, upTo: '2020-01-01T00:00:00+08:00' });
    expect(await counts()).toMatchObject({ unread: 2 });
    await owner.post('/me/notifications/read', { all: true });
    expect(await counts()).toEqual({ unread: 0, byKind: {} });
    expect((await list(owner, '?kind=PROJECT_DORMANT')).items[0]?.readAt).toBe(readAt);
  });

  it.each([{}, { ids: [], all: true }, { all: false }])('refuses %j', async (body) => {
    const answer = await owner.post('/me/notifications/read', body);
    expect([answer.status, answer.body['code']]).toEqual([422, 'NOTICE.WHICH_MISSING']);
  });
});
