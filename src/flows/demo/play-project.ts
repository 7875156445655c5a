import { InteractionsService } from '../../features/interactions/interactions.service.js';
import { ProjectApprovalsService } from '../../features/projects/project-approvals.service.js';
import { ProjectDuplicatesService } from '../../features/projects/project-duplicates.service.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { addDays } from '../../platform/kernel/clock.js';
import { MoveProjectFlow } from '../project-moves/move-project.flow.js';
import { DEMO_COMPANIES, type DemoCompany } from './demo-companies.seed.js';
import { type Part, type Setting, sceneOf } from './demo-moves.js';
import type { DemoPapers } from './demo-papers.js';
import { contentOf, proposedLevelOf } from './demo-project-content.js';
import { type DemoProject, MOVES } from './demo-projects.seed.js';
import { type DemoStage, known } from './demo-stage.js';
import { areaOf, specialistOf, supervisorOf } from './enter-companies.js';
import { ReviewPlay } from './play-review.js';

const COMPANIES = new Map(DEMO_COMPANIES.map((company) => [company.key, company]));
const CONTINUED = '继续跟进，并约定下一次会面';

/** One project from the first talk to where its seed lets it end, move by move, through the services. */
export class ProjectPlay {
  private readonly company: DemoCompany;
  private readonly cast: Readonly<Record<Part, Actor>>;
  private readonly level: 'A' | 'B' | 'C';
  private id = '';

  constructor(
    private readonly stage: DemoStage,
    private readonly papers: DemoPapers,
    private readonly project: DemoProject,
  ) {
    this.company = known(COMPANIES, project.company);
    const { unit, node } = this.company;
    this.cast = {
      specialist: specialistOf(stage, unit, node),
      supervisor: supervisorOf(stage, unit),
      administrator: known(stage.users, 'demo.pool-admin'),
    };
    this.level = proposedLevelOf(project);
  }

  async run(): Promise<void> {
    const { began, called } = this.project;
    const moves = MOVES[this.project.end];
    await this.talk(
      began,
      'MEETING',
      '首次洽谈：介绍园区产业方向与载体情况，企业说明项目内容和落地设想。',
      'DEMAND_CLEAR',
    );
    await this.draft();
    if (moves.length) await this.check();
    for (const [index, move] of moves.entries()) await this.move(move, this.dayOf(index, moves.length));
    if (called !== null)
      await this.talk(called, 'CALL', '电话跟进：了解企业内部进度，答复载体改造和人才公寓问题。', 'NONE');
  }

  /** The moves lie evenly between the draft and the last one. */
  private dayOf(index: number, count: number): number {
    const { began, moved } = this.project;
    return Math.round(moved + ((began - 1 - moved) * (count - 1 - index)) / Math.max(1, count - 1));
  }

  private async draft(): Promise<void> {
    const { company, cast, project, stage } = this;
    const request = {
      ...contentOf(project, company),
      companyId: known(stage.companies, company.key),
      focusAreaCode: areaOf(company.node),
      chainNodeId: known(stage.nodes, company.node),
      firstContactOn: stage.date(project.began),
    };
    const create = () => stage.service(ProjectsService).create(cast.specialist, request);
    this.id = await stage.as(cast.specialist, project.began, create);
    stage.projects.set(company.key, this.id);
  }

  private async check(): Promise<void> {
    const { specialist } = this.cast;
    const run = () => this.stage.service(ProjectDuplicatesService).run(specialist, this.key);
    await this.stage.as(specialist, this.project.began, run);
  }

  private async move(transition: string, daysAgo: number): Promise<void> {
    if (transition === 'T05' || transition === 'T07')
      await new ReviewPlay(this.stage, this.cast, this.project, this.id).run(daysAgo);
    if (transition.startsWith('T1') && transition < 'T14')
      await this.talk(
        daysAgo,
        'MEETING',
        `推进洽谈：就${this.project.what}的条件逐项磋商并形成下一步安排。`,
        'TERMS',
      );
    const { by, fields, papers = [], states = {} } = sceneOf(transition, this.settingOn(daysAgo));
    const actor = this.cast[by];
    await this.stage.as(actor, daysAgo, async () => {
      const projects = this.stage.service(ProjectsService);
      if (fields) await projects.update(actor, this.key, await this.version(), fields);
      for (const paper of papers) await this.papers.attach(actor, this.id, paper);
    });
    if (transition === 'T12' && this.level === 'A') await this.sign(transition, daysAgo);
    await this.stage.as(actor, daysAgo, async () => {
      const request = { transition, ...states };
      await this.stage.service(MoveProjectFlow).run(actor, this.key, await this.version(), request);
    });
  }

  private async sign(transition: string, daysAgo: number): Promise<void> {
    const { administrator } = this.cast;
    const sign = () =>
      this.stage.service(ProjectApprovalsService).sign(administrator, this.key, { transition });
    await this.stage.as(administrator, daysAgo, sign);
  }

  private async talk(daysAgo: number, channel: string, summary: string, progressType: string): Promise<void> {
    const { specialist } = this.cast;
    const { companies, deciders } = this.stage;
    const request = {
      occurredAt: this.stage.instant(daysAgo).toISOString(),
      channel,
      companyId: known(companies, this.company.key),
      ...(this.id ? { projectId: this.id } : {}),
      ourParticipantIds: [specialist.userId],
      counterpartContactIds: [known(deciders, this.company.key)],
      summary,
      progressType,
      nextAction: CONTINUED,
      nextActionOn: addDays(this.stage.date(daysAgo), 7),
    };
    const create = () => this.stage.service(InteractionsService).create(specialist, request);
    await this.stage.as(specialist, daysAgo, create);
  }

  private settingOn(daysAgo: number): Setting {
    const { project, company, stage } = this;
    const on = stage.date(daysAgo);
    return {
      ...{ project, on },
      companyId: known(stage.companies, company.key),
      companyName: company.content.nameCn ?? (company.content.nameEn as string),
      foreign: company.content.investorCountry !== 'CN',
      landingUnitId: known(stage.units, company.unit).id,
      after: (days) => addDays(on, days),
    };
  }

  private get key(): { column: 'id'; value: string } {
    return { column: 'id', value: this.id };
  }

  private version(): Promise<number> {
    return this.stage.versionOf('project', this.id);
  }
}
