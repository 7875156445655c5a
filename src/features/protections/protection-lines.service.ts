import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { AssignProtectionRequest } from './dto/assign-protection.dto.js';
import { protectionErrors } from './protection.errors.js';
import { ProtectionDesk } from './protection-desk.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { lastDay } from './protection-term.rules.js';

/** Business lines of one group that are protected separately (domain.md §4.1, scope). */
@Injectable()
export class ProtectionLinesService {
  constructor(
    private readonly desk: ProtectionDesk,
    private readonly facts: ProtectionFacts,
    private readonly recorder: ProtectionRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A business line of its own, beside what protects the scope. @returns its id */
  async assign(actor: Actor, request: AssignProtectionRequest): Promise<string> {
    const { unitId, userId = null, scopeNote } = request;
    const { scope, day, terms, active } = await this.desk.open(request.companyId);
    if (!(await this.facts.mayOwnProjects(unitId))) throw protectionErrors.UNIT_MISSING();
    if (userId && !(await this.facts.isActiveUserOf(userId, unitId))) throw protectionErrors.PERSON_MISSING();
    const line = scopeNote.trim();
    if (active.some((protection) => protection.scopeNote === line)) throw protectionErrors.LINE_TAKEN();
    const { id } = await this.recorder.open(actor, scope, {
      ...{ kind: 'REPORT', unitId, userId, scopeNote: line, startsOn: day },
      endsOn: lastDay(day, terms.reportDays, day, terms),
      registeredAt: this.clock.now(),
      ...{ basisType: 'ASSIGNMENT', basisId: null, settingsInForce: terms },
    });
    return id;
  }
}
