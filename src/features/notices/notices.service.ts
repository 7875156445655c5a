import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { MarkNoticesReadRequest } from './dto/notice.response.js';
import type { NewNotice } from './new-notice.js';
import { noticeErrors } from './notice.errors.js';
import { NoticesRepository } from './notices.repository.js';

@Injectable()
export class NoticesService {
  constructor(
    private readonly notices: NoticesRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells each recipient once, in the running transaction if there is one. Repeating is harmless. */
  async notify(notices: readonly NewNotice[]): Promise<void> {
    await this.notices.insert(notices, this.clock.now());
  }

  /** Marks notices of the caller. @throws NOTICE.WHICH_MISSING */
  async markRead(actor: Actor, { ids, all, upTo }: MarkNoticesReadRequest): Promise<void> {
    if ((ids === undefined) === (all !== true)) throw noticeErrors.WHICH_MISSING();
    const now = this.clock.now().toISOString();
    await this.notices.markRead(actor.userId, ids ?? null, upTo ?? now, now);
  }
}
