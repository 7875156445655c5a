import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { PROTECTION_END, type ProtectionEnd, type ProtectionEvent } from './protection.codes.js';
import type { Protection } from './protection.entity.js';
import type { Scope } from './protection-scopes.repository.js';
import { ProtectionsRepository } from './protections.repository.js';

/** What a new protection says of itself; the rest follows. */
export interface Opening
  extends Pick<
    Protection,
    'kind' | 'unitId' | 'userId' | 'endsOn' | 'basisType' | 'basisId' | 'settingsInForce'
  > {
  readonly startsOn: string;
  readonly registeredAt: Date;
  /** The cap counts from here; `startsOn` when left out. */
  readonly firstRegisteredOn?: string;
  readonly scopeNote?: string | null;
  readonly coUnitIds?: readonly string[];
}

export interface Told {
  readonly actor: Actor | null;
  readonly event: ProtectionEvent;
  readonly reason?: string | null;
  /** Business day of the event; today when left out. */
  readonly onDay?: string;
  readonly details?: object;
}

/** Every change of a protection: the row, its own record of events, and the audit trail, in one transaction. */
@Injectable()
export class ProtectionRecorder {
  constructor(
    private readonly protections: ProtectionsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open(actor: Actor | null, scope: Scope, opening: Opening): Promise<Protection> {
    const now = this.clock.now();
    const { coUnitIds = [], scopeNote = null, ...given } = opening;
    const protection: Protection = {
      ...given,
      id: uuidv7(),
      scopeId: scope.scopeId,
      companyId: scope.companyId,
      groupId: scope.groupId,
      scopeNote,
      coUnitIds: [...coUnitIds],
      periodStartsOn: given.startsOn,
      firstRegisteredOn: given.firstRegisteredOn ?? given.startsOn,
      renewals: 0,
      status: 'ACTIVE',
      endedOn: null,
      endReason: null,
      endNote: null,
      createdAt: now,
      createdBy: actor?.userId ?? null,
      updatedAt: now,
      updatedBy: actor?.userId ?? null,
      version: 1,
    };
    await this.protections.insert(protection);
    await this.note(protection, { actor, event: 'STARTED', onDay: given.startsOn });
    const { settingsInForce: _settings, ...content } = opening;
    await this.audit.record(
      {
        action: 'protection.started',
        subjectType: 'protection',
        subjectId: protection.id,
        changes: creation({ companyId: scope.companyId, ...content }),
      },
      actor,
    );
    return protection;
  }

  /** @returns the protection as it is now */
  async change(protection: Protection, changes: Partial<Protection>, told: Told): Promise<Protection> {
    return this.save(protection, protection.version, changes, told);
  }

  /** The same on the version that a caller worked on. @throws REQUEST.VERSION_STALE */
  async save(
    protection: Protection,
    expectedVersion: number,
    changes: Partial<Protection>,
    told: Told,
  ): Promise<Protection> {
    const stamps = { updatedAt: this.clock.now(), updatedBy: told.actor?.userId ?? null };
    await this.protections.update(protection.id, expectedVersion, { ...changes, ...stamps });
    const after = { ...protection, ...changes, ...stamps, version: expectedVersion + 1 };
    await this.note(after, told);
    await this.audit.record(
      {
        action: `protection.${told.event.toLowerCase()}`,
        subjectType: 'protection',
        subjectId: protection.id,
        changes: diff({ ...protection }, changes),
        reason: told.reason ?? null,
      },
      told.actor,
    );
    return after;
  }

  /** @param endedOn last protected day of one that ran out, else the day of the end */
  async end(
    protection: Protection,
    reason: ProtectionEnd,
    endedOn: string,
    told: Omit<Told, 'event'>,
    expectedVersion = protection.version,
  ): Promise<Protection> {
    const { status } = PROTECTION_END.extra(reason);
    const changes = { status, endedOn, endReason: reason, endNote: told.reason ?? null } as const;
    return this.save(protection, expectedVersion, changes, {
      ...told,
      event: 'ENDED',
      onDay: endedOn,
      details: { ...told.details, endReason: reason },
    });
  }

  private async note({ id, kind, endsOn }: Protection, told: Told): Promise<void> {
    await this.protections.addEvent({
      id: uuidv7(),
      protectionId: id,
      event: told.event,
      onDay: told.onDay ?? today(this.clock),
      at: this.clock.now(),
      actorId: told.actor?.userId ?? null,
      kind,
      endsOn,
      reason: told.reason ?? null,
      details: told.details ?? {},
    });
  }
}
