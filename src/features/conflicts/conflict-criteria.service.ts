import { Injectable } from '@nestjs/common';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { canReadConflict } from './conflict.access.js';
import { conflictErrors } from './conflict.errors.js';
import { isInternal, mayAct } from './conflict.rules.js';
import type { Ranking } from './conflict-criteria.rules.js';
import { ConflictFacts } from './conflict-facts.repository.js';
import { ConflictsRepository } from './conflicts.repository.js';

/** The criteria of a ruling, for those who decide: they read both sides' records, which no party may. */
@Injectable()
export class ConflictCriteriaService {
  constructor(
    private readonly conflicts: ConflictsRepository,
    private readonly facts: ConflictFacts,
  ) {}

  /** @throws REQUEST.NOT_FOUND, CONFLICT.CRITERIA_RESERVED */
  async of(actor: Actor, key: RecordKey): Promise<Ranking> {
    const conflict = await this.conflicts.read(key);
    if (!canReadConflict(actor, conflict)) throw httpErrors.NOT_FOUND();
    const decides = (['MEDIATOR', 'JUDGE', 'APPEAL_BODY'] as const).some((part) =>
      mayAct(conflict, actor, part),
    );
    const mayRead = decides || (hasRole(actor, 'LEADER') && !isInternal(conflict));
    if (!mayRead) throw conflictErrors.CRITERIA_RESERVED();
    return this.facts.criteria(conflict);
  }
}
