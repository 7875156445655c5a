import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SystemMove } from '../../features/projects/project-deadline.rules.js';
import { ProjectDeadlines } from '../../features/projects/project-deadlines.queries.js';
import { ProjectSystemMovesService } from '../../features/projects/project-system-moves.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { eachOnItsOwn } from '../../platform/jobs/each-on-its-own.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { MoveEffects } from '../project-moves/move-effects.js';

/** What happens to projects by itself, in the order in which one may lead to the other on the same day. */
const TASKS: readonly (readonly [name: string, order: number, move: SystemMove])[] = [
  ['lapsed-returns', 100, 'T04'],
  ['ended-holds', 110, 'T31'],
  ['finished-hand-overs', 120, 'T18'],
  ['dormant-projects', 200, 'T32'],
  ['public-sea', 210, 'T34'],
  ['long-dormant-projects', 220, 'T35'],
];

/** The nightly moves of projects (domain.md §3.2, rows marked `*`), each with its side effects in one transaction. */
@Injectable()
export class SystemMovesFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly deadlines: ProjectDeadlines,
    private readonly moves: ProjectSystemMovesService,
    private readonly effects: MoveEffects,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const [name, order, move] of TASKS)
      this.tasks.register({ name, order, run: (day) => this.run(move, day) });
  }

  private async run(move: SystemMove, day: string): Promise<void> {
    await eachOnItsOwn(await this.deadlines.candidates(move, day), ({ id, notBefore }) =>
      this.unitOfWork.run(async () => {
        const outcome = await this.moves.move(id, { move, day, notBefore });
        if (outcome) await this.effects.carryOut(null, outcome);
      }),
    );
  }
}
