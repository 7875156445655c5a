import type { TestApp } from './app.js';
import {
  anInvestor,
  attachAll,
  draft,
  EVALUATION,
  edit,
  moved,
  type PoolPeople,
  type ProjectBody,
  SIGNING,
  talk,
} from './projects.js';
import { reviewed } from './reviews.js';
import { type SignedIn, signIn } from './users.js';

/** One row of the table of domain.md §5.7: dates of 2026 as `MM-DD`. */
export interface GoldenRow {
  readonly id: string;
  readonly focus: string;
  readonly owner: 'TAOPU_SMART_CITY_CO' | 'TAOPU_TOWN' | 'LINGANG_TAOPU_CO';
  readonly level: 'A' | 'B' | 'C';
  readonly plannedWan: string;
  readonly fdiWanUsd: string;
  readonly admitted: string;
  readonly negotiating?: string;
  readonly evaluating?: string;
  readonly preSigning?: string;
  readonly signed?: string;
  readonly registered?: string;
  readonly opened?: string;
  readonly exited?: string;
  /** Last substantive talk beside the milestones. */
  readonly progress?: string;
}

const CO = 'TAOPU_SMART_CITY_CO';
const TOWN = 'TAOPU_TOWN';
const LINGANG = 'LINGANG_TAOPU_CO';

export const GOLDEN_ROWS: readonly GoldenRow[] = [
  row('P01', 'LIFE_HEALTH', CO, 'A', '12000', '0', ['01-08', '01-20', '03-02', '04-10', '05-12', '06-30']),
  row('P02', 'LIFE_HEALTH', CO, 'B', '3000', '150', ['02-05', '03-01', '05-20', '09-15']),
  { ...row('P03', 'LIFE_HEALTH', TOWN, 'C', '800', '60', ['03-10', '04-15']), progress: '06-20' },
  row('P04', 'AI', CO, 'A', '20000', '0', ['02-20', '03-05', '04-22', '06-01', '08-18']),
  { ...row('P05', 'AI', LINGANG, 'B', '5000', '0', ['04-01', '05-11', '07-06']), progress: '08-20' },
  row('P06', 'AI', TOWN, 'C', '500', '0', ['01-15', '02-10']),
  {
    ...row('P07', 'ADV_MATERIALS', TOWN, 'B', '6000', '0', [
      '01-12',
      '01-28',
      '02-25',
      '03-20',
      '04-09',
      '05-06',
    ]),
    opened: '09-21',
  },
  row('P08', 'ADV_MATERIALS', LINGANG, 'C', '1000', '0', ['09-03']),
  { ...row('P09', 'TECH_FINANCE', CO, 'B', '10000', '0', ['05-08', '05-20', '06-12']), registered: '10-15' },
  { ...row('P10', 'TECH_FINANCE', TOWN, 'C', '2000', '0', ['02-18', '03-30']), exited: '07-31' },
  row('P11', 'LIFE_HEALTH', CO, 'C', '0', '40', ['10-13']),
  row('P12', 'AI', CO, 'B', '4000', '0', ['03-25', '04-08', '05-15', '07-02', '10-20']),
];

function row(
  id: string,
  focus: string,
  owner: GoldenRow['owner'],
  level: GoldenRow['level'],
  plannedWan: string,
  fdiWanUsd: string,
  dates: readonly string[],
): GoldenRow {
  const names = ['admitted', 'negotiating', 'evaluating', 'preSigning', 'signed', 'registered'];
  const milestones = Object.fromEntries(dates.map((date, at) => [names[at], date]));
  return { id, focus, owner, level, plannedWan, fdiWanUsd, ...milestones } as GoldenRow;
}

const on = (day: string) => `2026-${day}`;

/** Loads projects of the golden data set over the API, each move with its business date. */
export class GoldenPool {
  readonly ids = new Map<string, string>();

  private constructor(
    private readonly app: TestApp,
    private readonly staff: ReadonlyMap<string, PoolPeople>,
    readonly poolAdmin: SignedIn,
  ) {}

  static async of(app: TestApp): Promise<GoldenPool> {
    const poolAdmin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
    const staff = new Map<string, PoolPeople>();
    for (const unitCode of [CO, TOWN, LINGANG]) {
      const specialist = await signIn(app, { unitCode });
      staff.set(unitCode, {
        specialist,
        supervisor: await signIn(app, { roles: ['SUPERVISOR'], unitCode }),
        poolAdmin,
      });
    }
    return new GoldenPool(app, staff, poolAdmin);
  }

  people(owner: string): PoolPeople {
    return this.staff.get(owner) as PoolPeople;
  }

  /** From draft to the last date of the row. The day's clock stands after all of them. */
  async load(golden: GoldenRow): Promise<void> {
    const people = this.people(golden.owner);
    const project = await this.admit(golden, people);
    this.ids.set(golden.id, project.id);
    if (golden.negotiating) await this.negotiate(project, on(golden.negotiating), people);
    if (golden.evaluating) await this.evaluate(project, on(golden.evaluating), people);
    if (golden.preSigning) await this.presign(project, golden, people);
    if (golden.signed) await this.sign(project, golden, people);
    if (golden.registered) await this.register(project, golden, people);
    if (golden.opened) await this.open(project, on(golden.opened), people);
    if (golden.exited) await this.leave(project, on(golden.exited), people);
    if (golden.progress) await talk(this.app, project, { on: on(golden.progress) });
  }

  /** A call of the evening before, so that follow-ups are current and no light comes from them. */
  async keepInTouch(id: string, day: string): Promise<void> {
    const project = { id: this.ids.get(id) } as ProjectBody;
    await talk(this.app, project, { on: day, substantive: false, withDecider: false });
  }

  private async admit(golden: GoldenRow, people: PoolPeople): Promise<ProjectBody> {
    const { specialist, poolAdmin } = people;
    const day = on(golden.admitted);
    const [node] = await this.app.sql<{ id: string }>(
      'SELECT id FROM chain_node WHERE focus_area_code = $1 ORDER BY code LIMIT 1',
      [golden.focus],
    );
    const here = { registeredDistrictCode: '310107', taxDistrictCode: '310107' };
    const project = await draft(this.app, specialist, {
      name: `示例${golden.id}`,
      companyId: await anInvestor(specialist, here),
      focusAreaCode: golden.focus,
      chainNodeId: (node as { id: string }).id,
      plannedInvestmentWan: `${golden.plannedWan}.00`,
      contractedFdiWanUsd: `${golden.fdiWanUsd}.00`,
    });
    await talk(this.app, project, { on: day, substantive: false, companyOnly: true });
    await specialist.post(`/projects/${project.id}/duplicate-checks`);
    await attachAll(this.app, specialist, project.id, ['PROJECT_BASIC_FORM']);
    await moved(specialist, project.id, { transition: 'T01', effectiveOn: day });
    await reviewed(people, project.id, { level: golden.level });
    await attachAll(this.app, poolAdmin, project.id, ['REVIEW_RECORD']);
    return moved(poolAdmin, project.id, { transition: 'T07', effectiveOn: day });
  }

  private async negotiate(project: ProjectBody, day: string, { specialist }: PoolPeople): Promise<void> {
    await talk(this.app, project, { on: day });
    await edit(specialist, project.id, { needs: [{ type: 'CARRIER', text: '约1200平方米实验室' }] });
    await attachAll(this.app, specialist, project.id, ['NEGOTIATION_MINUTES']);
    await moved(specialist, project.id, { transition: 'T10', effectiveOn: day });
  }

  private async evaluate(project: ProjectBody, day: string, { specialist }: PoolPeople): Promise<void> {
    await edit(specialist, project.id, { ...EVALUATION, policyCheckedOn: day });
    await attachAll(this.app, specialist, project.id, ['DUE_DILIGENCE_REPORT', 'SITE_VISIT_RECORD']);
    await moved(specialist, project.id, { transition: 'T11', effectiveOn: day });
  }

  private async presign(project: ProjectBody, golden: GoldenRow, people: PoolPeople): Promise<void> {
    const { specialist, supervisor, poolAdmin } = people;
    const papers = ['DECISION_MINUTES', 'DRAFT_AGREEMENT', 'LEGAL_OPINION'];
    await attachAll(this.app, specialist, project.id, papers);
    if (golden.level === 'A')
      await poolAdmin.post(`/projects/${project.id}/approvals`, { transition: 'T12' });
    const states = { expectedSignOn: '2026-12-31', hasSupportTerms: false };
    const effectiveOn = on(golden.preSigning as string);
    await moved(supervisor, project.id, { transition: 'T12', effectiveOn, ...states });
  }

  private async sign(project: ProjectBody, golden: GoldenRow, people: PoolPeople): Promise<void> {
    await attachAll(this.app, people.specialist, project.id, ['LEASE_CONTRACT']);
    const states = { ...SIGNING, agreedInvestmentWan: `${golden.plannedWan}.00` };
    const effectiveOn = on(golden.signed as string);
    await moved(people.supervisor, project.id, { transition: 'T13', effectiveOn, ...states });
  }

  private async register(project: ProjectBody, golden: GoldenRow, people: PoolPeople): Promise<void> {
    const { specialist, supervisor, poolAdmin } = people;
    await attachAll(this.app, specialist, project.id, ['BUSINESS_LICENSE']);
    const transition = golden.signed ? 'T14' : 'T15';
    if (transition === 'T15') await poolAdmin.post(`/projects/${project.id}/approvals`, { transition });
    await moved(supervisor, project.id, {
      transition,
      effectiveOn: on(golden.registered as string),
      registeredCompanyId: project['companyId'],
      registrationType: 'NEW',
      landingUnitId: supervisor.unitId,
      ...(transition === 'T15' ? { signingWaiverReason: '企业先行注册，协议随后签订' } : {}),
    });
  }

  private async open(project: ProjectBody, effectiveOn: string, people: PoolPeople): Promise<void> {
    await attachAll(this.app, people.specialist, project.id, ['SITE_CHECK_FORM']);
    await moved(people.supervisor, project.id, { transition: 'T17', effectiveOn, staffOnSite: 12 });
  }

  private async leave(project: ProjectBody, effectiveOn: string, people: PoolPeople): Promise<void> {
    await attachAll(this.app, people.specialist, project.id, ['CANCELLATION_LETTER']);
    await moved(people.supervisor, project.id, {
      ...{
        transition: 'T40',
        effectiveOn,
        exitReason: 'INVESTOR_CANCELLED',
        exitNote: '投资方来函取消本项目',
      },
    });
  }
}
