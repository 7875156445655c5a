import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { CreateSettingValueRequest } from './dto/setting.dto.js';
import { valueBlocker } from './setting.rules.js';
import { SettingsRepository } from './settings.repository.js';

@Injectable()
export class SettingsService {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A further value of a setting, from its date on. */
  async addValue(actor: Actor, key: string, wanted: CreateSettingValueRequest): Promise<void> {
    const { value, effectiveFrom, source, note = null, reason = null } = wanted;
    const blocker = valueBlocker(key, wanted, today(this.clock));
    if (blocker) throw blocker;
    const before = await this.settings.valueOn(key, effectiveFrom);
    const id = uuidv7();
    const stamps = { createdAt: this.clock.now(), createdBy: actor.userId };
    await this.settings.insert({ id, key, value, effectiveFrom, source, note, ...stamps });
    await this.audit.record({
      action: 'setting.value_added',
      subjectType: 'setting',
      subjectId: id,
      changes: { [key]: [before, value], effectiveFrom: [null, effectiveFrom], source: [null, source] },
      reason,
    });
  }
}
