import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { NewNotice } from './new-notice.js';
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
}
