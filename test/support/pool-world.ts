import { addDays } from '../../src/platform/kernel/clock.js';
import { startTestApp, type TestApp } from './app.js';
import { MovedClock, runNight } from './nightly.js';
import type { Place } from './pool-model.js';
import { anInvestor } from './projects.js';
import { type SignedIn, signIn } from './users.js';

/** Two units that chase the same three companies (two of one group), and those who stand above them. */
export type Side = 'A' | 'B';
export const SIDES: readonly Side[] = ['A', 'B'];

/** Every kind of person that may try a move; `OTHER_` ones work in the unit that does not keep the project. */
export const MOVERS = [
  'SPECIALIST',
  'SUPERVISOR',
  'POOL_ADMIN',
  'SERVICE_OFFICER',
  'LEADER',
  'ANALYST',
  'DEPT_USER',
  'OTHER_SPECIALIST',
  'OTHER_SUPERVISOR',
] as const;
export type Mover = (typeof MOVERS)[number];

interface UnitPeople {
  readonly specialist: SignedIn;
  readonly supervisor: SignedIn;
  readonly officer: SignedIn;
}

export interface StoredProject {
  readonly id: string;
  readonly version: number;
  readonly place: Place;
  readonly level: string | null;
  readonly side: Side | null;
  readonly ownerUserId: string | null;
  readonly companyId: string;
  readonly dates: Readonly<Record<string, string | null>>;
}

const UNITS: Readonly<Record<Side, string>> = { A: 'TAOPU_SMART_CITY_CO', B: 'TAOPU_TOWN' };
const FIRST_DAY = '2025-03-03';
/** The calendar of working days is not published beyond. */
const LAST_DAY = '2026-11-30';

export class PoolWorld {
  private day = FIRST_DAY;
  readonly companies: string[] = [];
  readonly projects: string[] = [];
  private readonly contacts = new Map<string, string>();

  private constructor(
    readonly app: TestApp,
    private readonly clock: MovedClock,
    readonly units: Readonly<Record<Side, UnitPeople>>,
    readonly above: Readonly<Record<'POOL_ADMIN' | 'LEADER' | 'ANALYST' | 'DEPT_USER', SignedIn>>,
  ) {}

  static async open(): Promise<PoolWorld> {
    const clock = new MovedClock(`${FIRST_DAY}T09:00:00+08:00`);
    const app = await startTestApp({ clock, settings: { ACCESS_TOKEN_MINUTES: 10_000_000 } });
    const of = (unitCode: string, role: string) => signIn(app, { unitCode, roles: [role] });
    const peopleOf = async (side: Side): Promise<UnitPeople> => ({
      specialist: await of(UNITS[side], 'SPECIALIST'),
      supervisor: await of(UNITS[side], 'SUPERVISOR'),
      officer: await of(UNITS[side], 'SERVICE_OFFICER'),
    });
    const world = new PoolWorld(
      app,
      clock,
      { A: await peopleOf('A'), B: await peopleOf('B') },
      {
        POOL_ADMIN: await of('DIST_INVESTMENT_OFFICE', 'POOL_ADMIN'),
        LEADER: await of('COMMITTEE_OFFICE', 'LEADER'),
        ANALYST: await of('DIST_INVESTMENT_OFFICE', 'ANALYST'),
        DEPT_USER: await of('DIST_HEALTH', 'DEPT_USER'),
      },
    );
    await world.meetCompanies();
    return world;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** The second and the third belong to one group. */
  private async meetCompanies(): Promise<void> {
    const inPutuo = { registeredDistrictCode: '310107', taxDistrictCode: '310107' };
    for (const groupName of [null, '示例集团', '示例集团'])
      this.companies.push(await anInvestor(this.above.POOL_ADMIN, { ...inPutuo, groupName }));
  }

  get today(): string {
    return this.day;
  }

  /** Lets days pass, with the night between them. */
  async pass(days: number): Promise<void> {
    const next = addDays(this.day, days);
    if (next > LAST_DAY) return;
    this.day = next;
    this.clock.moveTo(next, '00:40:00');
    await runNight(this.app, this.above.POOL_ADMIN);
    this.clock.moveTo(next, '09:00:00');
  }

  async stored(id: string): Promise<StoredProject> {
    const [row] = await this.app.sql<
      StoredProject & { unitId: string | null; status: string; stage: string | null }
    >(
      `SELECT id, version, level, owner_unit_id AS "unitId", owner_user_id AS "ownerUserId", pool_status AS status, stage,
         company_id AS "companyId", json_build_object('admittedOn', admitted_on, 'negotiatingOn', negotiating_on,
         'evaluatingOn', evaluating_on, 'preSigningOn', pre_signing_on, 'signedOn', signed_on,
         'registeredOn', registered_on, 'constructionStartOn', construction_start_on, 'openedOn', opened_on) AS dates
       FROM project WHERE id = $1`,
      [id],
    );
    if (!row) throw new Error('no such project');
    const side = SIDES.find((each) => this.units[each].specialist.unitId === row.unitId) ?? null;
    return { ...row, side, place: `${row.status}/${row.stage ?? '-'}` as Place };
  }

  /** The person behind a role, as seen from a project; who keeps it now may be another than who began it. */
  mover(role: Mover, project: StoredProject): SignedIn {
    const own = this.units[project.side ?? 'A'];
    const other = this.units[project.side === 'A' ? 'B' : 'A'];
    switch (role) {
      case 'SPECIALIST':
        return own.specialist;
      case 'SUPERVISOR':
        return own.supervisor;
      case 'SERVICE_OFFICER':
        return own.officer;
      case 'OTHER_SPECIALIST':
        return other.specialist;
      case 'OTHER_SUPERVISOR':
        return other.supervisor;
      default:
        return this.above[role];
    }
  }

  /** A person of the company whom the unit knows. */
  async contact(side: Side, companyId: string): Promise<string> {
    const key = `${side}/${companyId}`;
    const known = this.contacts.get(key);
    if (known) return known;
    const answer = await this.units[side].specialist.post<{ id: string }>('/contacts', {
      name: '示例联系人',
      decisionRole: 'DECISION_MAKER',
      mobile: '13800005678',
      source: 'FROM_PERSON',
      lawfulBasis: 'DUTY',
      companyId,
    });
    if (answer.status !== 201) throw new Error(`no contact: ${answer.text}`);
    this.contacts.set(key, answer.body.id);
    return answer.body.id;
  }

  /** A talk of one unit with a company, about a project where one is given, over the API. */
  async talk(side: Side, companyId: string, projectId: string | null, substantive = true): Promise<void> {
    const { specialist } = this.units[side];
    const answer = await specialist.post('/interactions', {
      occurredAt: `${this.day}T08:00:00+08:00`,
      channel: substantive ? 'MEETING' : 'CALL',
      companyId,
      ...(projectId ? { projectId } : {}),
      ourParticipantIds: [specialist.userId],
      counterpartContactIds: [await this.contact(side, companyId)],
      summary: '示例：就实验室需求、租金条件和进场时间与企业负责人交换了意见。',
      progressType: substantive ? 'TERMS' : 'NONE',
      nextAction: '示例：约定下次会面',
      nextActionOn: addDays(this.day, 7),
    });
    if (answer.status !== 201) throw new Error(`no talk: ${answer.text}`);
  }
}
