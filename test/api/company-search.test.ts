import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { companyKeysOf } from '../../src/features/companies/company-keys.rules.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aCompany, type CompanyBody, register, syntheticUscc } from '../support/companies.js';
import { within } from '../support/patience.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let user: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  user = await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
  const names: Record<string, unknown>[] = [
    { nameCn: '上海示例星河机器人有限公司', uscc: syntheticUscc(501), externalRef: 'SZSE:900001' },
    { nameCn: '示例星河（上海）新材料有限公司' },
    { nameCn: '星河有限公司', nameEn: 'Galaxy Example (Shanghai) Co., Ltd.' },
    { nameCn: '臺灣示例重慶葯業有限公司', aliases: [{ name: '示例渝药', type: 'SHORT' }] },
    {
      nameEn: 'Exämple & Sons Medical Ltd.',
      nameLocal: 'דוגמה רפואית',
      entityType: 'FOREIGN_ENTITY',
      investorCountry: 'IL',
    },
  ];
  for (const changes of names)
    await register(user, { nameCn: null, ...changes, confirmDistinct: true, distinctReason: '测试需要' });
});
afterAll(() => app.close());

async function search(q: string, more = ''): Promise<(string | null)[]> {
  const answer = await user.get<{ items: CompanyBody[] }>(`/companies?q=${encodeURIComponent(q)}${more}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body.items.map((item) => item.nameCn ?? String(item['nameEn']));
}

const robot = '上海示例星河机器人有限公司';
const material = '示例星河（上海）新材料有限公司';
const galaxy = '星河有限公司';
const pharma = '臺灣示例重慶葯業有限公司';
const medical = 'Exämple & Sons Medical Ltd.';

describe('GET /companies?q=', () => {
  it.each([
    { q: '河机', expected: [robot] },
    { q: '星河有限公司', expected: [galaxy] },
    { q: '示例星河(上海)', expected: [material] },
    { q: '台湾示例', expected: [pharma] },
    { q: '重庆药业', expected: [pharma] },
    { q: '示例渝药', expected: [pharma] },
    { q: 'chongqing', expected: [pharma] },
    { q: 'SLXHJQR', expected: [robot] },
    { q: 'galaxy example', expected: [galaxy] },
    { q: 'example sons medical', expected: [medical] },
    { q: 'ＥＸＡＭＰＬＥ　ＳＯＮＳ', expected: [medical] },
    { q: 'רפואית', expected: [medical] },
    { q: '900001', expected: [robot] },
    { q: syntheticUscc(501).slice(0, 14).toLowerCase(), expected: [robot] },
    { q: '没有这家', expected: [] },
    { q: '河', expected: [] },
    { q: '%_%', expected: [] },
  ])('finds by $q', async ({ q, expected }) => {
    expect(await search(q)).toEqual(expected);
  });

  it('puts an exact name before a beginning before the rest', async () => {
    await register(user, { nameCn: '星河', confirmDistinct: true, distinctReason: '测试需要' });
    const found = await search('星河');
    expect(found[0]).toBe('星河');
    expect(found[1]).toBe(galaxy);
    expect(new Set(found.slice(2))).toEqual(new Set([robot, material]));
  });

  it('pages through all hits once, with a count, and combines with filters and sorts', async () => {
    for (let n = 0; n < 12; n += 1)
      await register(user, aCompany({ nameCn: `示例分页${'甲乙丙丁戊己庚辛壬癸子丑'[n]}号研究所` }));
    const seen: string[] = [];
    let path = '/companies?q=分页&limit=5&count=true&focusArea=LIFE_HEALTH';
    for (let page = 0; page < 5; page += 1) {
      const { body } = await user.get<{ items: CompanyBody[]; nextCursor: string | null; total: number }>(
        encodeURI(path),
      );
      expect(body.total).toBe(12);
      seen.push(...body.items.map((item) => item.id));
      if (!body.nextCursor) break;
      path = `/companies?q=分页&limit=5&count=true&focusArea=LIFE_HEALTH&cursor=${body.nextCursor}`;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
    expect(await search('分页', '&focusArea=AI')).toEqual([]);
    const sorted = await search('分页', '&sort=nameCn&limit=200');
    expect(sorted).toEqual([...sorted].sort());
  });

  it.each([
    { q: 'x'.repeat(101), status: 400 },
    { q: "'; SELECT pg_sleep(5); --", status: 200 },
    { q: '星'.repeat(100), status: 200 },
    { q: '\\%\\_', status: 200 },
    { q: '\ud800', status: 200 },
  ])('is no way in: $q.length characters', async ({ q, status }) => {
    const started = Date.now();
    const text = q.isWellFormed() ? encodeURIComponent(q) : '%ED%A0%80';
    const answer = await user.get(`/companies?q=${text}`);
    expect(answer.status).toBe(status);
    expect(Date.now() - started).toBeLessThan(within(1000));
  });
});

describe('GET /companies, paging', () => {
  it('shows every earlier row exactly once while rows come in (F29)', async () => {
    const early: string[] = [];
    for (let n = 0; n < 30; n += 1) early.push((await register(user, aCompany())).id);
    let running = true;
    const writing = (async () => {
      while (running) await register(user, aCompany());
    })();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/companies?limit=7&sort=-createdAt${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await user.get<{ items: CompanyBody[]; nextCursor: string | null }>(path);
      seen.push(...page.body.items.map((item) => item.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    running = false;
    await writing;
    expect(new Set(seen).size).toBe(seen.length);
    expect(early.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it.each([
    { sort: 'registeredCapitalWan' },
    { sort: '-registeredCapitalWan' },
    { sort: '-registeredCapitalWan,nameCn' },
    { sort: 'establishedOn,-registeredCapitalWan' },
    { sort: '-nameEn,code' },
  ])('neither repeats nor skips when sorted by $sort, nulls last', async ({ sort }) => {
    for (const registeredCapitalWan of ['5', '5', '7', null])
      await register(user, { registeredCapitalWan, registeredCapitalCurrency: 'CNY' });
    const all = await user.get<{ items: CompanyBody[] }>(`/companies?limit=200&sort=${sort}`);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/companies?limit=9&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`;
      const page = await user.get<{ items: CompanyBody[]; nextCursor: string | null }>(path);
      paged.push(...page.body.items.map((item) => item.id));
      cursor = page.body.nextCursor;
    } while (cursor && paged.length < 200);
    expect(paged.slice(0, 200)).toEqual(all.body.items.map((item) => item.id));
  });

  it.each([
    { path: '/companies?cursor=abc', code: 'REQUEST.CURSOR_INVALID' },
    { path: '/companies?sort=password', code: 'REQUEST.VALIDATION_FAILED' },
    { path: '/companies?fields=passwordHash', code: 'REQUEST.VALIDATION_FAILED' },
    { path: '/companies?expand=secrets', code: 'REQUEST.VALIDATION_FAILED' },
    { path: '/companies?limit=201', code: 'REQUEST.VALIDATION_FAILED' },
    { path: '/companies?nope=1', code: 'REQUEST.VALIDATION_FAILED' },
    { path: '/companies?focusArea=a&focusArea=b', code: 'REQUEST.VALIDATION_FAILED' },
  ])('refuses $path', async ({ path, code }) => {
    const answer = await user.get<{ code: string }>(path);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it('refuses a cursor of another sort and a tampered one', async () => {
    const page = await user.get<{ nextCursor: string }>('/companies?limit=1');
    const { nextCursor } = page.body;
    expect(page.headers.get('link')).toBe(`</api/v1/companies?limit=1&cursor=${nextCursor}>; rel="next"`);
    expect((await user.get(`/companies?limit=1&sort=code&cursor=${nextCursor}`)).status).toBe(400);
    const tampered = `${nextCursor.slice(0, -2)}${nextCursor.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await user.get(`/companies?limit=1&cursor=${tampered}`)).status).toBe(400);
  });

  it('selects members and embeds neighbours, and answers 304 to the tag', async () => {
    const company = await register(user);
    const path = `/companies/${company.id}?fields=code,nameCn&expand=ownerUnit`;
    const { body } = await user.get<CompanyBody>(path);
    expect(Object.keys(body)).toEqual(['id', 'code', 'nameCn', 'ownerUnit']);
    expect(body['ownerUnit']).toMatchObject({ code: 'DIST_INVESTMENT_OFFICE' });
    expect((await user.get(`/companies/${company.id}`, { 'If-None-Match': '"1"' })).status).toBe(304);
    expect((await user.get(`/companies/${company.id}`, { 'If-None-Match': '"2"' })).status).toBe(200);
  });
});

describe('a fragment that thousands of companies hold', () => {
  let crowded: TestApp;
  let reader: SignedIn;

  beforeAll(async () => {
    crowded = await startTestApp();
    reader = await signIn(crowded, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] });
    const special = ['星海', '星海有限公司', '示例星海一号有限公司'];
    const names = [
      ...special.slice(0, 2),
      ...Array.from({ length: 2600 }, (_, n) => `示例第${n}号星海研究所`),
      ...special.slice(2),
    ];
    const rows = names.map((nameCn, n) => {
      const keys = companyKeysOf({
        nameCn,
        nameEn: null,
        nameLocal: null,
        aliases: [],
        uscc: null,
        foreignRegNo: null,
        externalRef: null,
      });
      return { id: `019c0000-0000-7000-8000-${String(n).padStart(12, '0')}`, nameCn, ...keys };
    });
    await crowded.sql(
      `INSERT INTO company (id, name_cn, entity_type, capital_nature, investor_country, registration_status, focus_area_code,
         park_relation, owner_unit_id, data_source, name_key, brand_key, search_text, search_tokens, created_at, updated_at)
       SELECT r.id, r."nameCn", 'COMPANY', 'PRIVATE', 'CN', 'UNKNOWN', 'AI', 'TARGET', $2, 'IMPORT', r."nameKey", r."brandKey",
         r."searchText", r."searchTokens", now(), now()
       FROM json_to_recordset($1::json) AS r (id uuid, "nameCn" text, "nameKey" text, "brandKey" text, "searchText" text, "searchTokens" text[])`,
      [JSON.stringify(rows), reader.unitId],
    );
    await crowded.sql('ANALYZE company');
  });
  afterAll(() => crowded.close());

  const page = (q: string, more = '') =>
    reader.get<{ items: CompanyBody[]; nextCursor: string | null; total?: number }>(
      encodeURI(`/companies?q=${q}&limit=200${more}`),
    );

  it('is ranked exact, beginning, elsewhere, newest first, all of it once over the pages', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let first: (string | null)[] = [];
    do {
      const { body, status }: Awaited<ReturnType<typeof page>> = await page(
        '星海',
        cursor ? `&cursor=${cursor}` : '&count=true',
      );
      expect(status).toBe(200);
      if (!cursor) {
        first = body.items.slice(0, 4).map((item) => item.nameCn);
        expect(body.total).toBe(2603);
      }
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor;
    } while (cursor);
    // Without its legal form the second is all of the fragment too, and it is the newer one.
    expect(first).toEqual(['星海有限公司', '星海', '示例星海一号有限公司', '示例第2599号星海研究所']);
    expect(seen).toHaveLength(2603);
    expect(new Set(seen).size).toBe(2603);
  });

  it('finds the rare among the many', async () => {
    const { body } = await page('第1234号');
    expect(body.items.map((item) => item.nameCn)).toEqual(['示例第1234号星海研究所']);
  });
});
