import { reviewProject } from './admission-review.js';
import type { components } from './api.generated.js';
import { type Api, bodyOf, ifMatch, refusalOf, UnexpectedAnswer } from './api.js';
import { type Caller, talk } from './companies-week.js';
import type { InventedCompany } from './invented.js';
import type { Terminal } from './terminal.js';

type Project = components['schemas']['ProjectResponse'];
type Move = components['schemas']['MoveProjectRequest'];
type Fields = components['schemas']['UpdateProjectRequest'];
type Paper = components['schemas']['EvidenceResponse']['type'];

interface Cast {
  readonly specialist: Caller;
  readonly supervisor: Caller;
  readonly administrator: Caller;
  readonly ownUserId: string;
}

interface Investor {
  readonly companyId: string;
  readonly contactId: string;
  readonly company: InventedCompany;
}

/** Wednesday to Friday: a project of the reserve pool from draft to signing. */
export class ProjectWeek {
  private id = '';
  /** Chinese words for statuses and stages, as the API's own dictionaries give them. */
  private readonly words = new Map<string, string>();

  constructor(
    private readonly terminal: Terminal,
    private readonly cast: Cast,
    private readonly investor: Investor,
  ) {}

  /** @returns the signed project */
  async play(): Promise<Project> {
    await this.learnWords();
    await this.draft();
    await this.submit();
    await this.admit();
    await this.negotiate();
    await this.evaluate();
    await this.prepareSigning();
    return this.sign();
  }

  private async learnWords(): Promise<void> {
    const { api } = this.cast.specialist;
    for (const name of ['POOL_STATUS', 'STAGE']) {
      const { entries } = bodyOf(
        await api.GET('/api/v1/dictionaries/{name}', { params: { path: { name } } }),
      );
      for (const { code, zh } of entries) this.words.set(code, name === 'STAGE' ? `${code} ${zh}` : zh);
    }
  }

  private positionOf({ poolStatus, stage }: Project): string {
    const code = stage ?? poolStatus;
    return this.words.get(code) ?? code;
  }

  private async draft(): Promise<void> {
    const { specialist } = this.cast;
    this.id = await this.terminal.step('建立项目草稿', async () => {
      const nodes = bodyOf(
        await specialist.api.GET('/api/v1/chain-nodes', { params: { query: { limit: 200 } } }),
      );
      const node = nodes.items.find(({ focusAreaCode }) => focusAreaCode === 'AI');
      const body = { ...draftOf(this.investor), chainNodeId: node?.id ?? null };
      const { id, code } = bodyOf(await specialist.api.POST('/api/v1/projects', { body }));
      return [id, code];
    });
  }

  private async submit(): Promise<void> {
    const { specialist } = this.cast;
    await this.refused('未备齐材料就提交，被门槛拦下', specialist, { transition: 'T01' });
    await this.terminal.step('查重并上传项目基本情况表', async () => {
      const params = { path: { id: this.id } };
      bodyOf(await specialist.api.POST('/api/v1/projects/{id}/duplicate-checks', { params }));
      await this.attach(specialist, 'PROJECT_BASIC_FORM', '示例项目基本情况表.pdf');
      return [undefined];
    });
    await this.moved('提交评审', specialist, { transition: 'T01' });
  }

  private async admit(): Promise<void> {
    const { administrator, supervisor } = this.cast;
    await this.terminal.step('单位初审、储备库复核、评审组评分并定论', async () => {
      const { score, level } = await reviewProject({ supervisor, administrator }, this.id);
      return [undefined, `${score} 分，${level} 类`];
    });
    await this.terminal.step('储备库管理员上传评审记录', async () => {
      await this.attach(administrator, 'REVIEW_RECORD', '示例评审记录.pdf');
      return [undefined];
    });
    await this.moved('评审通过，入库', administrator, { transition: 'T07' });
  }

  private async negotiate(): Promise<void> {
    const { specialist, ownUserId } = this.cast;
    await this.refused('直接推进到实质洽谈，被门槛拦下', specialist, { transition: 'T10' });
    await this.terminal.step('补一次与决策人的洽谈、企业诉求和洽谈纪要', async () => {
      const { companyId, contactId } = this.investor;
      const links = { companyId, contactId, ownUserId, projectId: this.id };
      await talk(specialist.api, links, '第二次洽谈：逐项确认载体面积、改造条件与人才公寓需求，形成纪要。');
      await this.edit(specialist, {
        needs: [{ type: 'CARRIER', text: '约1200平方米研发载体，层高不低于4米' }],
      });
      await this.attach(specialist, 'NEGOTIATION_MINUTES', '示例洽谈纪要.pdf');
      return [undefined];
    });
    await this.moved('推进', specialist, { transition: 'T10' });
  }

  private async evaluate(): Promise<void> {
    const { specialist } = this.cast;
    await this.terminal.step('评估：选址、尽调、税收核对、政策核对', async () => {
      await this.edit(specialist, EVALUATION());
      await this.attach(specialist, 'DUE_DILIGENCE_REPORT', '示例尽调报告.pdf');
      await this.attach(specialist, 'SITE_VISIT_RECORD', '示例踏勘记录.pdf');
      return [undefined];
    });
    await this.moved('推进', specialist, { transition: 'T11' });
  }

  private async prepareSigning(): Promise<void> {
    const { specialist, supervisor } = this.cast;
    await this.terminal.step('上传会议纪要、协议送审稿和法律意见', async () => {
      await this.attach(specialist, 'DECISION_MINUTES', '示例会议纪要.pdf');
      await this.attach(specialist, 'DRAFT_AGREEMENT', '示例协议送审稿.pdf');
      await this.attach(specialist, 'LEGAL_OPINION', '示例法律意见.pdf');
      return [undefined];
    });
    await this.refusedRole('专员自行推进到拟签约，权限不足', specialist, { transition: 'T12' });
    const states = { expectedSignOn: inDays(14), hasSupportTerms: false };
    await this.moved('招商主管推进', supervisor, { transition: 'T12', ...states });
  }

  private async sign(): Promise<Project> {
    const { specialist, supervisor } = this.cast;
    await this.terminal.step('上传租赁合同', async () => {
      await this.attach(specialist, 'LEASE_CONTRACT', '示例租赁合同.pdf');
      return [undefined];
    });
    return this.moved('招商主管确认签约', supervisor, {
      transition: 'T13',
      signingForm: 'LEASE',
      leasedAreaSqm: '1200',
      agreedInvestmentWan: '3200.00',
      contractingParty: this.investor.company.name,
      agreementNo: `示例-${this.id.slice(-8)}`,
    });
  }

  private async moved(text: string, by: Caller, body: Move): Promise<Project> {
    return this.terminal.step(text, async () => {
      const before = await this.read(by.api);
      const project = bodyOf(await this.move(by, body));
      return [project, `${this.positionOf(before)} → ${this.positionOf(project)}`];
    });
  }

  private async refused(text: string, by: Caller, body: Move): Promise<void> {
    const missing = await this.terminal.step(text, async () => {
      const problem = refusalOf(await this.move(by, body), 'PROJECT.STAGE_GATE_FAILED');
      if (!problem.missing?.length) throw new UnexpectedAnswer('没有说明缺什么');
      return [problem.missing, `还缺 ${problem.missing.length} 项`];
    });
    for (const { message } of missing) this.terminal.detail(`· ${message}`);
  }

  private async refusedRole(text: string, by: Caller, body: Move): Promise<void> {
    await this.terminal.step(text, async () => {
      const problem = refusalOf(await this.move(by, body), 'PROJECT.ROLE_NOT_ALLOWED');
      return [problem, problem.detail];
    });
  }

  private async move({ api }: Caller, body: Move) {
    const { version } = await this.read(api);
    const params = { path: { id: this.id }, header: ifMatch(version) };
    return api.POST('/api/v1/projects/{id}/transitions', { params, body });
  }

  private async edit({ api }: Caller, body: Fields): Promise<void> {
    const { version } = await this.read(api);
    const params = { path: { id: this.id }, header: ifMatch(version) };
    bodyOf(await api.PATCH('/api/v1/projects/{id}', { params, body, headers: MERGE_PATCH }));
  }

  private async attach({ api }: Caller, type: Paper, name: string): Promise<void> {
    const form = new FormData();
    form.set('type', type);
    form.set('file', new Blob([`%PDF-1.4\n% ${name} ${this.id}\n%%EOF\n`]), name);
    const params = { path: { id: this.id } };
    const asForm = { body: form as never, bodySerializer: (body: unknown) => body as never };
    bodyOf(await api.POST('/api/v1/projects/{id}/evidence', { params, ...asForm }));
  }

  private async read(api: Api): Promise<Project> {
    return bodyOf(await api.GET('/api/v1/projects/{id}', { params: { path: { id: this.id } } }));
  }
}

const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' };

function draftOf({ companyId, company }: Investor) {
  return {
    name: `示例${company.brand.name}研发中心项目`,
    projectKind: 'INVESTMENT',
    companyId,
    investmentType: 'NEW',
    landingMode: 'LEASE',
    focusAreaCode: 'AI',
    floorAreaSqm: '1200',
    plannedInvestmentWan: '3200.00',
    plannedInvestmentBasis: 'COMPANY_PLAN',
    expectedTaxY1Wan: '40.00',
    expectedTaxY2Wan: '110.00',
    expectedTaxY3Wan: '240.00',
    sourceChannel: 'WALK_IN',
    brief:
      '示例企业拟在园区设立研发中心，开展感知算法与整机联调，计划三年内形成一百人规模，希望落实可改造载体和人才公寓；以上内容为演示所设。',
  } as const;
}

const EVALUATION = (): Fields => ({
  siteOptions: [{ kind: 'CARRIER_UNIT', label: '示例大厦3层', shortlisted: true }],
  dueDiligenceSummary: '示例尽调：股权清晰，经营正常，未见重大诉讼与失信记录。',
  riskConclusion: 'ACCEPTABLE',
  expectedTaxConfirmed: true,
  expectedOutputWan: '6400.00',
  expectedJobs: 60,
  fixedAssetInvestmentWan: '1800.00',
  policyCheckedOn: inDays(0),
  expectedRegisterOn: inDays(90),
});

/** A date in Shanghai so many days from today. */
function inDays(days: number): string {
  const instant = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(instant);
}
