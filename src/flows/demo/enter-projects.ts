import { PAPER_PROJECTS } from '../../features/projects/paper-projects.seed.js';
import { ProjectsService } from '../../features/projects/projects.service.js';
import { DemoPapers } from './demo-papers.js';
import { DEMO_PROJECTS } from './demo-projects.seed.js';
import { type DemoStage, known } from './demo-stage.js';
import { ProjectPlay } from './play-project.js';

const ENTERED_DAYS_AGO = 340;

/** Invented projects of the reserve pool, and the construction projects of the paper by name. */
export async function enterProjects(stage: DemoStage): Promise<void> {
  const papers = new DemoPapers(stage);
  await papers.prepare();
  for (const project of DEMO_PROJECTS) await new ProjectPlay(stage, papers, project).run();
  await enterPaperProjects(stage);
}

/** The paper names them and says nothing of companies, sums or dates, so nothing else is entered: they stay drafts. */
async function enterPaperProjects(stage: DemoStage): Promise<void> {
  const actor = known(stage.users, 'demo.pool-admin');
  for (const { kind, nameZh, nameEn, aliases, measureNos } of PAPER_PROJECTS) {
    const measures = measureNos.length ? `；见任务分工第${measureNos.join('、')}项` : '';
    const also = aliases.length ? `；又称${aliases.join('、')}` : '';
    const request = {
      name: nameZh,
      projectKind: kind,
      ownerUserId: null,
      note: `${nameEn}。名称出自普委办发〔2022〕23号${measures}${also}。承办单位为演示所设，文件未指定。`,
    };
    await stage.as(actor, ENTERED_DAYS_AGO, () => stage.service(ProjectsService).create(actor, request));
  }
}
