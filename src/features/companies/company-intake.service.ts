import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Breath } from '../../platform/jobs/breath.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { CompanyBulkRepository } from './company-bulk.repository.js';
import { listedContent } from './company-draft.js';
import { type Applicant, applicantOf, IntakeBatch } from './company-intake.js';
import type { IntakeOutcome, IntakePolicy, IntakeProblem, IntakeRow } from './company-intake.types.js';
import { intakeProblems } from './company-intake-problems.js';
import { CompanyPool, type KnownCompany } from './company-pool.rules.js';
import { DuplicateLookupRepository } from './duplicates/duplicate-lookup.repository.js';
import { type DuplicateLookup, lookupOf } from './duplicates/duplicate-lookup.rules.js';
import { CompanyBelonging } from './groups/company-belonging.js';

/** Records written at once; more would hold up other requests while they become text. */
const PIECE = 200;

/** A list that is being taken in, batch by batch. */
export interface CompanyIntake {
  /**
   * Decides a batch of rows and writes it in the running transaction; a dry run needs none. One outcome per row, in
   * order. Rows of earlier batches count as known.
   */
  take(rows: readonly IntakeRow[]): Promise<IntakeOutcome[]>;
  /** Call between batches, outside a transaction: keeps look-ups fast while the table grows. */
  settle(): Promise<void>;
}

/** Takes in whole lists of companies by the rules of single registration, in statements over many rows. */
@Injectable()
export class CompanyIntakeService {
  constructor(
    private readonly bulk: CompanyBulkRepository,
    private readonly lookup: DuplicateLookupRepository,
    private readonly belonging: CompanyBelonging,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  begin(actor: Actor, policy: IntakePolicy): CompanyIntake {
    const pool = new CompanyPool();
    return {
      take: (rows) => this.take(rows, actor, policy, pool),
      settle: () => this.bulk.refreshStatistics(),
    };
  }

  private async take(
    rows: readonly IntakeRow[],
    actor: Actor,
    policy: IntakePolicy,
    pool: CompanyPool,
  ): Promise<IntakeOutcome[]> {
    // What earlier batches brought is in the database by now; a dry run has only the pool to remember it.
    if (!policy.dryRun) pool.clear();
    const breath = new Breath();
    const applicants: Applicant[] = [];
    for (const row of rows) {
      await breath.take();
      applicants.push(applicantOf(row, listedContent(row, actor.unitId)));
    }
    if (!policy.dryRun) await this.bulk.lockIntake();
    const day = today(this.clock);
    const areas = await this.bulk.areasInForce(day);
    const batch = new IntakeBatch({ actor, policy, day, now: this.clock.now(), areas }, pool);
    const stored = await this.storedFor(applicants);
    const outcomes: IntakeOutcome[] = [];
    for (const [at, applicant] of applicants.entries()) {
      await breath.take();
      outcomes.push(batch.decide(applicant, stored[at] ?? []));
    }
    return policy.dryRun ? this.foreseen(batch, outcomes) : this.write(batch, outcomes, actor);
  }

  /** Whether a new group is held by somebody else only writing can tell. */
  private async foreseen(batch: IntakeBatch, outcomes: readonly IntakeOutcome[]): Promise<IntakeOutcome[]> {
    const grouped = [...batch.updated.values()].filter(({ groupName }) => groupName !== null);
    if (grouped.length === 0) return [...outcomes];
    const held = await this.bulk.heldIf(() => this.belonging.settledAll(grouped));
    return outcomes.map((outcome) =>
      outcome.outcome === 'updated' && held.has(outcome.companyId as string) ? heldRow(outcome) : outcome,
    );
  }

  /** For each row the stored companies that share a key with it. */
  private async storedFor(applicants: readonly Applicant[]): Promise<KnownCompany[][]> {
    const found = await this.lookup.byKeys(applicants.map(lookupOfRow));
    const ids = [...new Set([...found.values()].flat())];
    const companies = new Map((await this.bulk.load(ids)).map((company) => [company.id, company]));
    return applicants.map((_, at) =>
      (found.get(at) ?? []).flatMap((id) => {
        const company = companies.get(id);
        return company ? [company] : [];
      }),
    );
  }

  private async write(
    batch: IntakeBatch,
    outcomes: readonly IntakeOutcome[],
    actor: Actor,
  ): Promise<IntakeOutcome[]> {
    const inserted = await this.bulk.insert(await this.belonging.settledAll([...batch.created.values()]));
    const updated = await this.bulk.update(await this.belonging.settledAll([...batch.updated.values()]));
    const written = (id: string) => inserted.has(id) || updated.written.has(id);
    const records = batch.records.filter(({ subjectId }) => written(subjectId));
    for (let at = 0; at < records.length; at += PIECE)
      await this.audit.recordMany(records.slice(at, at + PIECE), actor);
    return outcomes.map((outcome) => {
      const isWrite = outcome.outcome === 'created' || outcome.outcome === 'updated';
      if (!isWrite || written(outcome.companyId as string)) return outcome;
      const isHeld = updated.held.has(outcome.companyId as string);
      return isHeld ? heldRow(outcome) : rejected(outcome, intakeProblems.TAKEN_MEANWHILE());
    });
  }
}

function heldRow(outcome: IntakeOutcome): IntakeOutcome {
  return rejected(outcome, intakeProblems.SCOPE_HELD());
}

function rejected(outcome: IntakeOutcome, problem: IntakeProblem): IntakeOutcome {
  return { ...outcome, outcome: 'rejected', companyId: null, problems: [problem] };
}

function lookupOfRow({ source, content, keys }: Applicant, ref: number): DuplicateLookup {
  return lookupOf(content, keys, ref, source.code);
}
