import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, type Changes, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { ProjectCredit, ShareLine } from './credit-share.entity.js';
import { normalised } from './credit-share.rules.js';
import { CreditSharesRepository } from './credit-shares.repository.js';

/** A change of a project's credit that was decided. */
export interface DecidedCredit {
  readonly projectId: string;
  readonly before: ProjectCredit | null;
  readonly sharesBefore: readonly ShareLine[];
  readonly shares: readonly ShareLine[];
  readonly changes: Pick<ProjectCredit, 'caseCode' | 'basis'> &
    Partial<Pick<ProjectCredit, 'frozenOn' | 'frozenBy'>>;
  /** In the words of the business: `credit.agreed`. */
  readonly action: string;
  readonly reason: string | null;
  readonly requestId?: string;
  readonly settings: object;
}

/** Stores a decided change with its line of history and its audit row, which lies with the project. */
@Injectable()
export class CreditRecorder {
  constructor(
    private readonly repository: CreditSharesRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async record(actor: Actor | null, decided: DecidedCredit): Promise<void> {
    const { projectId, before, changes, action, reason } = decided;
    const at = this.clock.now();
    const shares = normalised(decided.shares);
    const credit: ProjectCredit = {
      projectId,
      frozenOn: before?.frozenOn ?? null,
      frozenBy: before?.frozenBy ?? null,
      createdAt: before?.createdAt ?? at,
      ...changes,
      updatedAt: at,
      updatedBy: actor?.userId ?? null,
      version: (before?.version ?? 0) + 1,
    };
    await this.repository.store(credit, shares, {
      actor,
      at,
      reason,
      requestId: decided.requestId ?? null,
      settingsInForce: decided.settings,
    });
    await this.audit.record(
      {
        action,
        subjectType: 'project',
        subjectId: projectId,
        changes: changesOf(decided, credit, shares),
        reason,
      },
      actor,
    );
  }
}

function changesOf(
  { before, sharesBefore }: DecidedCredit,
  after: ProjectCredit,
  shares: readonly ShareLine[],
): Changes {
  const told = (credit: ProjectCredit | null, lines: readonly ShareLine[] | null) => ({
    creditCase: credit?.caseCode ?? null,
    creditBasis: credit?.basis ?? null,
    creditFrozenOn: credit?.frozenOn ?? null,
    creditShares: lines,
  });
  return diff(told(before, before && normalised(sharesBefore)), told(after, shares));
}
