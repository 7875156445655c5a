import { Injectable } from '@nestjs/common';
import type { LapseCandidate } from '../../features/protections/protection-deadlines.queries.js';
import { ProtectionEndsService } from '../../features/protections/protection-ends.service.js';
import type { RedDays } from '../../features/protections/protection-lapses.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ProtectionNotices } from './protection-notices.js';

/** One protection that may have run out: marked and told in one transaction. */
@Injectable()
export class ProtectionExpiry {
  constructor(
    private readonly ends: ProtectionEndsService,
    private readonly told: ProtectionNotices,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async one(candidate: LapseCandidate, day: string, redDays: RedDays): Promise<void> {
    await this.unitOfWork.run(async () => {
      const endedOn = await this.ends.expire(candidate.id, day, redDays);
      if (endedOn !== null) await this.told.ended(candidate, endedOn);
    });
  }
}
