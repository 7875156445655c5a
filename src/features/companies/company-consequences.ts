import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { DistinctPairs } from './duplicates/distinct-pairs.js';
import type { StoredMatch } from './duplicates/duplicate-search.js';
import { CompanyMoves, isMove } from './groups/company-moves.js';

interface Written {
  readonly changes: Readonly<Record<string, unknown>>;
  /** Companies that were said to be others, and why. */
  readonly distinct: readonly StoredMatch[];
  readonly distinctReason: string | undefined;
}

/** What follows when a company was changed, in the same transaction. */
@Injectable()
export class CompanyConsequences {
  constructor(
    private readonly distinct: DistinctPairs,
    private readonly moves: CompanyMoves,
  ) {}

  async of(actor: Actor, id: string, { changes, distinct, distinctReason }: Written): Promise<void> {
    await this.distinct.keep(actor, id, distinct, distinctReason);
    if (isMove(changes)) await this.moves.announce(actor, id);
  }
}
