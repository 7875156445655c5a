import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../../audit/audit-trail.js';
import { CLOCK } from '../../../platform/config/config.module.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { NightlyTask } from '../../../platform/jobs/nightly-tasks.js';
import type { Clock } from '../../../platform/kernel/clock.js';
import { DuplicateFindingsRepository, type FoundPair } from './duplicate-findings.repository.js';
import { DuplicateSearch, type StoredMatch } from './duplicate-search.js';
import { type DueCompany, DuplicateSweepRepository } from './duplicate-sweep.repository.js';

const BATCH = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The transaction of a batch and what the audit trail says of it. */
@Injectable()
export class SweepTrail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  inOnePiece<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  async record(action: string, ids: readonly string[]): Promise<void> {
    const entries = ids.map((subjectId) => ({ action, subjectType: 'duplicate-finding', subjectId }));
    await this.audit.recordMany(entries, null);
  }
}

/**
 * The nightly look for doubles (domain.md §4.4): every company that is new, or that compares differently than at the
 * last look, against all others. What was looked at is remembered by content, not by time, so that a run that was
 * missed, repeated or broken off leaves nothing out and nothing twice.
 */
@Injectable()
export class DuplicateSweep implements NightlyTask {
  readonly name = 'duplicate-sweep';
  readonly order = 600;

  constructor(
    private readonly sweep: DuplicateSweepRepository,
    private readonly search: DuplicateSearch,
    private readonly findings: DuplicateFindingsRepository,
    private readonly trail: SweepTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    let after: string | undefined = BEFORE_ALL;
    while (after !== undefined) after = await this.batch(after);
  }

  /** @returns the id to go on after, undefined when nothing is left */
  private batch(after: string): Promise<string | undefined> {
    return this.trail.inOnePiece(async () => {
      const due = await this.sweep.due(after, BATCH);
      if (due.length === 0) return undefined;
      const matches = await this.search.byKeys(due.map((company) => ({ ...company, keys: company })));
      const pairs = pairsOf(due, matches);
      const now = this.clock.now();
      await this.trail.record('duplicate-finding.found', await this.findings.keepFound(pairs, now));
      const ids = due.map(({ id }) => id);
      await this.trail.record('duplicate-finding.gone', await this.findings.forgetOthers(ids, pairs, now));
      await this.sweep.remember(due, now);
      return due.at(-1)?.id;
    });
  }
}

/** Each pair once, whichever of the two was due. */
function pairsOf(due: readonly DueCompany[], matches: readonly (readonly StoredMatch[])[]): FoundPair[] {
  const pairs = new Map<string, FoundPair>();
  for (const [at, company] of due.entries())
    for (const { candidate, level, reasons } of matches[at] ?? []) {
      if (level === 'POSSIBLE') continue;
      const companyIds = [company.id, candidate.id].sort() as [string, string];
      pairs.set(companyIds.join(), { id: uuidv7(), companyIds, level, reasons });
    }
  return [...pairs.values()];
}
