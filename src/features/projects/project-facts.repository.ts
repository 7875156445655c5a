import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { WorkingDays } from '../../platform/database/working-days.js';
import type { WorkingCalendar } from '../../platform/kernel/working-days.js';
import { DECISION_ROLE } from '../contacts/contact.codes.js';
import type { PoolSettings } from './pool-settings.js';
import { Project } from './project.entity.js';
import { isAdmitted } from './project.rules.js';
import { dormancyDay } from './project-deadline.rules.js';
import type { ProjectDate, ProjectFacts } from './project-facts.js';
import { type FoundFacts, PROJECT_FACTS } from './project-facts.sql.js';
import { investorIdentity, isForeignInvestor, registeredFact } from './project-investor.rules.js';
import { proposedLevel } from './project-level-upgrade.rules.js';

/** The facts of the gates, with the ids of the papers and signatures behind them. */
export interface LoadedFacts {
  readonly facts: ProjectFacts;
  readonly evidence: FoundFacts['evidence'];
  readonly approvals: FoundFacts['approvals'];
  /** The project's version after its last move; 0 before any. */
  readonly lastMoveVersion: number;
  /** The day on which the project goes dormant if nothing happens until then; null while nothing leads there. */
  readonly dormancyOn: string | null;
}

const DECIDERS = DECISION_ROLE.entries.filter(({ extra }) => extra.decides).map(({ code }) => code);

/** Gathers what the gates of a move read of a project and its neighbours: one round trip. */
@Injectable()
export class ProjectFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    private readonly unitOfWork: UnitOfWork,
    private readonly workingDays: WorkingDays,
  ) {}

  /** The numbers of the pool in force on a day, `YYYY-MM-DD`. */
  settings(day: string): Promise<PoolSettings> {
    return this.dated.groupAt<PoolSettings>('pool', day);
  }

  /** The calendar that terms in working days are counted by. */
  calendar(): Promise<WorkingCalendar> {
    return this.workingDays.calendar();
  }

  /** A project as it is, with its facts and the numbers of the day. */
  async now(
    id: string,
    today: string,
  ): Promise<LoadedFacts & { readonly project: Project; readonly settings: PoolSettings }> {
    const project = await this.unitOfWork.repository(Project).findOneByOrFail({ id });
    const settings = await this.settings(today);
    return { project, settings, ...(await this.of(project, today, settings)) };
  }

  /** The day on which a project goes dormant if nothing happens, as it looked at an instant; null: none in sight. */
  async dormancyOn(id: string, day: string, settings: PoolSettings, asOf: string): Promise<string | null> {
    const project = await this.unitOfWork.repository(Project).findOneByOrFail({ id });
    return (await this.of(project, day, settings, asOf)).dormancyOn;
  }

  /**
   * @param project as it would be with what the move states
   * @param asOf instant, ISO 8601: follow-ups of later are left out
   */
  async of(
    project: Project,
    today: string,
    settings: PoolSettings,
    asOf: string | null = null,
  ): Promise<LoadedFacts> {
    const { id, companyId, registeredCompanyId, ownerUnitId } = project;
    const found = (await this.sql.first<FoundFacts>(PROJECT_FACTS, [
      ...[id, companyId, registeredCompanyId, ownerUnitId, DECIDERS, asOf],
    ])) as FoundFacts;
    const { evidence, approvals, lastMoveVersion } = found;
    const dormancyOn = dormancyOf(project, found, settings);
    const facts = factsOf(project, found, today, settings, dormancyOn);
    return { facts, evidence, approvals, lastMoveVersion, dormancyOn };
  }
}

const DATES = [
  ...['admittedOn', 'negotiatingOn', 'evaluatingOn', 'preSigningOn', 'signedOn', 'registeredOn'],
  ...['constructionStartOn', 'openedOn', 'submittedOn', 'rejectedOn', 'dormantOn', 'publicSeaOn', 'exitedOn'],
  'signingRevokedOn',
] as readonly ProjectDate[];

function factsOf(
  project: Project,
  found: FoundFacts,
  today: string,
  settings: PoolSettings,
  dormancyOn: string | null,
): ProjectFacts {
  const dates = Object.fromEntries(DATES.map((date) => [date, project[date]])) as ProjectFacts['dates'];
  const { poolStatus } = project;
  return {
    ...project,
    level: isAdmitted(poolStatus) ? project.level : (found.review?.level ?? proposedLevel(project, settings)),
    today,
    dates,
    lastMoveOn: found.lastMoveOn,
    reportLockedThrough: null,
    holdsInStage: found.holds.filter((hold) => hold.versionFrom > found.stageSince).length,
    conflictOpen: found.conflictOpen,
    dormancyDue: dormancyOn !== null && dormancyOn <= today,
    foreign: isForeignInvestor(found.company),
    investorIdentity: investorIdentity(found.company),
    registeredCompany: registeredFact(found.registeredCompany),
    lastValidInteractionOn: found.lastValidOn,
    lastSubstantiveInteractionOn: found.lastSubstantiveOn,
    lastSubstantiveInteractionWithDeciderOn: found.lastWithDeciderOn,
    evidence: found.evidence,
    approvals: found.approvals,
    review: found.review,
  };
}

/** Signed projects never go dormant (domain.md §3.5), nor does what is not in the pool. */
function dormancyOf(project: Project, found: FoundFacts, settings: PoolSettings): string | null {
  const { level, admittedOn, poolStatus, stage } = project;
  if (level === null || admittedOn === null || poolStatus !== 'IN_POOL' || stage === 'S5') return null;
  const progress = [
    ...DATES.slice(0, 8).map((date) => project[date]),
    found.lastAdvanceOn,
    found.lastSubstantiveOn,
    found.lastFundingOn,
  ];
  const lastProgressOn = progress.reduce(
    (last, date) => (date !== null && date > (last ?? '') ? date : last),
    null,
  );
  return dormancyDay({ level, admittedOn, lastProgressOn, holds: found.holds }, settings);
}
