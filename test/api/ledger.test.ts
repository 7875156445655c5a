import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTable } from '../../src/transfer/reading/open-table.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { syntheticUscc } from '../support/companies.js';
import { admitted, anInvestor, draft, type PoolPeople } from '../support/projects.js';
import { type SignedIn, signIn } from '../support/users.js';

const folder = mkdtempSync(path.join(tmpdir(), 'taopu-ledger-'));
let app: TestApp;
let people: PoolPeople;
let neighbour: SignedIn;
let department: SignedIn;

beforeAll(async () => {
  app = await startTestApp();
  people = {
    specialist: await signIn(app),
    supervisor: await signIn(app, { roles: ['SUPERVISOR'] }),
    poolAdmin: await signIn(app, { unitCode: 'DIST_INVESTMENT_OFFICE', roles: ['POOL_ADMIN'] }),
  } as PoolPeople;
  neighbour = await signIn(app, { unitCode: 'TAOPU_TOWN' });
  department = await signIn(app, { unitCode: 'DIST_SCITECH', roles: ['DEPT_USER'] });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows of the file as texts, by the row's number in the sheet. */
async function download(
  user: SignedIn,
  query: string,
): Promise<{ rows: string[][]; name: string; status: number }> {
  const answer = await fetch(`${app.url}/api/v1/projects/ledger?${query}`, {
    headers: { Authorization: `Bearer ${user.token}` },
  });
  const file = path.join(folder, `ledger-${Math.random()}.bin`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const name = decodeURIComponent(
    /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  if (answer.status !== 200) return { rows: [], name, status: answer.status };
  const table = await openTable(file);
  const rows: string[][] = [];
  for await (const row of table.rows()) rows.push(row.cells.map((cell) => cell.text));
  await table.close();
  return { rows, name, status: answer.status };
}

describe('GET /projects/ledger', () => {
  let code: string;
  const uscc = syntheticUscc(9001);

  beforeAll(async () => {
    const companyId = await anInvestor(people.specialist, { nameCn: '上海示例台账生物科技有限公司', uscc });
    const project = await admitted(app, people, {
      name: '=HYPERLINK("示例台账项目")',
      companyId,
      plannedInvestmentWan: '12000.00',
      focusAreaCode: 'LIFE_HEALTH',
    });
    code = project.code;
    await draft(app, people.specialist, { name: '示例草稿不在台账' });
  });

  it('is a workbook with title block, headings, groups, rows and totals', async () => {
    const { rows, name, status } = await download(people.poolAdmin, 'format=xlsx');
    expect(status).toBe(200);
    expect(name).toMatch(/^储备库总台账_截至\d{8}_区投促办\.xlsx$/);
    expect(rows[0]?.[0]).toBe('招商项目储备库总台账');
    expect(rows[1]?.join('|')).toMatch(
      /填报单位：区投促办.*截至日期：\d{4}年\d{1,2}月\d{1,2}日.*单位：个、万元、万美元/,
    );
    const headings = [...(rows[2] ?? []), ...(rows[3] ?? [])];
    for (const heading of [
      '序号',
      '项目编号',
      '统一社会信用代码/境外注册号',
      '计划总投资（万元）',
      '未跟进天数',
      '备注',
    ])
      expect(headings).toContain(heading);
    const group = rows.find((row) => row[0]?.startsWith('一、'));
    expect(group?.[0]).toBe('一、生命健康（共1个，合计12000.00万元、0.00万美元）');
    const line = rows.find((row) => row.includes(code)) ?? [];
    expect(line).toEqual(
      expect.arrayContaining([
        '1',
        code,
        '上海示例台账生物科技有限公司',
        uscc,
        '中国',
        '生命健康',
        '储备对接',
      ]),
    );
    expect(line[2]).toBe('=HYPERLINK("示例台账项目")');
    const total = rows.find((row) => row.includes('合计')) ?? [];
    expect(total.map(Number)).toContain(12000);
    expect(rows.flat().join()).not.toContain('示例草稿不在台账');
  });

  it('is a CSV of the same rows, with the formula disarmed in the bytes', async () => {
    const answer = await fetch(`${app.url}/api/v1/projects/ledger?format=csv`, {
      headers: { Authorization: `Bearer ${people.poolAdmin.token}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain(`'=HYPERLINK`);
    expect(bytes.toString()).not.toMatch(/[,\n"]=HYPERLINK/);
    const { rows } = await download(people.poolAdmin, 'format=csv');
    expect(rows.filter((row) => row.includes(code))).toHaveLength(1);
  });

  it('masks as the list does: other units see no tax and no probability, departments no project', async () => {
    const [head, ...rest] = (await download(neighbour, 'format=csv')).rows;
    const line = rest.find((row) => row.includes(code)) ?? [];
    const cell = (heading: string) => line[(head ?? []).indexOf(heading)] ?? '';
    expect(cell('概率')).toBe('');
    expect(line).toContain('上海示例台账生物科技有限公司');
    const departments = await download(department, 'format=csv');
    expect(departments.rows.flat()).not.toContain(code);
  });

  it('keeps the name and the investor of a confidential project from others', async () => {
    const companyId = await anInvestor(people.specialist, { nameCn: '上海示例机密新材料有限公司' });
    const secret = await admitted(app, people, {
      name: '示例机密项目',
      companyId,
      confidential: true,
      codeName: '代号青松',
    });
    const seen =
      (await download(neighbour, 'format=csv')).rows.find((row) => row.includes(secret.code)) ?? [];
    expect(seen).toContain('代号青松');
    expect(seen.join()).not.toMatch(/机密/);
    const own =
      (await download(people.specialist, 'format=csv')).rows.find((row) => row.includes(secret.code)) ?? [];
    expect(own).toContain('上海示例机密新材料有限公司');
  });

  it('takes the filters of the list and refuses paging, selection and unknown formats', async () => {
    expect((await download(people.poolAdmin, 'format=csv&focusArea=TECH_FINANCE')).rows).toHaveLength(1);
    for (const query of ['format=csv&limit=5', 'format=csv&sort=code', 'format=pdf', '', 'format=csv&nope=1'])
      expect((await download(people.poolAdmin, query)).status).toBe(400);
  });

  it('leaves a record of who took it and how much', async () => {
    const rows = await app.sql<{ changes: { rows: [null, number] } }>(
      "SELECT changes FROM audit_entry WHERE action = 'project.ledger-exported' AND actor_id = $1 ORDER BY id",
      [people.poolAdmin.userId],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.changes.rows).toEqual([null, 1]);
  });
});
