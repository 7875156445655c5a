import { daysBetween, shanghaiDateOf } from '../../platform/kernel/clock.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { type Channel, SUBSTANTIVE_CHANNELS } from './interaction.codes.js';
import type { InteractionSettings } from './interaction-settings.js';

/** The author may correct an entry for so long; the database holds the same limit (domain.md §2.4 [D]). */
export const EDITABLE_HOURS = 24;

/** What the marks of a follow-up are derived from (domain.md §2.4, trap 8.37). */
export interface InteractionFacts {
  readonly occurredAt: Date;
  readonly channel: string;
  readonly progressType: string;
  readonly summary: string;
}

export interface InteractionMarks {
  readonly occurredOn: string;
  /** Entered too late to count for first contact. */
  readonly isBackfilled: boolean;
  /** Moves the follow-up clock: long enough and entered in time. */
  readonly isValid: boolean;
  /** People met and something moved. */
  readonly isSubstantive: boolean;
}

/** @param enteredAt when the record was first entered, not when it was corrected */
export function marksOf(
  { occurredAt, channel, progressType, summary }: InteractionFacts,
  enteredAt: Date,
  settings: InteractionSettings,
): InteractionMarks {
  const occurredOn = shanghaiDateOf(occurredAt);
  const isBackfilled = daysBetween(occurredOn, shanghaiDateOf(enteredAt)) > settings.backfilledAfterDays;
  return {
    occurredOn,
    isBackfilled,
    isValid: !isBackfilled && summaryLength(summary) >= settings.summaryMinChars,
    isSubstantive: progressType !== 'NONE' && SUBSTANTIVE_CHANNELS.has(channel as Channel),
  };
}

/** Characters of a summary; a run of white space counts as one, so that blanks do not fill a summary up. */
export function summaryLength(summary: string): number {
  return [...summary.trim().replace(/\s+/gu, ' ')].length;
}

export function isStillEditable(enteredAt: Date, now: Date): boolean {
  return now.getTime() - enteredAt.getTime() < EDITABLE_HOURS * 3_600_000;
}

/** What the rules of an entry look at. */
export interface InteractionDraft {
  readonly companyId: string | null;
  readonly leadId: string | null;
  readonly occurredAt: Date;
  readonly channel: string;
  readonly counterpartContactIds: readonly string[];
  readonly nextAction: string | null;
  readonly nextActionOn: string | null;
  /** Level of the project, null without one. */
  readonly projectLevel: string | null;
}

/** Everything that keeps the entry from being stored, all at once. */
export function interactionBlockers(draft: InteractionDraft, now: Date): FieldError[] {
  const faults: FieldError[] = [];
  if (draft.companyId === null && draft.leadId === null)
    faults.push(
      fault('companyId', 'SUBJECT_REQUIRED', {
        zh: '请填写企业或线索',
        en: 'name the company or the lead',
      }),
    );
  if (draft.occurredAt > now)
    faults.push(
      fault('occurredAt', 'TIME_IN_FUTURE', {
        zh: '发生时间不能晚于现在；计划中的事项请填写下一步',
        en: 'may not lie in the future; plans belong into nextAction',
      }),
    );
  if (draft.channel !== 'DOC' && draft.counterpartContactIds.length === 0)
    faults.push(
      fault('counterpartContactIds', 'COUNTERPART_REQUIRED', {
        zh: '除材料往来外必须填写对方人员',
        en: 'name the people of the other side, except for an exchange of documents',
      }),
    );
  return [...faults, ...nextActionBlockers(draft)];
}

function nextActionBlockers({ nextAction, nextActionOn, projectLevel }: InteractionDraft): FieldError[] {
  if (!nextAction && projectLevel === 'A')
    return [
      fault('nextAction', 'NEXT_ACTION_REQUIRED', {
        zh: 'A 类项目必须填写下一步及日期',
        en: 'an A-level project needs a next action and its date',
      }),
    ];
  if (nextAction && !nextActionOn)
    return [
      fault('nextActionOn', 'NEXT_ACTION_DATE_REQUIRED', {
        zh: '填写下一步时必须填写日期',
        en: 'a next action needs its date',
      }),
    ];
  if (!nextAction && nextActionOn)
    return [
      fault('nextAction', 'NEXT_ACTION_REQUIRED', {
        zh: '填写日期时必须填写下一步',
        en: 'a date needs its next action',
      }),
    ];
  return [];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
