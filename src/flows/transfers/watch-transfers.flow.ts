import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProjectKeepingService } from '../../features/projects/project-keeping.service.js';
import { TransferWatchService } from '../../features/transfers/transfer-watch.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { eachOnItsOwn } from '../../platform/jobs/each-on-its-own.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { TransferConsequences } from './transfer-consequences.js';
import { transferred } from './transfer-project.flow.js';

/** Resets handed-over transfers that the receiving unit left alone for 15 working days (domain.md §4.3). */
@Injectable()
export class WatchTransfersFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly unitOfWork: UnitOfWork,
    private readonly projects: ProjectKeepingService,
    private readonly watch: TransferWatchService,
    private readonly consequences: TransferConsequences,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'transfer-resets', order: 400, run: (day) => this.run(day) });
  }

  private async run(day: string): Promise<void> {
    await eachOnItsOwn(await this.watch.due(day), (transfer) =>
      this.unitOfWork.run(() => this.endWatch(transfer.id, day)),
    );
  }

  private async endWatch(id: string, day: string): Promise<void> {
    const project = await this.projects.holdById(await this.watch.projectOf(id));
    const outcome = await this.watch.endWatch(id, transferred(project), day);
    if (outcome) await this.consequences.carryOut(null, project, outcome);
  }
}
