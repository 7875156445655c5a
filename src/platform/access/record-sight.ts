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

  /**
   * FALSE when no feature has registered the noun. A rule has tables and aliases of its own; where `recordId` names one of
   * them (`p.id` in a statement about `project p`), the rule would compare the record with itself and hold for every row,
   * so the id is handed in under a name that no rule uses.
   */
  predicate(noun: string, actor: Actor, recordId: string, bind: (value: unknown) => string): string {
    const sql = this.rules.get(noun)?.(actor, SIGHTED, bind) ?? 'FALSE';
    const alias = /^(\w+)\./.exec(recordId)?.[1];
    if (alias && new RegExp(`\\b(FROM|JOIN)\\s+\\w+\\s+(AS\\s+)?${alias}\\b`, 'i').test(sql))
      return `(SELECT ${sql} FROM (SELECT ${recordId} AS id) sighted)`;
    return sql.replaceAll(SIGHTED, recordId);
  }
}

/** Stands for the record in the SQL of a rule. */
const SIGHTED = 'sighted.id';
