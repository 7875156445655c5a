import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { openTable } from '../../src/transfer/reading/open-table.js';
import { register, syntheticUscc } from '../support/companies.js';
import { within } from '../support/patience.js';
import {
  importFile,
  inventedNames,
  startTransferApp,
  type TransferApp,
  untilEnded,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TransferApp;
let specialist: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  specialist = await signIn(app);
});
afterAll(() => app.close());

/** Begin a text with what a spreadsheet could take for a formula (reliability.md F23). */
const PREFIXES = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  '\n=',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '"=',
  "'=",
  "''=",
  '\u200b=',
];

async function download(
  user: SignedIn,
  query: string,
  from = app,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${from.url}/api/v1/companies/export?${query}`, {
    headers: { Authorization: `Bearer ${user.token}` },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

type Row = Record<string, string>;

async function csvRows(user: SignedIn, query: string): Promise<Row[]> {
  const { bytes } = await download(user, `format=csv&${query}`);
  return parse(bytes, { columns: true, bom: true }) as Row[];
}

describe('GET /companies/export', () => {
  it('gives the list of the same filters, with labels instead of codes', async () => {
    const one = await register(specialist, {
      nameCn: '上海示例导出生物科技有限公司',
      uscc: syntheticUscc(501),
      registeredCapitalWan: '1234.50',
      registeredCapitalCurrency: 'CNY',
      establishedOn: '2021-03-15',
      registeredDistrictCode: '310107',
      inPark: true,
      aliases: [{ name: '示例导出', type: 'SHORT' }],
    });
    await register(specialist, { nameCn: '上海示例不导金融科技有限公司', focusAreaCode: 'TECH_FINANCE' });
    const rows = await csvRows(specialist, `q=${encodeURIComponent('示例导出')}`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      企业编号: one.code,
      企业名称: '上海示例导出生物科技有限公司',
      简称: '示例导出',
      统一社会信用代码: syntheticUscc(501),
      主体类型: '公司法人',
      资本性质: '民营',
      投资来源地: '中国',
      '注册资本(万)': '1234.50',
      成立日期: '2021-03-15',
      注册区县: '上海市普陀区',
      是否在园: '是',
      产业方向: '生命健康',
    });
    const { headers, bytes } = await download(specialist, 'format=csv&focusArea=TECH_FINANCE');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const name = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '';
    expect(decodeURIComponent(name)).toMatch(/^企业名录_\d{8}\.csv$/);
  });

  it('hides what the list hides, and refuses filters on it', async () => {
    await register(specialist, {
      nameCn: '上海示例遮盖医药有限公司',
      note: '只给招商条线看',
      riskFlags: ['ENV'],
    });
    const q = `q=${encodeURIComponent('示例遮盖')}`;
    const department = await signIn(app, { unitCode: 'DIST_SCITECH', roles: ['DEPT_USER'] });
    const [theirs] = await csvRows(department, q);
    const [ours] = await csvRows(specialist, q);
    expect([ours?.['备注'], ours?.['风险提示'], ours?.['归口单位'] === '']).toEqual([
      '只给招商条线看',
      '环保处罚',
      false,
    ]);
    expect([theirs?.['备注'], theirs?.['风险提示'], theirs?.['归口单位']]).toEqual(['', '', '']);
    const refused = await download(department, `format=csv&ownerUnitId=${specialist.unitId}`);
    expect(refused.status).toBe(403);
  });

  it.each([
    { query: 'format=pdf', status: 400 },
    { query: '', status: 400 },
    { query: 'format=csv&limit=5', status: 400 },
    { query: 'format=csv&fields=id', status: 400 },
    { query: 'format=csv&sort=nonsense', status: 400 },
    { query: 'format=csv&unknown=1', status: 400 },
  ])('?$query answers $status', async ({ query, status }) => {
    expect((await download(specialist, query)).status).toBe(status);
  });

  it('is in the audit trail with filter and number of rows before the first byte', async () => {
    await csvRows(specialist, 'focusArea=TECH_FINANCE');
    const [entry] = await app.sql(
      `SELECT actor_id, changes FROM audit_entry WHERE action = 'company.exported' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry).toEqual({
      actor_id: specialist.userId,
      changes: { format: [null, 'csv'], rows: [null, 1], filter: [null, { focusArea: ['TECH_FINANCE'] }] },
    });
  });

  it('gives its connection back, also when the client goes away', async () => {
    for (let n = 0; n < 8; n++) {
      const gone = new AbortController();
      const response = await fetch(`${app.url}/api/v1/companies/export?format=csv`, {
        headers: { Authorization: `Bearer ${specialist.token}` },
        signal: gone.signal,
      });
      await response.body?.getReader().read();
      gone.abort();
    }
    for (let tries = 0; tries < 100; tries++)
      if ((await download(specialist, 'format=csv&focusArea=TECH_FINANCE')).status === 200) break;
    const [open] = await app.sql(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
    );
    expect(open).toEqual({ n: 0 });
  });
});

describe('import(export(x))', () => {
  it.each(['csv', 'xlsx'])('is x for every text that could be a formula, as %s', async (format) => {
    const word = format === 'csv' ? '表' : '簿';
    const given = PREFIXES.map((prefix, at) => ({
      nameCn: `上海示例${inventedNames(20, word)[at]?.slice(4, 8)}科技有限公司`,
      note: `${prefix}1+1|cmd`,
      website: `${prefix}www.example.com`,
      // Groups whose names fold alike are one group, so each has its own.
      groupName: `${prefix}示例集团${word}${at}`,
      registeredAddress: `${prefix}示例路1号`,
      operatingAddress: `${prefix}示例路2号`,
      capitalNote: `${prefix}认缴`,
      externalRef: `X${at}`,
    }));
    const distinct = { confirmDistinct: true, distinctReason: '同一集团的不同企业' };
    for (const company of given) await register(specialist, { ...company, ...distinct });
    const { bytes } = await download(specialist, `format=${format}&q=${encodeURIComponent(`示例${word}`)}`);
    const other = await startTransferApp();
    const person = await signIn(other);
    const { summary, rows } = await importFile(other, person, bytes, {}, `示例.${format}`);
    expect(rows.filter(({ outcome }) => outcome === 'rejected')).toEqual([]);
    expect(summary.counts.created).toBe(PREFIXES.length);
    const back = await other.sql(
      `SELECT name_cn AS "nameCn", note, website, group_name AS "groupName", registered_address AS "registeredAddress",
         operating_address AS "operatingAddress", capital_note AS "capitalNote", external_ref AS "externalRef"
       FROM company ORDER BY substr(external_ref, 2)::int`,
    );
    await other.close();
    expect(back).toEqual(given);
  });

  it('changes nothing where the companies are', async () => {
    const { bytes } = await download(specialist, 'format=xlsx');
    const { summary } = await importFile(app, specialist, bytes, { duplicates: 'update' }, '示例.xlsx');
    const { rows, unchanged, skipped } = summary.counts;
    expect(unchanged + skipped).toBe(rows);
    // The line for signatures below the table.
    expect(skipped).toBeLessThanOrEqual(1);
  });
});

describe('a workbook of more than 5,000 rows', () => {
  it('is made by a job and downloaded from it by its owner alone', async () => {
    const names = inventedNames(5_200, '多');
    await importFile(app, specialist, `企业名称\n${names.join('\n')}\n`);
    const { status, headers } = await download(specialist, `format=xlsx&q=${encodeURIComponent('示例多')}`);
    expect(status).toBe(202);
    const id = String(headers.get('location')).replace('/api/v1/jobs/', '');
    const job = await untilEnded(specialist, id);
    expect(job).toMatchObject({
      state: 'SUCCEEDED',
      result: { rows: 5_200, file: { mediaType: expect.stringContaining('sheet') } },
    });
    expect(JSON.stringify(job.result)).not.toContain('sha256');
    const response = await fetch(`${app.url}/api/v1/jobs/${id}/result`, {
      headers: { Authorization: `Bearer ${specialist.token}` },
    });
    const file = path.join(app.folder, 'result.xlsx');
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
    const table = await openTable(file);
    const found = new Set<string>();
    for await (const { cells } of table.rows())
      for (const { text } of cells) if (text.startsWith('上海示例多')) found.add(text);
    await table.close();
    expect(found.size).toBe(5_200);
    const colleague = await signIn(app);
    expect((await colleague.get(`/jobs/${id}/result`)).status).toBe(404);
    const [entry] = await app.sql(
      `SELECT changes->'rows' AS rows FROM audit_entry WHERE action = 'company.exported' AND request_id = $1`,
      [`job-${id}`],
    );
    expect(entry).toEqual({ rows: [null, 5_200] });
  });

  it('as CSV streams at once', async () => {
    const begun = performance.now();
    const response = await fetch(`${app.url}/api/v1/companies/export?format=csv`, {
      headers: { Authorization: `Bearer ${specialist.token}` },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    expect(performance.now() - begun).toBeLessThan(within(1_000));
    let bytes = 0;
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      bytes += part.value.length;
    expect(bytes).toBeGreaterThan(500_000);
  });
});
