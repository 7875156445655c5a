import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { register, syntheticUscc } from '../support/companies.js';
import { ASSESSMENT, assessingLead, step } from '../support/leads.js';
import {
  type ImportBody,
  importFile,
  startTransferApp,
  type TransferApp,
  untilEnded,
  upload,
} from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

type Body = Record<string, unknown>;

let app: TransferApp;
let specialist: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  specialist = await signIn(app);
});
afterAll(() => app.close());

const count = async (table: string) =>
  (await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE deleted_at IS NULL`))[0]?.n;

async function revert(id: string, user = specialist): Promise<ImportBody> {
  const { headers } = await user.get(`/imports/${id}`);
  const answer = await user.post<ImportBody>(
    `/imports/${id}/reversions`,
    {},
    { 'If-Match': headers.get('etag') ?? '' },
  );
  expect(answer.status).toBe(202);
  await untilEnded(user, answer.body.jobId);
  return (await user.get<ImportBody>(`/imports/${id}`)).body;
}

describe('contacts', () => {
  const CSV = [
    '姓名,单位,职务,手机,邮箱',
    '示例王,上海示例联系科技有限公司,总经理,138-0013-8001,',
    '示例李,上海示例联系科技有限公司,,,shili@example.com',
    '示例王,上海示例联系科技有限公司,,13800138001,',
    '示例赵,上海示例新来科技有限公司,,1.38E+10,',
    '示例钱,,,13800138002,',
    '示例孙,上海示例联系科技有限公司,,,',
  ].join('\n');

  it('come in with their companies, each person once, and what cannot be kept goes back', async () => {
    const { summary, rows } = await importFile(app, specialist, CSV, { kind: 'contacts' });
    expect(rows.map(({ row, outcome, problems }) => [row, outcome, problems[0]?.code ?? null])).toEqual(
      [
        [2, 'created', 'COMPANY_REGISTERED'],
        [3, 'created', null],
        [4, 'skipped', 'DUPLICATE_IN_FILE'],
        [5, 'rejected', 'CELL_NOT_READABLE'],
        [6, 'rejected', 'NOT_TEXT'],
        [7, 'rejected', 'REACH_REQUIRED'],
      ].map(([row, outcome, code]) => [row, outcome, row === 6 ? expect.any(String) : code]),
    );
    expect(rows[5]?.problems[0]).toMatchObject({ column: '手机' });
    const { body } = await specialist.get<Body>(`/contacts/${rows[0]?.subjectId}`);
    expect(body).toMatchObject({
      name: '示例王',
      mobile: '13800138001',
      source: 'BUSINESS_CARD',
      lawfulBasis: 'DUTY',
    });
    const again = await importFile(app, specialist, CSV, { kind: 'contacts' });
    expect(again.summary.counts).toMatchObject({ created: 0, unchanged: 2, skipped: 1, rejected: 3 });
    const updated = await importFile(
      app,
      specialist,
      '姓名,单位,微信,手机\n示例王,上海示例联系科技有限公司,shili_wang,13800138001\n',
      { kind: 'contacts', duplicates: 'update' },
    );
    expect(updated.summary.counts).toMatchObject({ updated: 1 });
    const back = await revert(updated.summary.id);
    expect(back.reversal).toEqual({ reverted: 1, left: 0 });
    expect((await specialist.get<Body>(`/contacts/${rows[0]?.subjectId}`)).body).toMatchObject({
      wechat: null,
    });
    // Somebody has changed 示例王 since, so that person stays, and the company with the person.
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 1, left: 1 });
    expect((await specialist.get(`/contacts/${rows[1]?.subjectId}`)).status).toBe(404);
    expect((await specialist.get<{ items: Body[] }>('/companies?q=示例联系')).body.items).toHaveLength(1);
  });

  it('give the number behind a name its own field, and several people in a cell back', async () => {
    const csv = [
      '单位,联系人,手机',
      '上海示例合格科技有限公司,示例韩 138-0013-8021,',
      '上海示例合格科技有限公司,示例杨 13800138022；示例朱 13800138023,',
    ].join('\n');
    const { rows } = await importFile(app, specialist, csv, { kind: 'contacts' });
    expect(
      rows.map(({ outcome, problems }) => [outcome, problems.map(({ column }) => column).at(-1)]),
    ).toEqual([
      ['created', null],
      ['rejected', '联系人'],
    ]);
    const { body } = await specialist.get<Body>(`/contacts/${rows[0]?.subjectId}`);
    expect(body).toMatchObject({ name: '示例韩', mobile: '13800138021' });
    expect((await importFile(app, specialist, csv, { kind: 'contacts' })).summary.counts).toMatchObject({
      unchanged: 1,
    });
  });

  it('take the company that came in beside them along when they are reverted', async () => {
    const csv = '姓名,单位,手机\n示例褚,上海示例同去科技有限公司,13800138009\n';
    const { summary } = await importFile(app, specialist, csv, { kind: 'contacts' });
    const found = async () =>
      (await specialist.get<{ items: Body[] }>('/companies?q=示例同去')).body.items.length;
    expect(await found()).toBe(1);
    await revert(summary.id);
    expect(await found()).toBe(0);
  });

  it('a preview leaves nothing behind, not even a company', async () => {
    const before = [await count('company'), await count('contact')];
    const csv = '姓名,单位,手机\n示例周,上海示例预览人科技有限公司,13800138003\n';
    const { summary } = await importFile(app, specialist, csv, { kind: 'contacts', dryRun: 'true' });
    expect(summary.counts).toMatchObject({ created: 1 });
    expect([await count('company'), await count('contact')]).toEqual(before);
  });

  it('companies that nobody knows are refused when asked', async () => {
    const csv = '姓名,单位,手机\n示例吴,上海示例不登记科技有限公司,13800138004\n';
    const fields = { kind: 'contacts', defaults: '{"unknownCompany":"REJECT"}' };
    const { rows } = await importFile(app, specialist, csv, fields);
    expect(rows[0]).toMatchObject({
      outcome: 'rejected',
      problems: [{ code: 'COMPANY_MISSING', column: '单位' }],
    });
  });

  it('another unit learns nothing of a person that it may not see', async () => {
    const other = await signIn(app, { unitCode: 'TAOPU_TOWN' });
    const known = await register(specialist, { nameCn: '上海示例隐藏人科技有限公司' });
    const person = { name: '示例郑', companyId: known.id, decisionRole: 'LIAISON', mobile: '13800138005' };
    await specialist.post('/contacts', { ...person, source: 'BUSINESS_CARD', lawfulBasis: 'DUTY' });
    const csv = '姓名,单位,手机\n示例郑,上海示例隐藏人科技有限公司,13900139000\n';
    const { rows } = await importFile(app, other, csv, { kind: 'contacts' });
    expect(rows[0]).toMatchObject({ outcome: 'created', problems: [] });
  });
});

describe('interactions', () => {
  it('keep author and time of old records, and say which import brought them', async () => {
    const company = await register(specialist, { nameCn: '上海示例跟进科技有限公司' });
    const colleague = await signIn(app, { displayName: '示例同事' });
    const csv = [
      '日期,企业名称,方式,我方人员,企业联系人,洽谈内容,记录人,录入时间',
      '2021-03-05 14:30,上海示例跟进科技有限公司,上门走访,示例同事、示例离职,示例冯,对方介绍了研发中心的选址要求，约定下周踏勘。,示例同事,2021-03-06 09:00',
      '2021-04-05,上海示例跟进科技有限公司,电话,,,询问租金与交付时间，答复两周内给方案，请继续跟进。,示例老员工,',
      '2021-04-05,上海示例没有这家科技有限公司,电话,,,询问租金与交付时间，答复两周内给方案，请继续跟进。,,',
      '2099-04-05,上海示例跟进科技有限公司,电话,,,计划。,,',
    ].join('\n');
    const { summary, rows } = await importFile(app, specialist, csv, { kind: 'interactions' });
    expect(rows.map(({ outcome, problems }) => [outcome, problems[0]?.code ?? null])).toEqual([
      ['created', null],
      ['created', null],
      ['rejected', 'COMPANY_MISSING'],
      ['rejected', 'TIME_IN_FUTURE'],
    ]);
    const first = (await specialist.get<Body>(`/interactions/${rows[0]?.subjectId}`)).body;
    expect(first).toMatchObject({
      companyId: company.id,
      createdBy: colleague.userId,
      authorName: null,
      counterpartNote: '示例冯',
      importId: summary.id,
      isBackfilled: true,
      isValid: false,
      ourParticipantIds: [colleague.userId],
    });
    expect(Date.parse(String(first['occurredAt']))).toBe(Date.parse('2021-03-05T14:30:00+08:00'));
    expect(Date.parse(String(first['createdAt']))).toBe(Date.parse('2021-03-06T09:00:00+08:00'));
    expect(first['summary']).toContain('（我方：示例离职）');
    const second = (await specialist.get<Body>(`/interactions/${rows[1]?.subjectId}`)).body;
    expect(second).toMatchObject({ createdBy: specialist.userId, authorName: '示例老员工', channel: 'CALL' });
    const [trail] = await app.sql<{ actor: string; action: string }>(
      'SELECT actor_id AS actor, action FROM audit_entry WHERE subject_id = $1',
      [rows[0]?.subjectId],
    );
    expect(trail).toEqual({ actor: specialist.userId, action: 'interaction.imported' });
    const again = await importFile(app, specialist, csv, { kind: 'interactions' });
    expect(again.summary.counts).toMatchObject({ created: 0, unchanged: 2, rejected: 2 });
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 2, left: 0 });
    expect((await specialist.get(`/interactions/${rows[0]?.subjectId}`)).status).toBe(404);
  });

  it('nobody writes in the name of another unit, but pool administrators', async () => {
    await register(specialist, { nameCn: '上海示例代写科技有限公司' });
    await signIn(app, { unitCode: 'TAOPU_TOWN', displayName: '示例镇员' });
    const admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'COMMITTEE_OFFICE' });
    const csv =
      '日期,企业名称,方式,洽谈内容,记录人\n2021-03-05,上海示例代写科技有限公司,电话,询问租金与交付时间，答复两周内给方案。,示例镇员\n';
    const refused = await importFile(app, specialist, csv, { kind: 'interactions' });
    expect(refused.rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'AUTHOR_NOT_YOURS' }] });
    const taken = await importFile(app, admin, csv, { kind: 'interactions' });
    expect(taken.rows[0]?.outcome).toBe('created');
  });
});

describe('leads', () => {
  it('are registered now, whatever their list says, each once', async () => {
    const csv = [
      '线索名称,企业名称,来源渠道,来源单位,预计投资(亿元),登记日期',
      '示例拟设研发中心,上海示例线索科技有限公司,自主开发,,3-5亿,2020-05-01',
      '示例中介线索,上海示例线索二科技有限公司,中介机构推荐,,,',
      '示例拟设研发中心,上海示例线索科技有限公司,自主开发,,,',
    ].join('\n');
    const { summary, rows } = await importFile(app, specialist, csv, { kind: 'leads' });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'rejected', 'skipped']);
    const { body } = await specialist.get<Body>(`/leads/${rows[0]?.subjectId}`);
    expect(body).toMatchObject({
      companyNameRaw: '上海示例线索科技有限公司',
      estimatedInvestmentWan: '30000.00',
    });
    expect(Date.parse(String(body['registeredAt']))).toBeGreaterThan(Date.now() - 600_000);
    expect(body['note']).toContain('2020-05-01');
    const again = await importFile(app, specialist, csv, { kind: 'leads' });
    expect(again.summary.counts).toMatchObject({ created: 0, unchanged: 1, skipped: 1, rejected: 1 });
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 1, left: 0 });
  });

  describe('that are there', () => {
    const listOf = (name: string, more: string) =>
      `线索名称,企业名称,统一社会信用代码,来源渠道,推荐人,产业方向,预计投资(万元),复杂线索,首报单位,备注\n示例${name}线索,上海示例${name}科技有限公司,${more}\n`;
    const told = ',自主开发,示例荐,人工智能,3000,否,,首次说明';
    const update = { kind: 'leads', duplicates: 'update' };

    it('are corrected under the policy update: all but title, company and first report', async () => {
      const first = await importFile(app, specialist, listOf('改', told), { kind: 'leads' });
      const id = String(first.rows[0]?.subjectId);
      const { body: before } = await specialist.get<Body>(`/leads/${id}`);
      const csv = listOf('改', `${syntheticUscc(3_301)},主动来访,示例新荐,生命健康,4500,是,桃浦镇,后来说明`);
      const skipped = await importFile(app, specialist, csv, { kind: 'leads' });
      expect(skipped.rows[0]).toMatchObject({ outcome: 'skipped', verdict: 'DUPLICATE', subjectId: id });
      expect(skipped.rows[0]?.problems[0]?.message).toContain('estimatedInvestmentWan');
      const { summary, rows } = await importFile(app, specialist, csv, update);
      expect(rows[0]).toMatchObject({ outcome: 'updated', subjectId: id, problems: [] });
      const { body: after } = await specialist.get<Body>(`/leads/${id}`);
      expect(after).toMatchObject({
        companyUsccRaw: syntheticUscc(3_301),
        sourceChannel: 'WALK_IN',
        sourceContactName: '示例新荐',
        focusAreaCode: 'LIFE_HEALTH',
        estimatedInvestmentWan: '4500.00',
        complex: true,
        note: '后来说明',
      });
      for (const kept of ['title', 'companyNameRaw', 'registeredAt', 'reportUnitId', 'reportUserId'])
        expect(after[kept]).toEqual(before[kept]);
      const again = await importFile(app, specialist, csv, update);
      expect(again.summary.counts).toMatchObject({ unchanged: 1, updated: 0 });

      expect((await revert(summary.id)).reversal).toEqual({ reverted: 1, left: 0 });
      const { body: back } = await specialist.get<Body>(`/leads/${id}`);
      expect(back).toMatchObject({
        ...{ companyUsccRaw: null, sourceChannel: 'SELF_OUTREACH', sourceContactName: '示例荐' },
        ...{ focusAreaCode: 'AI', estimatedInvestmentWan: '3000.00', complex: false, note: '首次说明' },
      });
    });

    it('are not changed by a colleague, who learns nothing of who recommended them', async () => {
      await importFile(app, specialist, listOf('守', told), { kind: 'leads' });
      const colleague = await signIn(app);
      const guessed = listOf('守', told.replace('示例荐', '示例猜'));
      const tried = await importFile(app, colleague, guessed, update);
      expect(tried.rows[0]).toMatchObject({ outcome: 'unchanged', problems: [] });
      const changed = await importFile(app, colleague, listOf('守', told.replace('3000', '1')), update);
      expect(changed.rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'NOT_YOURS' }] });
    });

    it('are not changed once they are closed', async () => {
      const supervisor = await signIn(app, { roles: ['SUPERVISOR'] });
      const names = { title: '示例结线索', companyNameRaw: '上海示例结科技有限公司' };
      const { id } = await assessingLead({ specialist, supervisor }, names);
      const no = { follow: false, invalidReason: 'NOT_FOCUS', reason: '不属园区产业方向' };
      expect((await step(specialist, id, 'assessments', { ...ASSESSMENT, ...no })).status).toBeLessThan(300);
      const tried = await importFile(app, specialist, listOf('结', told.replace('3000', '1')), update);
      expect(tried.rows[0]).toMatchObject({ outcome: 'rejected', problems: [{ code: 'CLOSED' }] });
    });
  });
});

describe('projects', () => {
  const CSV = [
    '项目名称,投资主体,计划投资总额(亿元),固定资产投资,阶段,签约时间,负责单位,备注',
    '示例研发中心项目,上海示例项目主体科技有限公司,1.2,,已签约,2023-05-06,桃浦智创城公司,重点',
    '示例基地项目,上海示例项目主体科技有限公司,5-8,约3000万,,,,',
    '示例外资项目,上海示例外资主体科技有限公司,800万美元,,,,,',
    '示例别家项目,上海示例项目主体科技有限公司,,,,,桃浦镇,',
    '示例错单位项目,上海示例项目主体科技有限公司,,,,,没有这个单位,',
  ].join('\n');

  it('become drafts; what only a move may say is kept in words', async () => {
    const { summary, rows } = await importFile(app, specialist, CSV, { kind: 'projects' });
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'created',
      'created',
      'created',
      'rejected',
      'rejected',
    ]);
    expect(rows.slice(3).map(({ problems }) => problems[0]?.code)).toEqual([
      'UNIT_NOT_ASSIGNABLE',
      'UNIT_UNKNOWN',
    ]);
    expect(rows[2]?.problems.map(({ code }) => code)).toContain('AMOUNT_NOT_CONVERTED');
    const read = async (at: number) => (await specialist.get<Body>(`/projects/${rows[at]?.subjectId}`)).body;
    expect(await read(0)).toMatchObject({
      poolStatus: 'DRAFT',
      stage: null,
      plannedInvestmentWan: '12000.00',
      plannedInvestmentBasis: 'COMPANY_PLAN',
      note: '原台账阶段：已签约\n原台账签约日期：2023-05-06\n重点',
    });
    expect(await read(1)).toMatchObject({
      plannedInvestmentWan: '50000.00',
      plannedInvestmentBasis: 'ESTIMATE',
      fixedAssetInvestmentWan: '3000.00',
    });
    expect(await read(2)).toMatchObject({
      plannedInvestmentWan: null,
      note: expect.stringContaining('800万美元'),
    });
    const again = await importFile(app, specialist, CSV, { kind: 'projects', duplicates: 'update' });
    expect(again.summary.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 2 });
    const more = CSV.replace('重点', '改了').split('\n').slice(0, 2).join('\n');
    const updated = await importFile(app, specialist, more, { kind: 'projects', duplicates: 'update' });
    expect(updated.summary.counts).toMatchObject({ updated: 1 });
    expect(await read(0)).toMatchObject({ note: expect.stringContaining('改了') });
    await revert(updated.summary.id);
    expect(await read(0)).toMatchObject({ note: expect.stringContaining('重点') });
    expect((await revert(summary.id)).reversal).toEqual({ reverted: 2, left: 1 });
  });
});

describe('the kind', () => {
  it.each([
    { heading: '企业名称,统一社会信用代码', kind: 'companies' },
    { heading: '姓名,单位,职务,手机', kind: 'contacts' },
    { heading: '日期,企业名称,洽谈内容', kind: 'interactions' },
    { heading: '线索名称,企业名称,来源渠道', kind: 'leads' },
    { heading: '项目名称,投资主体,计划总投资', kind: 'projects' },
  ])('is told by the headings: $kind', async ({ heading, kind }) => {
    const answer = await upload(app, specialist, `${heading}\n示例,示例,示例,示例\n`, {
      kind: '',
      dryRun: 'true',
    });
    expect(answer.body).toMatchObject({ kind });
    await untilEnded(specialist, String(answer.body['jobId']));
  });

  it('cannot be told of anything', async () => {
    const answer = await upload(app, specialist, '一,二\n三,四\n', { kind: '' });
    expect(answer.body).toMatchObject({ status: 422, code: 'IMPORT.KIND_NOT_RECOGNISED' });
  });

  it('is listed with its fields', async () => {
    const { body } = await specialist.get<{ items: { kind: string; fields: object[] }[] }>('/imports/kinds');
    expect(body.items.map(({ kind }) => kind)).toEqual([
      'companies',
      'contacts',
      'interactions',
      'leads',
      'projects',
      'policies',
      'carriers',
    ]);
    expect(body.items.every(({ fields }) => fields.length > 8)).toBe(true);
  });
});
