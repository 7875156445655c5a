import { Injectable } from '@nestjs/common';
import type { Actor } from './actor.js';

/**
 * Who sees a record: a boolean SQL expression over `recordId`, itself SQL.
 * @param bind adds a value and returns its placeholder
 */
export type SightRule = (actor: Actor, recordId: string, bind: (value: unknown) => string) => string;

/**
 * Lets a feature ask whether the caller sees a record of another one before it refers to it: whoever could attach
 * hidden records would learn that they exist. A feature registers its rule when its module starts.
 */
@Injectable()
export class RecordSight {
  private readonly rules = new Map<string, SightRule>();

  register(noun: string, rule: SightRule): void {
    this.rules.set(noun, rule);
  }

  /** FALSE when no feature has registered the noun. */
  predicate(noun: string, actor: Actor, recordId: string, bind: (value: unknown) => string): string {
    return this.rules.get(noun)?.(actor, recordId, bind) ?? 'FALSE';
  }
}
