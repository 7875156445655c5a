import type { NoticeKind } from './notice.codes.js';

/** What somebody should learn. One row is kept for each recipient. */
export interface NewNotice {
  /** Ids of users. Those who cannot sign in any more get none. */
  readonly recipientIds: readonly string[];
  readonly kind: NoticeKind;
  /** Noun in snake case (`project`, `company`, `lead`); with the id it says what the notice is about. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** Values for the text of the kind; no names of companies, projects or persons (see notice.codes.ts). */
  readonly params?: Readonly<Record<string, string | number | null>>;
  /** Shanghai date by which something is due; also `{dueOn}` of the text. */
  readonly dueOn?: string | null;
  /** Names the event: a recipient gets one notice for it, however often it is told. */
  readonly dedupeKey: string;
}
