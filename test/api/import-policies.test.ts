import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PolicyBody } from '../support/policies.js';
import { enterClause, enterPolicy } from '../support/policies.js';
import {
  type ImportBody,
  type ImportRowBody,
  importFile,
  startTransferApp,
  type TransferApp,
  untilEnded,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';
import { aScratchFolder, buildWorkbook, readAll, rowsXml, textsOf } from '../support/workbooks.js';

type Page = { readonly items: PolicyBody[] };

let app: TransferApp;
let admin: SignedIn;
let specialist: SignedIn;
const scratch = aScratchFolder();

beforeAll(async () => {
  app = await startTransferApp();
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
  specialist = await signIn(app);
});
afterAll(async () => {
  scratch.remove();
  await app.close();
});

const importing = (content: string | Buffer, fields: Record<string, string> = {}, by = admin) =>
  importFile(app, by, content, { kind: 'policies', ...fields });
const outcomes = (rows: readonly ImportRowBody[]) =>
  rows.map(({ row, outcome, problems }) => [row, outcome, problems.map(({ code }) => code).join(' ')]);
const policies = async (q: string) =>
  (await specialist.get<Page>(`/policies?q=${encodeURIComponent(q)}&sort=code`)).body.items;
const clauses = async (policyId: string) =>
  (await specialist.get<Page>(`/policies/${policyId}/clauses`)).body.items;
const counts = async () => {
  const [row] = await app.sql<{ policies: number; clauses: number }>(
    `SELECT (SELECT count(*)::int FROM policy WHERE deleted_at IS NULL) AS policies,
       (SELECT count(*)::int FROM policy_clause WHERE deleted_at IS NULL) AS clauses`,
  );
  return [row?.policies, row?.clauses];
};

async function revert(id: string): Promise<ImportBody> {
  const { headers } = await admin.get(`/imports/${id}`);
  const answer = await admin.post<ImportBody>(
    `/imports/${id}/reversions`,
    {},
    { 'If-Match': headers.get('etag') ?? '' },
  );
  await untilEnded(admin, answer.body.jobId);
  return (await admin.get<ImportBody>(`/imports/${id}`)).body;
}

/** A list as a department keeps it: title above, merged policies, grouped headings, figures in words, a footer. */
async function messyWorkbook(): Promise<Buffer> {
  const rows = [
    ['示例区产业政策条款汇总表'],
    ['填报单位：示例区投促办', '', '', '', '', '截至2026年6月'],
    [
      '序号',
      '政策名称',
      '发文字号',
      '制定部门',
      '级别',
      '有效期',
      '',
      '条款',
      '扶持方式',
      '扶持标准',
      '最高额度(万元)',
      '补贴比例',
      '年限',
      '申报条件',
      '申报时间',
      '申报材料',
      '受理部门',
      '咨询电话',
    ],
    ['', '', '', '', '', '起', '止', '', '', '', '', '', '', '', '', '', '', ''],
    [
      1,
      '关于印发《示例区支持智能软件产业办法》的通知',
      '示科规[2025] 7 号',
      '区科委',
      '区级',
      '2025年1月1日',
      '2027/12/31',
      '第五条 支持研发投入',
      '研发资助',
      '按上一年度研发费用的10%给予资助',
      100,
      '10%',
      '3年',
      '工商、税务登记在示例区',
      '2026.3.1-2026.4.30',
      '1.营业执照；2.审计报告（上一年度）',
      '区科委',
      '021-00000001',
    ],
    [
      2,
      '',
      '',
      '',
      '',
      '',
      '',
      '第六条 租金补贴',
      '补贴',
      '按实际租金的50%给予补贴',
      '一事一议',
      '50%',
      '不超过三年',
      '同上',
      '常年受理',
      '租赁合同',
      '区科委',
      '021-00000001',
    ],
    [
      3,
      '',
      '',
      '',
      '',
      '',
      '',
      '第七条',
      '奖励',
      '按企业区级税收的50%给予奖励',
      500,
      '',
      '',
      '无',
      '',
      '',
      '',
      '',
    ],
    [
      4,
      '示例市促进总部经济若干措施',
      '',
      '上海市商务委员会',
      '',
      '2024',
      '2026',
      '',
      '落户奖励',
      '给予开办资助',
      '1000',
      '',
      '',
      '',
      '每年5月',
      '',
      '市商务委总部处',
      '',
    ],
    [
      5,
      '示例市促进总部经济若干措施',
      '',
      '上海市商务委员会',
      '',
      '2024',
      '2026',
      '二',
      '认定奖励',
      '认定为总部的奖励',
      'abc',
      '30%-50%',
      '',
      '',
      '',
      '',
      '',
      '',
    ],
    [6, '示例街道办法', '', '示例街道', '', '2024', '', '一', '租房补贴', '', '', '', '', '', '', '', '', ''],
    [7, '示例缺日期办法', '', '区科委', '', '', '', '一', '租房补贴', '', '', '', '', '', '', '', '', ''],
    ['合计', '', '', '', '', '', '', '5条', '', '', '', '', '', '', '', '', '', ''],
    ['注：以正式文件为准'],
  ];
  const file = await buildWorkbook(scratch.file('policies.xlsx'), {
    sheets: [
      {
        name: '条款表',
        rows: rowsXml(rows),
        merges: ['A1:R1', 'F3:G3', 'B5:B7', 'C5:C7', 'D5:D7', 'E5:E7', 'F5:F7', 'G5:G7'],
      },
    ],
  });
  return readFileSync(file);
}

describe('a messy list of clauses', () => {
  let workbook: Buffer;
  let first: Awaited<ReturnType<typeof importing>>;
  beforeAll(async () => {
    workbook = await messyWorkbook();
  });

  it('previews, and leaves nothing', async () => {
    const before = await counts();
    const { summary } = await importing(workbook, { dryRun: 'true' });
    expect(summary.counts).toMatchObject({ created: 5, rejected: 2 });
    expect(await counts()).toEqual(before);
  });

  it('comes in clause by clause, with the policy once', async () => {
    first = await importing(workbook);
    expect(outcomes(first.rows)).toEqual([
      [5, 'created', ''],
      [6, 'created', 'BENEFIT_GUESSED'],
      [7, 'created', 'BENEFIT_UNKNOWN TAX_LINKED'],
      [8, 'created', 'LEVEL_GUESSED BENEFIT_GUESSED'],
      [9, 'created', ''],
      [10, 'rejected', 'REQUIRED'],
      [11, 'rejected', 'REQUIRED'],
      [12, 'skipped', 'NOT_DATA'],
      [13, 'skipped', 'NOT_DATA'],
    ]);
    const [software, ...more] = await policies('示例区支持智能软件');
    expect(more).toEqual([]);
    expect(software).toMatchObject({
      docNo: '示科规[2025] 7 号',
      issuer: '区科委',
      level: 'DISTRICT',
      status: 'PUBLISHED',
      effectiveFrom: '2025-01-01',
      effectiveTo: '2027-12-31',
      clauseCount: 3,
    });
    const [owner] = await app.sql('SELECT code FROM responsible_unit WHERE id = $1', [
      software?.['ownerUnitId'],
    ]);
    expect(owner).toEqual({ code: 'DIST_SCITECH' });
    const all = await clauses(software?.id ?? '');
    expect(
      all.map((clause) => [clause['no'], clause['title'], clause['benefitType'], clause['status']]),
    ).toEqual([
      ['第五条', '支持研发投入', 'RND', 'ACTIVE'],
      ['第六条', '租金补贴', 'RENT', 'ACTIVE'],
      ['第七条', null, 'OTHER', 'SUSPENDED'],
    ]);
    expect(all[0]).toMatchObject({
      capWan: '100.00',
      ratePct: '10.00',
      years: 3,
      conditions: null,
      manualOnly: true,
      conditionText: '工商、税务登记在示例区',
      window: { kind: 'DATES', from: '2026-03-01', to: '2026-04-30', note: null },
      materials: [
        { code: 'BUSINESS_LICENCE', note: null },
        { code: 'AUDIT_REPORT', note: '审计报告（上一年度）' },
      ],
      contactUnitId: software?.['ownerUnitId'],
      contactNote: '021-00000001',
    });
    expect(all[1]).toMatchObject({
      capWan: null,
      benefitText: '按实际租金的50%给予补贴\n限额：一事一议',
      conditionText: '工商、税务登记在示例区',
      window: { kind: 'ALL_YEAR' },
    });
    expect(all[2]).toMatchObject({ linkedToTax: true, conditionText: '无', capWan: '500.00' });
  });

  it('a list without numbers counts its clauses; whom to ask stays in words where it is no unit of ours', async () => {
    const [hq] = await policies('示例市促进总部');
    expect(hq).toMatchObject({
      level: 'MUNICIPAL',
      docNo: null,
      effectiveFrom: '2024-01-01',
      effectiveTo: '2026-12-31',
      fairCompetitionReview: { required: false },
    });
    const all = await clauses(hq?.id ?? '');
    expect(all.map((clause) => [clause['no'], clause['benefitType'], clause['contactNote']])).toEqual([
      ['1', 'SETUP', '市商务委总部处'],
      ['二', 'RECOGNITION', null],
    ]);
    expect(all[1]).toMatchObject({ benefitText: '认定为总部的奖励\n限额：abc\n比例：30%-50%' });
  });

  it('sent again changes nothing', async () => {
    const before = await counts();
    const versions = await app.sql('SELECT sum(version)::int AS n FROM policy_clause');
    for (const duplicates of ['skip', 'update']) {
      const { summary } = await importing(workbook, { duplicates });
      expect(summary.counts).toMatchObject({ created: 0, updated: 0, unchanged: 5, rejected: 2 });
    }
    expect(await counts()).toEqual(before);
    expect(await app.sql('SELECT sum(version)::int AS n FROM policy_clause')).toEqual(versions);
  });

  it('is taken back with the policies that came in beside the clauses', async () => {
    const [hq] = await policies('示例市促进总部');
    // Somebody works on one policy meanwhile: it stays, the others go.
    await enterClause(admin, hq?.id ?? '', { no: '九' });
    const back = await revert(first.summary.id);
    expect(back.reversal).toEqual({ reverted: 5, left: 0 });
    expect(await policies('示例区支持智能软件')).toEqual([]);
    const [kept] = await policies('示例市促进总部');
    expect((await clauses(kept?.id ?? '')).map((clause) => clause['no'])).toEqual(['九']);
  });
});

describe('a list of policies alone', () => {
  const CSV = [
    '政策名称,文号,发文单位,级别,施行日期,有效期至,主要内容,申报时间,咨询电话',
    '示例清单甲办法,示清〔2025〕1号,示例区人民政府,区级,2025-01-01,2027-12-31,,每年3月,021-00000002',
    '示例清单乙意见,,示例区金融办,区级,2024-06-01,长期,,,',
    '《示例清单甲办法》,示清[2025]1号,示例区人民政府,区级,2025-01-01,2027-12-31,,每年3月,021-00000002',
  ].join('\n');

  it('comes in once each, and twice is once', async () => {
    const { summary, rows } = await importing(CSV);
    expect(outcomes(rows)).toEqual([
      [2, 'created', ''],
      [3, 'created', ''],
      [4, 'skipped', 'DUPLICATE_IN_FILE'],
    ]);
    const [a, b] = await policies('示例清单');
    expect(a).toMatchObject({ clauseCount: 0, note: '申报时间：每年3月\n联系方式：021-00000002' });
    expect(rows[0]?.subjectId).toBe(a?.id);
    expect(b).toMatchObject({ effectiveTo: null, docNo: null });
    expect((await importing(CSV)).summary.counts).toMatchObject({ unchanged: 2, skipped: 1, created: 0 });
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 2, left: 0 });
    expect(await policies('示例清单')).toEqual([]);
  });

  it('is updated when asked, and put back', async () => {
    const known = await enterPolicy(admin, {
      title: '示例更新办法',
      docNo: '示更〔2025〕1号',
      effectiveFrom: '2025-01-01',
      effectiveTo: '2025-12-31',
    });
    const csv = '政策名称,文号,有效期止\n示例更新办法,示更[2025]1号,2027-12-31\n';
    const skipped = await importing(csv);
    expect(outcomes(skipped.rows)).toEqual([[2, 'skipped', 'DUPLICATE']]);
    expect(skipped.rows[0]?.problems[0]?.message).toContain('effectiveTo');
    const updated = await importing(csv, { duplicates: 'update' });
    expect(outcomes(updated.rows)).toEqual([[2, 'updated', '']]);
    const read = async () => (await admin.get<PolicyBody>(`/policies/${known.id}`)).body;
    expect(await read()).toMatchObject({ effectiveTo: '2027-12-31', title: '示例更新办法', version: 2 });
    expect((await revert(updated.summary.id)).reversal).toEqual({ reverted: 1, left: 0 });
    expect(await read()).toMatchObject({ effectiveTo: '2025-12-31', version: 3 });
    const stopped = await importing(csv, { duplicates: 'stop' });
    expect(outcomes(stopped.rows)).toEqual([[2, 'rejected', 'DUPLICATE_STOPS']]);
  });
});

describe('clauses of a policy that is known', () => {
  it('are added; what the list says of the policy is told, or written with UPDATE, and all of it put back', async () => {
    const known = await enterPolicy(admin, {
      title: '示例已知办法',
      docNo: '示知〔2025〕1号',
      effectiveTo: null,
    });
    const clause = await enterClause(admin, known.id, { no: '第一条', benefitType: 'RENT', capWan: '20' });
    const csv = (year: number) =>
      [
        '政策名称,文号,有效期至,条款,扶持类别,最高限额（万元）,申报时间',
        `示例已知办法,示知〔2025〕1号,${year}-12-31,第一条,租房补贴,30,${year}-03-01至${year}-04-30`,
        `,,,第${year}条,研发资助,50,`,
      ].join('\n');
    const added = await importing(csv(2026));
    expect(outcomes(added.rows)).toEqual([
      [2, 'skipped', 'DUPLICATE'],
      [3, 'created', 'POLICY_DIFFERS'],
    ]);
    const read = async () => {
      const { body } = await admin.get<PolicyBody>(`/policies/${known.id}`);
      const all = await clauses(known.id);
      return [
        body['effectiveTo'],
        all.map((each) => [each['no'], each['capWan'], each['windowOpen'] !== null]),
      ];
    };
    expect(await read()).toEqual([
      null,
      [
        ['第一条', '20.00', false],
        ['第2026条', '50.00', false],
      ],
    ]);
    const updated = await importing(csv(2027), { duplicates: 'update' });
    expect(outcomes(updated.rows)).toEqual([
      [2, 'updated', ''],
      [3, 'created', ''],
    ]);
    expect(await read()).toEqual([
      '2027-12-31',
      [
        ['第一条', '30.00', true],
        ['第2026条', '50.00', false],
        ['第2027条', '50.00', false],
      ],
    ]);
    expect((await revert(updated.summary.id)).reversal).toEqual({ reverted: 2, left: 0 });
    expect(await read()).toEqual([
      null,
      [
        ['第一条', '20.00', false],
        ['第2026条', '50.00', false],
      ],
    ]);
    expect((await admin.get<PolicyBody>(`/policies/${known.id}/clauses/${clause.id}`)).body.version).toBe(3);
  });

  it('what a person has found lawful, or given a rule, is not undone by a list', async () => {
    const known = await enterPolicy(admin, { title: '示例人工办法', docNo: '示人〔2025〕1号' });
    const conditions = { fact: 'hq', exists: true };
    const lawful = { benefitText: '享受税收优惠', legalBasis: '企业所得税法', conditions, manualOnly: false };
    const clause = await enterClause(admin, known.id, { no: '一', ...lawful, benefitType: 'TALENT' });
    const csv = '政策名称,文号,条款,扶持方式,扶持内容\n示例人工办法,示人〔2025〕1号,一,补贴,享受税收优惠\n';
    expect((await importing(csv, { duplicates: 'update' })).summary.counts).toMatchObject({ unchanged: 1 });
    expect((await admin.get<PolicyBody>(`/policies/${known.id}/clauses/${clause.id}`)).body).toMatchObject({
      ...lawful,
      status: 'ACTIVE',
      benefitType: 'TALENT',
      version: 1,
    });
  });

  it('two editions of one title are told apart by number, or by their first day', async () => {
    const named = { title: '示例两版办法', issuer: '示例区人民政府' };
    await enterPolicy(admin, {
      ...named,
      docNo: '示两〔2022〕1号',
      effectiveFrom: '2022-01-01',
      effectiveTo: '2024-12-31',
    });
    const second = await enterPolicy(admin, {
      ...named,
      docNo: '示两〔2025〕1号',
      effectiveFrom: '2025-01-01',
    });
    const csv = (day: string) =>
      `政策名称,发文单位,有效期起,条款,扶持类别\n示例两版办法,示例区人民政府,${day},一,租房补贴\n`;
    const unclear = await importing(csv(''));
    expect(outcomes(unclear.rows)).toEqual([[2, 'rejected', 'POLICY_AMBIGUOUS']]);
    expect(outcomes((await importing(csv('2025-01-01'))).rows)).toEqual([[2, 'created', '']]);
    expect(await clauses(second.id)).toHaveLength(1);
  });
});

describe('the rest of the way in', () => {
  it('rows go through the rights of the one who imports', async () => {
    const before = await counts();
    const csv = '政策名称,发文单位,级别,有效期\n示例越权办法,示例区人民政府,区级,2025-01-01至2026-12-31\n';
    const { rows } = await importing(csv, {}, specialist);
    expect(outcomes(rows)).toEqual([[2, 'rejected', 'NOT_YOURS']]);
    expect(await counts()).toEqual(before);
  });

  it('what a list does not say may be set for all of it', async () => {
    const csv = '政策名称,条款,扶持内容\n示例缺省办法,一,给予五万元\n';
    const unset = await importing(csv);
    expect(unset.rows[0]?.problems.map(({ code }) => code)).toEqual(['REQUIRED', 'REQUIRED', 'REQUIRED']);
    const defaults = JSON.stringify({
      issuer: '示例区商务委',
      level: 'PARK',
      series: 'PARK_SPECIAL',
      effectiveFrom: '2025-01-01',
      benefitType: 'SCENARIO',
    });
    expect((await importing(csv, { defaults })).summary.counts).toMatchObject({ created: 1 });
    const [made] = await policies('示例缺省办法');
    expect(made).toMatchObject({ issuer: '示例区商务委', level: 'PARK', series: 'PARK_SPECIAL' });
    expect((await clauses(made?.id ?? ''))[0]).toMatchObject({ benefitType: 'SCENARIO' });
    expect((await importing(csv, { defaults })).summary.counts).toMatchObject({ unchanged: 1 });
  });

  it('is recognised by its headings', async () => {
    const csv =
      '政策名称,文号,发文单位,级别,有效期,条款,扶持方式\n示例识别办法,示识1号,区科委,区级,2025年至2026年,一,租房补贴\n';
    const { summary } = await importing(csv, { kind: '' });
    expect([summary.kind, summary.counts.created]).toEqual(['policies', 1]);
  });

  it('the template carries choices, and goes in as it is but for its example', async () => {
    const answer = await fetch(`${app.url}/api/v1/imports/templates/policies?format=csv`, {
      headers: { Authorization: `Bearer ${admin.token}` },
    });
    expect(answer.status).toBe(200);
    const csv = await answer.text();
    expect(csv).toContain('示例区支持智能软件产业发展办法');
    const { rows } = await importing(csv);
    expect(outcomes(rows)).toEqual([[2, 'skipped', 'NOT_DATA']]);
    const workbook = await fetch(`${app.url}/api/v1/imports/templates/policies?format=xlsx`, {
      headers: { Authorization: `Bearer ${admin.token}` },
    });
    const file = scratch.file('template.xlsx', Buffer.from(await workbook.arrayBuffer()));
    const choices = textsOf(await readAll(file, '选项')).flat();
    expect(choices).toEqual(expect.arrayContaining(['区级', '租房补贴', '从优从高不重复', '是']));
    expect((await importing(readFileSync(file))).summary.counts).toMatchObject({ rows: 1, skipped: 1 });
    // With a number instead of 示例 the example is a row, and a sound one.
    const meant = await importing(csv.replace(/^("?)示例\1,/m, '1,'));
    expect(outcomes(meant.rows)).toEqual([[2, 'created', '']]);
  });
});
