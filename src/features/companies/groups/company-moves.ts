import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';

/** Called in the transaction of the move, after the company was written. @param actor null for a list of many rows */
export type MoveHandler = (actor: Actor | null, companyId: string) => Promise<void>;

/** Where whoever keeps something by the scope of a company hears that it came to another group or parent. */
@Injectable()
export class CompanyMoves {
  private readonly handlers: MoveHandler[] = [];

  onMoved(handler: MoveHandler): void {
    this.handlers.push(handler);
  }

  async announce(actor: Actor | null, companyId: string): Promise<void> {
    for (const handle of this.handlers) await handle(actor, companyId);
  }
}

/** Whether a change brings a company to another scope (domain.md §4.1: the company or its group). */
export function isMove(changes: Readonly<Record<string, unknown>>): boolean {
  return 'groupId' in changes || 'parentCompanyId' in changes;
}
