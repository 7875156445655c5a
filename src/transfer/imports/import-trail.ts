import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';

/** Records what people did with an import. */
@Injectable()
export class ImportTrail {
  constructor(
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async record(
    action: string,
    importId: string,
    what: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await this.audit.record({ action, subjectType: 'import', subjectId: importId, changes: creation(what) });
  }
}
