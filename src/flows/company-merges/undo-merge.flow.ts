import { Injectable } from '@nestjs/common';
import { CompanyMergesService } from '../../features/company-merges/company-merges.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { MergeWork, type Started } from './merge-work.js';

/** Makes two companies of one again, within the days of §4.5, from what the merge remembered. */
@Injectable()
export class UndoMergeFlow {
  constructor(
    private readonly merges: CompanyMergesService,
    private readonly work: MergeWork,
  ) {}

  /** @throws COMPANY_MERGE.UNDO_TOO_LATE, STATE_DIFFERS, COMPANY.MERGED when the survivor was merged since */
  async run(actor: Actor, id: string, version: number, reason: string): Promise<Started> {
    const merge = await this.merges.loadToDecide(actor, id, version, ['DONE']);
    this.merges.assertUndoable(merge);
    return this.work.startUndo(actor, merge, reason);
  }
}
