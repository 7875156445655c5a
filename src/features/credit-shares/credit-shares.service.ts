import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { staleVersion } from '../../platform/database/versioned-write.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { chooseCase, type ProposedShare, proposedShares } from './credit-case.rules.js';
import { CreditFactsRepository, type CreditSettings } from './credit-facts.repository.js';
import { CreditRecorder } from './credit-recorder.js';
import type { CreditCase, CreditRole } from './credit-share.codes.js';
import type { ProjectCredit, ShareLine } from './credit-share.entity.js';
import { creditErrors } from './credit-share.errors.js';
import { losers, normalised, shareBlockers } from './credit-share.rules.js';
import { CreditSharesRepository } from './credit-shares.repository.js';

/** The project whose credit is shared; the flow holds it locked. */
export interface CreditedProject {
  readonly id: string;
  readonly ownerUnitId: string | null;
  readonly admitted: boolean;
}

export interface SharesStatement {
  readonly shares: readonly { unitId: string; userId?: string | null; role: string; percent: string }[];
  readonly reason?: string | null;
}

/** Shares the credit of projects (domain.md §4.3). Every call is made under the lock of the project. */
@Injectable()
export class CreditSharesService {
  constructor(
    private readonly repository: CreditSharesRepository,
    private readonly facts: CreditFactsRepository,
    private readonly recorder: CreditRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes what the case table gives: at the admission, after a transfer or its reset, after a re-activation. Frozen
   * shares stay as they are.
   */
  async applyCase(actor: Actor | null, projectId: string, reason: string | null): Promise<void> {
    const before = await this.repository.find(projectId);
    if (before?.frozenOn) return;
    const settings = await this.facts.settings(today(this.clock));
    const proposal = await this.propose(projectId, settings);
    if (!proposal) return;
    const { caseCode, shares } = proposal;
    const sharesBefore = await this.repository.sharesOf(projectId);
    if (before?.basis === 'CASE_TABLE' && isSame(sharesBefore, shares) && before.caseCode === caseCode)
      return;
    await this.recorder.record(actor, {
      ...{ projectId, before, sharesBefore, shares, reason, settings },
      changes: { caseCode, basis: 'CASE_TABLE' },
      action: 'credit.case-applied',
    });
  }

  /**
   * Sets the shares before they are frozen.
   * @param version of the shares; 0 while there are none
   * @throws REQUEST.VERSION_STALE, CREDIT.NOT_ADMITTED, CREDIT.FROZEN, CREDIT.RULES_BROKEN, CREDIT.NOT_YOURS
   */
  async agree(
    actor: Actor,
    project: CreditedProject,
    version: number,
    statement: SharesStatement,
  ): Promise<void> {
    if (!project.admitted) throw creditErrors.NOT_ADMITTED();
    const before = await this.repository.find(project.id);
    if ((before?.version ?? 0) !== version) throw staleVersion(version, before?.version ?? 0);
    if (before?.frozenOn) throw creditErrors.FROZEN();
    const settings = await this.facts.settings(today(this.clock));
    const current = await this.currentOrProposed(project.id, before, settings);
    const shares = await this.admit(statement);
    if (!mayAgree(actor, project, current.shares, shares)) throw creditErrors.NOT_YOURS();
    if (before && isSame(current.shares, shares)) throw creditErrors.NOTHING_CHANGES();
    await this.recorder.record(actor, {
      ...{ projectId: project.id, before, shares, settings },
      sharesBefore: before ? current.shares : [],
      changes: { caseCode: current.caseCode, basis: 'AGREED' },
      action: 'credit.agreed',
      reason: statement.reason?.trim() || null,
    });
  }

  /** T13, T15: what stands now stands. @param on business day of the move */
  async freeze(actor: Actor | null, projectId: string, on: string, transition: string): Promise<void> {
    const before = await this.repository.find(projectId);
    if (before?.frozenOn) return;
    const settings = await this.facts.settings(today(this.clock));
    const { caseCode, shares } = await this.currentOrProposed(projectId, before, settings);
    await this.recorder.record(actor, {
      ...{ projectId, before, shares, settings },
      sharesBefore: before ? shares : [],
      changes: { caseCode, basis: before?.basis ?? 'CASE_TABLE', frozenOn: on, frozenBy: transition },
      action: 'credit.frozen',
      reason: null,
    });
  }

  /** The project goes on as another one (T43): what was shared stays to be read and counts for nothing. */
  async end(actor: Actor, projectId: string, on: string, transition: string): Promise<void> {
    if (await this.repository.find(projectId)) await this.freeze(actor, projectId, on, transition);
  }

  /** Facts of the project have changed: shares that were agreed on stay while the case is the same. */
  async reconsider(actor: Actor, projectId: string, reason: string | null): Promise<void> {
    const before = await this.repository.find(projectId);
    if (!before) return;
    const proposal = await this.propose(projectId, await this.facts.settings(today(this.clock)));
    if (before.basis === 'CASE_TABLE' || proposal?.caseCode !== before.caseCode)
      await this.applyCase(actor, projectId, reason);
  }

  /** Shares as they may be stored. @throws CREDIT.RULES_BROKEN, CREDIT.REFERENCES_MISSING */
  async admit({ shares }: SharesStatement): Promise<ShareLine[]> {
    const lines = shares.map(({ unitId, userId, role, percent }) => ({
      ...{ unitId, userId: userId ?? null, role: role as CreditRole, percent },
    }));
    const errors = shareBlockers(lines);
    if (errors.length) throw creditErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
    if (!(await this.facts.referencesExist(lines))) throw creditErrors.REFERENCES_MISSING();
    return normalised(lines);
  }

  private async currentOrProposed(
    projectId: string,
    before: ProjectCredit | null,
    settings: CreditSettings,
  ): Promise<Proposal> {
    if (before) return { caseCode: before.caseCode, shares: await this.repository.sharesOf(projectId) };
    const proposal = await this.propose(projectId, settings);
    if (!proposal) throw creditErrors.NOT_ADMITTED();
    return proposal;
  }

  private async propose(projectId: string, settings: CreditSettings): Promise<Proposal | null> {
    const facts = await this.facts.of(projectId, settings);
    if (!facts) return null;
    const chosen = chooseCase(facts);
    return { caseCode: chosen.caseCode, shares: proposedShares(chosen, settings.cases, facts) };
  }
}

interface Proposal {
  readonly caseCode: CreditCase;
  readonly shares: readonly ProposedShare[];
}

function isSame(one: readonly ProposedShare[], other: readonly ProposedShare[]): boolean {
  return JSON.stringify(normalised(one)) === JSON.stringify(normalised(other));
}

/** An administrator may; the supervisor of the owner unit may give away what is the unit's and take from nobody. */
function mayAgree(
  actor: Actor,
  { ownerUnitId }: CreditedProject,
  before: readonly ProposedShare[],
  after: readonly ProposedShare[],
): boolean {
  if (actor.roles.includes('POOL_ADMIN')) return true;
  if (!actor.roles.includes('SUPERVISOR') || actor.unitId !== ownerUnitId) return false;
  return losers(before, after, actor.unitId).length === 0;
}
