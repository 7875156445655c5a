import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConflictMovesService } from '../../features/conflicts/conflict-moves.service.js';
import { ConflictsQueries } from '../../features/conflicts/conflicts.queries.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { eachOnItsOwn } from '../../platform/jobs/each-on-its-own.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { ConflictNotices } from './conflict-notices.js';

/** Limits of conflicts (domain.md §4.2): rulings that nobody appealed become final; who is late hears of it. */
@Injectable()
export class ConflictLimitsFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly queries: ConflictsQueries,
    private readonly moves: ConflictMovesService,
    private readonly told: ConflictNotices,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'unappealed-rulings', order: 400, run: (day) => this.settle(day) });
    this.tasks.register({ name: 'overdue-conflicts', order: 410, run: (day) => this.remind(day) });
  }

  private async settle(day: string): Promise<void> {
    await eachOnItsOwn(await this.queries.unappealed(day), (id) =>
      this.unitOfWork.run(async () => {
        await this.moves.lapse(id, day);
      }),
    );
  }

  private async remind(day: string): Promise<void> {
    await eachOnItsOwn(await this.queries.overdue(day), (overdue) => this.told.overdue(overdue));
  }
}
