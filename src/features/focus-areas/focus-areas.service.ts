import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { CreateFocusAreaRequest, UpdateFocusAreaRequest } from './dto/write-focus-area.dto.js';
import type { FocusArea } from './focus-area.entity.js';
import { lastDayBefore, replacedBy, validityBlocker } from './focus-area.rules.js';
import { FocusAreasRepository } from './focus-areas.repository.js';

const SUBJECT = 'focus_area';

@Injectable()
export class FocusAreasService {
  constructor(
    private readonly areas: FocusAreasRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds an area or a version of one, and closes the version that it replaces. @returns its id */
  async add(actor: Actor, wanted: CreateFocusAreaRequest): Promise<string> {
    const area = this.draft(actor, wanted);
    const versions = await this.areas.versionsOf(area.taxonomy, area.code);
    const replaced = replacedBy(area.validFrom, versions);
    const validTo = lastDayBefore(area.validFrom);
    const afterwards = versions.map((version) =>
      version.id === replaced?.id ? { ...version, validTo } : version,
    );
    const blocker = validityBlocker(area, afterwards);
    if (blocker) throw blocker;
    if (replaced) await this.change(actor, replaced.id, null, { validTo });
    await this.areas.insert(area);
    const { id, taxonomy, code, nameZh, nameEn, edition, validFrom, source } = area;
    await this.audit.record({
      action: 'focus_area.version_added',
      subjectType: SUBJECT,
      subjectId: id,
      changes: creation({
        taxonomy,
        code,
        nameZh,
        nameEn,
        edition,
        validFrom,
        validTo: area.validTo,
        source,
      }),
    });
    return id;
  }

  /** Changes labels, or ends a version without a successor. */
  async update(
    actor: Actor,
    id: string,
    expectedVersion: number,
    wanted: UpdateFocusAreaRequest,
  ): Promise<void> {
    const area = await this.areas.load(id);
    if (wanted.validTo !== undefined) {
      const versions = await this.areas.versionsOf(area.taxonomy, area.code);
      const blocker = validityBlocker({ ...area, validTo: wanted.validTo }, versions);
      if (blocker) throw blocker;
    }
    await this.change(actor, id, expectedVersion, wanted);
  }

  /** @param expectedVersion null for a row that this transaction has locked */
  private async change(
    actor: Actor,
    id: string,
    expectedVersion: number | null,
    changes: Partial<FocusArea>,
  ): Promise<void> {
    const before = await this.areas.load(id);
    const stamped = { ...changes, updatedAt: this.clock.now(), updatedBy: actor.userId };
    await this.areas.update(id, expectedVersion ?? before.version, stamped);
    await this.audit.record({
      action: 'focus_area.updated',
      subjectType: SUBJECT,
      subjectId: id,
      changes: diff({ ...before }, { ...changes }),
    });
  }

  private draft(actor: Actor, wanted: CreateFocusAreaRequest): FocusArea {
    const now = this.clock.now();
    const stamps = { createdAt: now, createdBy: actor.userId, updatedAt: now, updatedBy: actor.userId };
    const blanks = { helpZh: null, helpEn: null, validTo: null, sortOrder: 0 };
    return { ...blanks, ...wanted, ...stamps, id: uuidv7(), version: 1 };
  }
}
