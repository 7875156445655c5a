import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Protection } from './protection.entity.js';
import { type Place, ProtectionJoining } from './protection-joining.repository.js';
import { endedByJoining } from './protection-joining.rules.js';
import { ProtectionRecorder } from './protection-recorder.js';

/** What joining two scopes did: enough to take it back. */
export interface JoinTrace {
  /** Protections of the record that went: they name the survivor from now on. */
  readonly moved: readonly string[];
  readonly released: readonly string[];
}

/** Protections when two records of a company become one, and when they become two again (domain.md §4.5). */
@Injectable()
export class ProtectionJoiningService {
  constructor(
    private readonly joining: ProtectionJoining,
    private readonly recorder: ProtectionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many protections a merge would release. */
  async countReleased(survivorId: string, victimId: string): Promise<number> {
    const places = new Map(
      (await this.joining.touched(survivorId, victimId)).map((place) => [place.id, place]),
    );
    return releasedOf(await this.joining.read([...places.keys()]), places).length;
  }

  /**
   * The companies are one by now, and their rows are locked. The earliest protection of each scope stays, the others
   * are released; all of them lie where the survivor lies.
   */
  async join(actor: Actor, survivorId: string, victimId: string): Promise<JoinTrace> {
    const places = new Map(
      (await this.joining.touched(survivorId, victimId)).map((place) => [place.id, place]),
    );
    const locked = await this.joining.lock([...places.keys()]);
    const released = releasedOf(locked, places);
    const moved = locked.filter(({ companyId }) => companyId === victimId).map(({ id }) => id);
    const placed: Protection[] = [];
    for (const protection of locked)
      placed.push(released.includes(protection.id) ? await this.release(actor, protection) : protection);
    for (const protection of placed) await this.place(actor, protection, places.get(protection.id));
    return { moved, released };
  }

  /** The companies are two again. @returns ids of released ones that could not come back: the scope is taken */
  async part(actor: Actor, victimId: string, { moved, released }: JoinTrace): Promise<string[]> {
    const locked = await this.joining.lock([...new Set([...moved, ...released])]);
    const back = new Map<string, Protection>();
    for (const protection of locked) {
      const isMoved = moved.includes(protection.id);
      const companyId = isMoved ? victimId : protection.companyId;
      back.set(protection.id, await this.change(actor, protection, { companyId }));
    }
    const places = await this.joining.places([...back.keys()]);
    const left: string[] = [];
    for (const place of places) {
      const protection = await this.place(actor, back.get(place.id) as Protection, place);
      if (!released.includes(place.id) || protection.endReason !== 'SCOPE_JOINED') continue;
      if (await this.joining.isTaken(place.scopeId, protection.scopeNote)) left.push(place.id);
      else
        await this.change(actor, protection, {
          ...{ status: 'ACTIVE', endedOn: null, endReason: null, endNote: null },
        });
    }
    return left;
  }

  /** A project was merged into another: protections that stood on it stand on that one. */
  async rebase(actor: Actor, fromProjectId: string, toProjectId: string): Promise<void> {
    const ids = await this.joining.standingOn(fromProjectId);
    for (const protection of await this.joining.lock(ids))
      await this.recorder.change(
        protection,
        { basisId: toProjectId },
        { actor, event: 'BASIS_CHANGED', details: { from: fromProjectId } },
      );
  }

  private release(actor: Actor, protection: Protection): Promise<Protection> {
    return this.recorder.end(protection, 'SCOPE_JOINED', today(this.clock), { actor });
  }

  private async place(actor: Actor, protection: Protection, place: Place | undefined): Promise<Protection> {
    const { companyId, scopeId, groupId } = place ?? protection;
    return this.change(actor, protection, { companyId, scopeId, groupId });
  }

  private async change(
    actor: Actor,
    protection: Protection,
    changes: Partial<Protection>,
  ): Promise<Protection> {
    const isNew = Object.entries(changes).some(
      ([field, value]) => protection[field as keyof Protection] !== value,
    );
    return isNew ? this.recorder.change(protection, changes, { actor, event: 'SCOPE_CHANGED' }) : protection;
  }
}

/** Decided scope by scope. */
function releasedOf(locked: readonly Protection[], places: ReadonlyMap<string, Place>): string[] {
  const active = locked.filter(({ status }) => status === 'ACTIVE');
  const scopeOf = ({ id }: Protection) => places.get(id)?.scopeId;
  return [...new Set(active.map(scopeOf))].flatMap((scopeId) =>
    endedByJoining(active.filter((protection) => scopeOf(protection) === scopeId)),
  );
}
