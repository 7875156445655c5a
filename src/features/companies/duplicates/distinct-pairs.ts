import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../../platform/access/actor.js';
import { CLOCK } from '../../../platform/config/config.module.js';
import type { Clock } from '../../../platform/kernel/clock.js';
import { DuplicateFindingsRepository } from './duplicate-findings.repository.js';
import type { StoredMatch } from './duplicate-search.js';

/** Remembers which companies somebody has said to be different, so that the nightly sweep does not ask again. */
@Injectable()
export class DistinctPairs {
  constructor(
    private readonly findings: DuplicateFindingsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param matches what the caller confirmed; call it once the company is stored */
  async keep(
    actor: Actor,
    companyId: string,
    matches: readonly StoredMatch[],
    reason: string | undefined,
  ): Promise<void> {
    if (matches.length === 0 || !reason) return;
    const pairs = matches.map(({ candidate, level, reasons }) => ({
      id: uuidv7(),
      companyIds: [companyId, candidate.id] as const,
      level,
      reasons,
    }));
    await this.findings.keepDistinct(pairs, reason, actor.userId, this.clock.now());
  }
}
