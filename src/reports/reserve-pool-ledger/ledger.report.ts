import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import { ProjectFrames } from '../../features/projects/project-frames.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { currentRequest } from '../../platform/http/request-context.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { RowStream } from '../../transfer/exports/row-stream.js';
import type { LedgerQuery } from './ledger.dto.js';
import { ledgerStatements } from './ledger.sql.js';
import { ledgerBody } from './ledger-file.js';

export interface LedgerFile {
  readonly name: string;
  readonly mediaType: string;
  readonly body: Readable;
}

/**
 * 储备库总台账 (domain.md §5.8, sheet 2). As-of date: the one asked for, else today in Shanghai; end of day. Population, order and masking:
 * `ledger.sql.ts`. Lights, days and probability are those of the as-of date under the settings then in force. 合计 sums
 * unrounded values per column; 万元 and 万美元 are never added. Unknown prints blank, zero prints 0.
 */
@Injectable()
export class ReservePoolLedger {
  constructor(
    private readonly frames: ProjectFrames,
    private readonly rows: RowStream,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The ledger as a file of any length; the audit trail knows of it before the first row leaves. */
  async open(actor: Actor, { format, ...filter }: LedgerQuery, reportingUnit: string): Promise<LedgerFile> {
    const frame = await this.frames.of(filter as LedgerQuery);
    const { day } = frame;
    const statements = ledgerStatements(actor, filter as LedgerQuery, frame);
    const source = await this.rows.start(statements.rows, statements.count);
    try {
      await this.record(actor, { format, rows: source.count, filter });
    } catch (error) {
      await source.close();
      throw error;
    }
    const { locale } = currentRequest();
    return {
      name: `储备库总台账_截至${day.replaceAll('-', '')}_${reportingUnit}.${format}`,
      mediaType:
        format === 'csv'
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: ledgerBody(source, format, { day, reportingUnit, locale, createdAt: this.clock.now() }),
    };
  }

  private record(actor: Actor, what: { format: string; rows: number; filter: object }): Promise<void> {
    return this.unitOfWork.run(() =>
      this.audit.record(
        {
          action: 'project.ledger-exported',
          subjectType: 'export',
          subjectId: uuidv7(),
          changes: creation(what),
        },
        actor,
      ),
    );
  }
}
