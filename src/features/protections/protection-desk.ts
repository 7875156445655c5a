import { Inject, Injectable } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { Protection } from './protection.entity.js';
import { heldByOtherUnit } from './protection.errors.js';
import { isHeldByOthers } from './protection.rules.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import { ProtectionLapses, type RedDays } from './protection-lapses.js';
import { ProtectionScopes, type Scope } from './protection-scopes.repository.js';
import type { ProtectionTerms } from './protection-settings.js';
import { ProtectionsRepository } from './protections.repository.js';

/** A scope that the running transaction holds: what protects it today, with everything marked that ran out. */
export interface OpenScope {
  readonly scope: Scope;
  /** Today in Shanghai. */
  readonly day: string;
  readonly terms: ProtectionTerms;
  /** Still protecting, the earliest registered first. */
  readonly active: readonly Protection[];
}

/** Where every claim on a company begins: one at a time, on settled facts. */
@Injectable()
export class ProtectionDesk {
  constructor(
    private readonly scopes: ProtectionScopes,
    private readonly protections: ProtectionsRepository,
    private readonly facts: ProtectionFacts,
    private readonly lapses: ProtectionLapses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PROTECTION.COMPANY_MISSING */
  async open(companyId: string, redDays?: RedDays): Promise<OpenScope> {
    const scope = await this.scopes.lock(companyId);
    const day = today(this.clock);
    const terms = await this.facts.terms(day);
    const marked = await this.protections.activeIn(scope.scopeId);
    return { scope, day, terms, active: await this.lapses.settle(marked, day, terms, redDays) };
  }

  /** The same for a unit that wants the company. @throws PROTECTION.HELD_BY_OTHER_UNIT with the four facts */
  async openFor(companyId: string, unitId: string, redDays?: RedDays): Promise<OpenScope> {
    const opened = await this.open(companyId, redDays);
    const [first] = opened.active;
    if (first && isHeldByOthers(opened.active, unitId))
      throw heldByOtherUnit(await this.facts.fourFacts(shown(opened.active, first).id));
    return opened;
  }
}

/** Whom others are told of: who holds the whole scope, else who was first. */
function shown(active: readonly Protection[], first: Protection): Protection {
  return active.find(({ scopeNote }) => scopeNote === null) ?? first;
}

/** The unit's own protection in a scope: that of the whole scope, else its first line. */
export function ownIn({ active }: Pick<OpenScope, 'active'>, unitId: string): Protection | undefined {
  const own = active.filter((protection) => protection.unitId === unitId);
  return own.find(({ scopeNote }) => scopeNote === null) ?? own[0];
}
