import type { NoticeTerms } from '../../features/notices/notice-settings.js';
import type { ActivityFrame } from '../../features/projects/project-activity.sql.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';

export type Bind = (value: unknown) => string;

/** For whom and for which day a work list is read. */
export interface TodoReader {
  readonly actor: Actor;
  /** Today in Shanghai, and the numbers of the pool in force. */
  readonly frame: ActivityFrame;
  /** How far ahead things are announced. */
  readonly terms: NoticeTerms;
}

/**
 * One reason for having something to do, as SQL over the tables of its feature at read time: nothing is kept, so nothing
 * can be stale. Whether the reader sees the subject is not its business; the list asks that of every item.
 */
export interface TodoSource {
  /** A code of TODO_KIND. */
  readonly kind: string;
  /**
   * A SELECT of `subject_type text, subject_id uuid, item_id uuid, due_on date, params jsonb`; `item_id` tells two items
   * of one subject apart.
   * @returns null when this reader never has such work; nothing is bound then
   */
  sql(reader: TodoReader, bind: Bind): string | null;
}

export function isA(reader: TodoReader, ...roles: readonly string[]): boolean {
  return hasRole(reader.actor, ...roles);
}

/**
 * Whose work `project p` is: a specialist's the own projects and those of the team, a supervisor's those of the unit, a
 * pool administrator's the whole pool.
 */
export function isWorkOf(reader: TodoReader, bind: Bind): string {
  if (isA(reader, 'POOL_ADMIN')) return 'TRUE';
  const me = `${bind(reader.actor.userId)}::uuid`;
  const own = `(p.owner_user_id = ${me} OR ${me} = ANY (p.team_user_ids))`;
  return isA(reader, 'SUPERVISOR') ? `(${own} OR p.owner_unit_id = ${bind(reader.actor.unitId)}::uuid)` : own;
}

/** Nobody's colleague has no work list: service accounts read, analysts and leaders decide elsewhere. */
export function worksOnProjects(reader: TodoReader): boolean {
  return isA(reader, 'SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER');
}
