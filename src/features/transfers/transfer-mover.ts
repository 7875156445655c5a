import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { WorkingDays } from '../../platform/database/working-days.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { TransferState, TransferStep } from './transfer.codes.js';
import type { Transfer } from './transfer.entity.js';
import { stepRecord, type TransferOutcome } from './transfer-draft.js';
import type { TransferSettings } from './transfer-settings.js';
import { TransfersRepository } from './transfers.repository.js';

/** A step that was decided. */
export interface DecidedStep {
  readonly step: TransferStep;
  readonly to: TransferState;
  readonly changes: Partial<Transfer>;
  readonly reason: string | null;
  readonly details: object;
  /** Shanghai date of the step. */
  readonly day: string;
  readonly settings: TransferSettings;
}

/** Carries a decided step out: the new state with its limit, the record of the step, the audit row. */
@Injectable()
export class TransferMover {
  constructor(
    private readonly transfers: TransfersRepository,
    private readonly workingDays: WorkingDays,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Last day of the limit of a state: so many working days after the day on which it began; null where there is none.
   * @throws CALENDAR.YEAR_NOT_LOADED (422)
   */
  async limitOf(state: TransferState, day: string, { limits }: TransferSettings): Promise<string | null> {
    const days = (limits as Readonly<Partial<Record<TransferState, number>>>)[state];
    return days === undefined ? null : this.workingDays.addWorkingDays(day, days);
  }

  async take(actor: Actor | null, before: Transfer, decided: DecidedStep): Promise<TransferOutcome> {
    const { step, to, day, reason, settings } = decided;
    const now = this.clock.now();
    const startsAnew = to !== before.state || step === 'NAME_UNIT';
    const changes: Partial<Transfer> = {
      ...decided.changes,
      state: to,
      ...(startsAnew
        ? {
            stateSince: now,
            dueOn: await this.limitOf(to, day, settings),
            settingsInForce: settings,
          }
        : {}),
      updatedAt: now,
      updatedBy: actor?.userId ?? null,
    };
    const after: Transfer = { ...before, ...changes, version: before.version + 1 };
    const { details } = decided;
    await this.transfers.update(
      before,
      changes,
      stepRecord(actor, before, after, { step, at: now, day, reason, details }),
    );
    const { settingsInForce: _numbers, updatedAt: _at, updatedBy: _by, ...told } = changes;
    await this.audit.record(
      {
        action: `transfer.${step.toLowerCase().replaceAll('_', '-')}`,
        subjectType: 'transfer',
        subjectId: before.id,
        changes: diff({ ...before }, told),
        reason,
      },
      actor,
    );
    return { step, from: before.state, to, reason, before, after };
  }
}
