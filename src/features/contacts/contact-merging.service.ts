import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, diff } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { withoutPersonalValues } from './contact-draft.js';
import { ContactMergingRepository, type PersonPair, type Stamp } from './contact-merging.repository.js';
import { gained, gainOf, lossOf } from './contact-merging.rules.js';
import { ContactsRepository } from './contacts.repository.js';

/** What joining two records of one person did: enough to take it back. */
export interface PersonTrace extends PersonPair {
  /** Names of the fields alone: a person's data live in the person's record. */
  readonly gain: readonly string[];
  readonly employments: readonly { readonly id: string; readonly wasPrimary: boolean }[];
  readonly talks: readonly string[];
}

/** People who were entered twice because their company was (domain.md §4.5, "dedupe by mobile/e-mail"). */
@Injectable()
export class ContactMergingService {
  constructor(
    private readonly merging: ContactMergingRepository,
    private readonly contacts: ContactsRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many people of the two companies are the same. */
  async countSame(survivorCompanyId: string, victimCompanyId: string): Promise<number> {
    return (await this.merging.samePeople(survivorCompanyId, victimCompanyId)).length;
  }

  /** Before the employments of the victim's people are filed under the survivor. The right lies with the merge. */
  async join(actor: Actor, survivorCompanyId: string, victimCompanyId: string): Promise<PersonTrace[]> {
    const traces: PersonTrace[] = [];
    for (const pair of await this.merging.samePeople(survivorCompanyId, victimCompanyId))
      traces.push(await this.joinPair(actor, pair));
    return traces;
  }

  /** The reverse, after the employments are back. */
  async part(actor: Actor, traces: readonly PersonTrace[]): Promise<void> {
    for (const trace of traces) {
      const { survivorId, victimId, gain } = trace;
      const survivor = await this.merging.lock(survivorId);
      const victim = await this.merging.lock(victimId);
      const stamp = this.stamp(actor);
      const loss = { ...lossOf(survivor, victim, gain) };
      await this.contacts.update(survivorId, survivor.version, { ...loss, ...columns(stamp) });
      await this.contacts.update(victimId, victim.version, {
        ...{ deletedAt: null, mergedIntoId: null },
        ...columns(stamp),
      });
      await this.merging.returnEmployments(trace, trace.employments, stamp);
      await this.merging.returnTalks(trace, trace.talks);
      await this.record('contact.merge-undone', survivorId, diff({ ...survivor }, loss));
      await this.record('contact.merge-undone', victimId, { mergedInto: [survivorId, null] });
    }
  }

  private async joinPair(actor: Actor, pair: PersonPair): Promise<PersonTrace> {
    const survivor = await this.merging.lock(pair.survivorId);
    const victim = await this.merging.lock(pair.victimId);
    const stamp = this.stamp(actor);
    const gain = gainOf(survivor, victim);
    const more = gained(survivor, victim);
    await this.contacts.update(survivor.id, survivor.version, { ...more, ...columns(stamp) });
    await this.contacts.update(victim.id, victim.version, {
      ...{ deletedAt: stamp.at, mergedIntoId: survivor.id },
      ...columns(stamp),
    });
    const employments = await this.merging.moveEmployments(pair, stamp);
    const talks = await this.merging.moveTalks(pair);
    await this.record('contact.absorbed', survivor.id, diff({ ...survivor }, { ...more }));
    await this.record('contact.merged', victim.id, { mergedInto: [null, survivor.id] });
    return { ...pair, gain, employments, talks };
  }

  private stamp(actor: Actor): Stamp {
    return { at: this.clock.now(), by: actor.userId };
  }

  private async record(
    action: string,
    subjectId: string,
    changes: Readonly<Record<string, readonly [unknown, unknown]>>,
  ): Promise<void> {
    await this.audit.record({
      ...{ action, subjectType: 'contact', subjectId, changes: withoutPersonalValues(changes) },
    });
  }
}

function columns({ at, by }: Stamp): { updatedAt: Date; updatedBy: string } {
  return { updatedAt: at, updatedBy: by };
}
