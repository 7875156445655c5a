import { Inject, Injectable } from '@nestjs/common';
import { CompanyMergingService } from '../../features/companies/company-merging.service.js';
import type { JudgedPair, MergeTrace } from '../../features/companies/company-merging.types.js';
import { CompanyChildren, type MovedRows } from '../../features/company-merges/company-children.js';
import type { MergeDeed } from '../../features/company-merges/company-merges.service.js';
import { ContactMergingService, type PersonTrace } from '../../features/contacts/contact-merging.service.js';
import {
  type JoinTrace,
  ProtectionJoiningService,
} from '../../features/protections/protection-joining.service.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';

/** What a merge did, as the record of the merge keeps it. */
interface Snapshot {
  readonly company: MergeTrace;
  readonly people: readonly PersonTrace[];
  readonly protections: JoinTrace;
  readonly moved: MovedRows;
}

export interface Returned {
  readonly returned: Readonly<Record<string, number>>;
  readonly left: Readonly<Record<string, number>>;
  readonly keptFields: readonly string[];
}

type Pair = { readonly survivorId: string; readonly victimId: string };

/** Makes one company of two with everything that hangs on them, and the reverse. In one transaction, under locks. */
@Injectable()
export class MergeCarrier {
  constructor(
    private readonly companies: CompanyMergingService,
    private readonly children: CompanyChildren,
    private readonly people: ContactMergingService,
    private readonly protections: ProtectionJoiningService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param pair both records under lock, judged */
  async carryOut(actor: Actor, pair: JudgedPair, reason: string): Promise<MergeDeed> {
    const [survivorId, victimId] = [pair.survivor.id, pair.victim.id];
    const company = await this.companies.absorb(actor, pair, reason);
    let protections: JoinTrace = { moved: [], released: [] };
    let people: readonly PersonTrace[] = [];
    const moved = await this.children.repoint(survivorId, victimId, this.stamp(actor), {
      protection: async () => {
        protections = await this.protections.join(actor, survivorId, victimId);
        people = await this.people.join(actor, survivorId, victimId);
      },
    });
    const snapshot: Snapshot = { company, people, protections, moved };
    return { snapshot, moved: countsOf(snapshot) };
  }

  /** @throws COMPANY.MERGED when the survivor itself was merged since: that one is undone first */
  async takeBack(
    actor: Actor,
    { survivorId, victimId }: Pair,
    deed: object,
    reason: string,
  ): Promise<Returned> {
    const { company, people, protections, moved } = deed as Snapshot;
    await this.children.lockProjects([survivorId, victimId]);
    const { kept } = await this.companies.separate(actor, { survivorId, victimId }, company, reason);
    let unprotected: readonly string[] = [];
    const { returned, left } = await this.children.giveBack(survivorId, victimId, moved, this.stamp(actor), {
      protection: async () => {
        unprotected = await this.protections.part(actor, victimId, protections);
      },
    });
    await this.people.part(actor, people);
    const counts = { ...returned, ...nonZero('protection.company_id', protections.moved.length) };
    return {
      returned: { ...counts, ...nonZero('contact', people.length) },
      left: { ...left, ...nonZero('protection', unprotected.length) },
      keptFields: kept,
    };
  }

  private stamp(actor: Actor) {
    return { at: this.clock.now(), by: actor.userId };
  }
}

function countsOf({ moved, people, protections }: Snapshot): Record<string, number> {
  const counts = Object.entries(moved).map(([name, ids]) => [name, ids.length] as const);
  return {
    ...Object.fromEntries(counts),
    ...nonZero('protection.company_id', protections.moved.length),
    ...nonZero('contact', people.length),
  };
}

function nonZero(name: string, count: number): Record<string, number> {
  return count > 0 ? { [name]: count } : {};
}
