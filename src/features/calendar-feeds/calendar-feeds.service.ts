import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { calendarFeedErrors } from './calendar-feed.errors.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { feedDigest, newFeedToken } from './feed-token.rules.js';

const MOST = 20;

/** Addresses of a person's calendar, which a calendar program reads without signing in. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly feeds: CalendarFeedsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the id and the token, which is kept nowhere. @throws CALENDAR_FEED.TOO_MANY */
  async create(actor: Actor, label: string): Promise<{ id: string; token: string }> {
    if ((await this.feeds.countOpen(actor.userId)) >= MOST)
      throw calendarFeedErrors.TOO_MANY({ params: { most: MOST } });
    const id = uuidv7();
    const token = newFeedToken();
    const digest = feedDigest(token) as Buffer;
    await this.feeds.insert({ id, userId: actor.userId, label, digest, at: this.clock.now() });
    await this.audit.record({
      ...{ action: 'calendar-feed.created', subjectType: 'calendar_feed', subjectId: id },
      changes: creation({ label }),
    });
    return { id, token };
  }

  /** Ends an address at once. @throws REQUEST.NOT_FOUND for another's, an unknown or an ended one */
  async revoke(actor: Actor, id: string): Promise<void> {
    if (!(await this.feeds.revoke(id, actor.userId, this.clock.now()))) throw httpErrors.NOT_FOUND();
    await this.audit.record({
      action: 'calendar-feed.revoked',
      subjectType: 'calendar_feed',
      subjectId: id,
    });
  }

  /** Whose calendar a token opens; null for what opens none (any more). */
  async ownerOf(token: string): Promise<string | null> {
    const digest = feedDigest(token);
    return digest && this.feeds.use(digest, this.clock.now());
  }
}
