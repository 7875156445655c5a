import { Module } from '@nestjs/common';
import { ProjectsModule } from '../features/projects/projects.module.js';
import { ExportsModule } from '../transfer/exports/exports.module.js';
import { BatchesController } from './batches/batches.controller.js';
import { BatchesReport } from './batches/batches.report.js';
import { HqPipelineQueries } from './hq-progress/hq-pipeline.queries.js';
import { HqProgressController } from './hq-progress/hq-progress.controller.js';
import { HqProgressReport } from './hq-progress/hq-progress.report.js';
import { PoolSituationController } from './pool-situation/pool-situation.controller.js';
import { PoolSituationReport } from './pool-situation/pool-situation.report.js';
import { LedgerController } from './reserve-pool-ledger/ledger.controller.js';
import { ReservePoolLedger } from './reserve-pool-ledger/ledger.report.js';
import { ReportingUnits } from './reserve-pool-ledger/reporting-unit.queries.js';
import { TodoController } from './todo/todo.controller.js';
import { TodoReport } from './todo/todo.report.js';

/** What is read out of the pool in a form of its own. */
@Module({
  imports: [ProjectsModule, ExportsModule],
  controllers: [
    TodoController,
    LedgerController,
    HqProgressController,
    PoolSituationController,
    BatchesController,
  ],
  exports: [TodoReport],
  providers: [
    TodoReport,
    HqPipelineQueries,
    HqProgressReport,
    ReservePoolLedger,
    ReportingUnits,
    PoolSituationReport,
    BatchesReport,
  ],
})
export class ReportsModule {}
