import { Injectable } from '@nestjs/common';
import type { Actor } from './actor.js';

/**
 * What a record is called for one actor: SQL of a JSON object `{ code, title }`, NULL where the actor does not see it;
 * `outside` beside them where it is called otherwise in what leaves the house.
 * @param recordId SQL of the record's id
 * @param bind adds a value and returns its placeholder
 */
export type TitleRule = (actor: Actor, recordId: string, bind: (value: unknown) => string) => string;

/**
 * Lets lists that speak of records of many features (notices, work lists, calendars) name each of them as its reader
 * may see it now. A feature registers its rule when its module starts.
 */
@Injectable()
export class RecordTitles {
  private readonly rules = new Map<string, TitleRule>();

  /** @param noun as it stands in `subject_type`, snake case */
  register(noun: string, rule: TitleRule): void {
    this.rules.set(noun, rule);
  }

  /** SQL of `{ code, title }` for a record of any kind; NULL for what nobody has registered. */
  sql(actor: Actor, noun: string, recordId: string, bind: (value: unknown) => string): string {
    const cases = [...this.rules].map(([name, rule]) => `WHEN '${name}' THEN ${rule(actor, recordId, bind)}`);
    return cases.length ? `CASE ${noun} ${cases.join(' ')} END` : 'NULL::json';
  }
}
