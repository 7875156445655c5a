import { Injectable } from '@nestjs/common';
import { ConstraintCatalogue } from '../platform/database/constraint-catalogue.js';
import { translateDatabaseError } from '../platform/database/database-errors.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/kernel/domain-error.js';
import { problemsOf } from './row-problems.js';
import type { RowProblem } from './sheet-intake.js';

/** Writes single rows inside a larger transaction: one that is refused leaves nothing behind and stops nobody. */
@Injectable()
export class RowAttempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly constraints: ConstraintCatalogue,
  ) {}

  /** @returns the answer, or why there is none */
  async run<T>(
    work: () => Promise<T>,
  ): Promise<{ readonly answer: T } | { readonly problems: RowProblem[] }> {
    try {
      return { answer: await this.unitOfWork.attempt(work) };
    } catch (error) {
      const known = error instanceof DomainError ? error : translateDatabaseError(error, this.constraints);
      if (!known || known.kind === 'unavailable') throw error;
      return { problems: problemsOf(known) };
    }
  }

  async refusalIn(work: () => Promise<unknown>): Promise<RowProblem | null> {
    const result = await this.run(work);
    return 'problems' in result ? (result.problems[0] ?? null) : null;
  }

  /** Runs a batch for its answer alone where nothing may stay. */
  batch<T>(isKept: boolean, work: () => Promise<T>): Promise<T> {
    return isKept ? work() : this.unitOfWork.rehearse(work);
  }
}
