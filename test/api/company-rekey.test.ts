import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KEY_VERSION } from '../../src/features/companies/company-keys.rules.js';
import { rekeyCompanies } from '../../src/features/companies/company-rekey.js';
import { noticeStaleKeys } from '../../src/features/companies/stale-keys.queries.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { register } from '../support/companies.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('UPDATE company SET key_version = $1', [KEY_VERSION]);
});

const KEYS =
  'name_key, brand_key, other_keys, search_text, search_tokens, brand_sound, name_parts, alias_parts, key_version, version, updated_at';
const keysOf = (id: string) => app.sql(`SELECT ${KEYS} FROM company WHERE id = $1`, [id]);

/** As an older version of the rules would have left it. */
async function spoil(id: string, nameKey: string): Promise<void> {
  await app.sql(
    `UPDATE company SET name_key = $2, brand_key = $2, other_keys = '{}', search_text = 'alt', search_tokens = '{alt}',
       brand_sound = '', name_parts = '{}', alias_parts = '{}', key_version = 1 WHERE id = $1`,
    [id, nameKey],
  );
}

describe('companies:rekey', () => {
  it('brings keys to what a registration writes, and touches nothing else', async () => {
    const company = await register(specialist, { nameEn: 'Rekeyed Example Ltd' });
    const before = await keysOf(company.id);
    await spoil(company.id, '旧键');
    expect(await rekeyCompanies(app.appUrl)).toEqual({ visited: 1, changed: 1, newPairs: [] });
    expect(await keysOf(company.id)).toEqual(before);
  });

  it('counts what was visited, what changed, and the pairs that have come about', async () => {
    const first = await register(specialist, { nameCn: '上海示例重算软件有限公司' });
    const second = await register(specialist, {
      nameCn: '北京示例重算软件有限公司',
      confirmDistinct: true,
      distinctReason: '两地两家',
    });
    const third = await register(specialist);
    await spoil(first.id, '上海示例重算软件');
    await spoil(second.id, '北京示例重算软件');
    await app.sql('UPDATE company SET key_version = 1 WHERE id = $1', [third.id]);
    const report = await rekeyCompanies(app.appUrl);
    expect(report).toMatchObject({ visited: 3, changed: 2 });
    expect(report.newPairs).toEqual([[first.code, second.code].sort()]);
  });

  it('does not call a pair new that was one before', async () => {
    const first = await register(specialist, { nameCn: '上海示例旧对软件有限公司' });
    const second = await register(specialist, {
      nameCn: '北京示例旧对软件有限公司',
      confirmDistinct: true,
      distinctReason: '两地两家',
    });
    for (const { id } of [first, second]) await spoil(id, '示例旧对软件有限公司');
    expect((await rekeyCompanies(app.appUrl)).newPairs).toEqual([]);
  });

  it('goes on where it was broken off, and does nothing a second time', async () => {
    const companies = [await register(specialist), await register(specialist)];
    for (const { id } of companies) await spoil(id, '旧键');
    await app.sql('UPDATE company SET key_version = $1 WHERE id = $2', [KEY_VERSION, companies[0]?.id]);
    expect((await rekeyCompanies(app.appUrl)).visited).toBe(1);
    expect(await rekeyCompanies(app.appUrl)).toEqual({ visited: 0, changed: 0, newPairs: [] });
  });

  it('is asked for when the server starts with older keys', async () => {
    expect(await noticeStaleKeys(app.app)).toEqual([]);
    const company = await register(specialist);
    await spoil(company.id, '旧键');
    expect((await noticeStaleKeys(app.app)).join()).toContain('npm run companies:rekey');
  });
});
