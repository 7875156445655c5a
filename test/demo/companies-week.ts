import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Api, bodyOf, refusalOf, UnexpectedAnswer } from './api.js';
import { writeCompaniesWorkbook } from './companies-workbook.js';
import { followJob } from './follow-job.js';
import { type InventedCompany, inventCompanies } from './invented.js';
import type { Terminal } from './terminal.js';

export interface Caller {
  readonly api: Api;
  readonly token: string;
  readonly baseUrl: string;
}

const COUNT = 24;

/** Monday: a list comes in. @returns the companies of the list */
export async function importList(terminal: Terminal, caller: Caller): Promise<InventedCompany[]> {
  const companies = inventCompanies(COUNT);
  const { content, wrong } = await terminal.step(
    '制作一份名单（含杂乱单元格、错误代码、重复行）',
    async () => {
      const made = await makeWorkbook(companies);
      return [made, `${COUNT + 2} 行，${made.content.length} 字节`];
    },
  );
  const importId = await terminal.step('上传名单', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(content)]), '示例名单.xlsx');
    form.set('kind', 'companies');
    form.set(
      'defaults',
      JSON.stringify({ parkRelation: 'TARGET', capitalNature: 'PRIVATE', investorCountry: 'CN' }),
    );
    const answer = await caller.api.POST('/api/v1/imports', {
      body: form as never,
      bodySerializer: (body) => body as never,
    });
    const { id } = bodyOf(answer);
    return [id, `任务 ${id.slice(0, 8)}`];
  });
  await terminal.step('后台导入，经 SSE 跟踪进度', async () => {
    await followJob(`${caller.baseUrl}/api/v1/jobs/${importId}/events`, caller.token, ({ progress }) =>
      terminal.progress(progress.done, progress.total ?? 0),
    );
    const { counts } = bodyOf(
      await caller.api.GET('/api/v1/imports/{id}', { params: { path: { id: importId } } }),
    );
    if (counts.created !== COUNT)
      throw new UnexpectedAnswer(`应新建 ${COUNT} 家，实为 ${JSON.stringify(counts)}`);
    return [counts, `新建 ${counts.created}，跳过 ${counts.skipped}，未通过 ${counts.rejected}`];
  });
  await terminal.step('查看未通过的行', async () => {
    const params = { path: { id: importId }, query: { outcome: 'rejected' } };
    const { items } = bodyOf(await caller.api.GET('/api/v1/imports/{id}/rows', { params }));
    const row = items.find(({ name }) => name === wrong);
    const problem = row?.problems[0];
    if (!row || !problem) throw new UnexpectedAnswer('错误代码的那一行没有被退回');
    return [row, `第 ${row.row} 行 ${problem.column ?? ''}：${problem.message}`];
  });
  return companies;
}

async function makeWorkbook(
  companies: readonly InventedCompany[],
): Promise<{ content: Buffer; wrong: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taopu-demo-'));
  try {
    return await writeCompaniesWorkbook(path.join(folder, 'list.xlsx'), companies);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Finding one of them again, in the ways in which people type. */
export async function findAgain(
  terminal: Terminal,
  { api }: Caller,
  company: InventedCompany,
): Promise<void> {
  const { brand, name, uscc } = company;
  const queries: readonly (readonly [how: string, q: string])[] = [
    ['名称片段', brand.name.slice(1)],
    ['拼音全拼', brand.reading],
    ['繁体', `${brand.name}機器人`],
    [
      '全角信用代码前段',
      uscc.slice(0, 16).replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
    ],
  ];
  for (const [how, q] of queries)
    await terminal.step(`搜索（${how}）「${q}」`, async () => {
      const answer = await api.GET('/api/v1/companies', { params: { query: { q, limit: 10 } } });
      const rank = bodyOf(answer).items.findIndex(({ nameCn }) => nameCn === name);
      if (rank < 0) throw new UnexpectedAnswer(`前十个结果里没有 ${name}`);
      return [rank, `${name}，第 ${rank + 1} 位`];
    });
}

/** Tuesday: a company that calls in, with the person behind it and the talk. */
export async function registerInvestor(
  terminal: Terminal,
  { api }: Caller,
  ownUserId: string,
): Promise<{ companyId: string; contactId: string; company: InventedCompany }> {
  const company = inventCompanies(COUNT + 1).at(-1) as InventedCompany;
  const body = {
    nameCn: company.name,
    uscc: company.uscc,
    entityType: 'COMPANY',
    capitalNature: 'PRIVATE',
    investorCountry: 'CN',
    registrationStatus: 'IN_OPERATION',
    focusAreaCode: 'AI',
    parkRelation: 'IN_TALK',
    registeredCapitalWan: '2000.00',
    registeredCapitalCurrency: 'CNY',
  } as const;
  const companyId = await terminal.step('登记一家来访企业', async () => {
    const { id, code } = bodyOf(await api.POST('/api/v1/companies', { body }));
    return [id, `${code} ${company.name}`];
  });
  await terminal.step('同一信用代码再登记一次，被拒绝', async () => {
    const problem = refusalOf(await api.POST('/api/v1/companies', { body }), 'COMPANY.USCC_TAKEN');
    return [problem, problem.title];
  });
  const contactId = await terminal.step('添加联系人', async () => {
    const contact = {
      name: '示例欧阳',
      honorific: 'MS',
      companyId,
      title: '总经理',
      mobile: '13800138000',
      decisionRole: 'DECISION_MAKER',
      source: 'BUSINESS_CARD',
      lawfulBasis: 'DUTY',
    } as const;
    const { id, name } = bodyOf(await api.POST('/api/v1/contacts', { body: contact }));
    return [id, name ?? ''];
  });
  await terminal.step('记录第一次洽谈', async () => {
    await talk(
      api,
      { companyId, contactId, ownUserId },
      '首次到访：介绍园区载体与产业方向，企业计划设立研发中心并约定踏勘。',
    );
    return [undefined];
  });
  return { companyId, contactId, company };
}

interface Talk {
  readonly companyId: string;
  readonly contactId: string;
  readonly ownUserId: string;
  readonly projectId?: string;
}

/** A meeting of a minute ago with a decision maker. */
export async function talk(
  api: Api,
  { contactId, ownUserId, ...links }: Talk,
  summary: string,
): Promise<void> {
  const body = {
    ...links,
    occurredAt: new Date(Date.now() - 60_000).toISOString(),
    channel: 'MEETING' as const,
    ourParticipantIds: [ownUserId],
    counterpartContactIds: [contactId],
    summary,
    progressType: 'TERMS' as const,
    nextAction: '发送载体资料并预约下次会面',
    nextActionOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
  };
  bodyOf(await api.POST('/api/v1/interactions', { body }));
}
