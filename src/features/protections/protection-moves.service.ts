import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Protection } from './protection.entity.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import { type Place, ProtectionJoining } from './protection-joining.repository.js';
import { endedByMove } from './protection-joining.rules.js';
import { ProtectionLapses } from './protection-lapses.js';
import { ProtectionRecorder } from './protection-recorder.js';

/** Protections when a company comes to another group or parent (domain.md §4.1, scope). */
@Injectable()
export class ProtectionMovesService {
  constructor(
    private readonly joining: ProtectionJoining,
    private readonly facts: ProtectionFacts,
    private readonly lapses: ProtectionLapses,
    private readonly recorder: ProtectionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The company was written and is locked. What had run out by its dates is marked, whether the night has passed or not,
   * and of two that a unit holds itself one is released. Where units stand against each other nothing is moved: the
   * database refuses it with the four facts when the transaction ends.
   */
  async follow(actor: Actor | null, companyId: string): Promise<void> {
    const places = new Map(
      (await this.joining.touched(companyId, companyId)).map((place) => [place.id, place]),
    );
    const active = (await this.joining.lock([...places.keys()])).filter(({ status }) => status === 'ACTIVE');
    const day = today(this.clock);
    const standing = await this.lapses.settle(active, day, await this.facts.terms(day));
    const scopeOf = ({ id }: Protection) => (places.get(id) as Place).scopeId;
    for (const scopeId of new Set(standing.map(scopeOf))) {
      const there = standing.filter((protection) => scopeOf(protection) === scopeId);
      const ended = endedByMove(there);
      if (ended === null) continue;
      for (const protection of there.filter(({ id }) => ended.includes(id)))
        await this.recorder.end(protection, 'SCOPE_JOINED', day, { actor });
    }
  }
}
