import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';

/**
 * Who may see a record that files are attached to: a boolean SQL expression over `subjectId`.
 * @param bind adds a value and returns its placeholder
 */
export type SubjectRule = (actor: Actor, subjectId: string, bind: (value: unknown) => string) => string;

/**
 * Records that files are attached to (`file_link.subject_type`). A feature registers its rule when its module starts;
 * whoever may see the record may then read its files.
 */
@Injectable()
export class FileSubjects {
  private readonly rules = new Map<string, SubjectRule>();

  register(subjectType: string, rule: SubjectRule): void {
    this.rules.set(subjectType, rule);
  }

  /** `EXISTS (…)` over the links of a file, FALSE when no feature has registered. */
  predicate(actor: Actor, fileId: string, bind: (value: unknown) => string): string {
    const branches = [...this.rules].map(
      ([type, rule]) => `(l.subject_type = ${bind(type)} AND ${rule(actor, 'l.subject_id', bind)})`,
    );
    if (branches.length === 0) return 'FALSE';
    return `EXISTS (SELECT 1 FROM file_link l WHERE l.file_id = ${fileId} AND (${branches.join(' OR ')}))`;
  }
}
