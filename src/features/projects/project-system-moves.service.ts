import { Injectable } from '@nestjs/common';
import { type MoveOutcome, MoveWriter } from './project-move-recorder.js';
import { ProjectSystemDecider, type SystemQuestion } from './project-system-decider.js';
import { ProjectsRepository } from './projects.repository.js';

/** Moves that the nightly job makes and no person (domain.md §3.2, rows marked `*`). */
@Injectable()
export class ProjectSystemMovesService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly decider: ProjectSystemDecider,
    private readonly writer: MoveWriter,
  ) {}

  /**
   * Moves a project as the run of a day sees it. The business date is the day on which the limit was reached
   * (project-deadline.rules.ts), so a late run leaves what a punctual one would have left.
   * @returns null when there is nothing to do (any more): running twice changes nothing
   */
  async move(projectId: string, question: SystemQuestion): Promise<MoveOutcome | null> {
    const project = await this.projects.lock(projectId);
    const move = project.deletedAt === null && (await this.decider.decide(project, question));
    return move ? this.writer.write(null, project, move) : null;
  }
}
