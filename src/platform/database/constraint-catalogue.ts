import { Injectable } from '@nestjs/common';
import type { ErrorFactory } from '../kernel/domain-error.js';

/**
 * Constraint name → refusal. Features register theirs when their module starts, so that a race that ends in a
 * unique violation answers the same problem document as the polite check before it.
 */
@Injectable()
export class ConstraintCatalogue {
  private readonly byName = new Map<string, ErrorFactory>();

  register(constraints: Readonly<Record<string, ErrorFactory>>): void {
    for (const [name, factory] of Object.entries(constraints)) this.byName.set(name, factory);
  }

  find(name: string): ErrorFactory | undefined {
    return this.byName.get(name);
  }
}
