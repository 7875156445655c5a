/** How long before a day people are told of it, in calendar days [D] (domain.md §3.2 T30, T32; §2.1.5). */
export interface NoticeTerms {
  readonly dormancyFirstDays: number;
  readonly dormancyLastDays: number;
  readonly holdDays: number;
  readonly qualificationDays: number;
  /** How far ahead the work list looks (GET /me/todo). */
  readonly followUpDays: number;
  readonly nextActionDays: number;
  readonly protectionDays: number;
}

export const NOTICE_TERMS_KEY = 'notices.terms';

export const DEFAULT_NOTICE_TERMS: NoticeTerms = {
  dormancyFirstDays: 14,
  dormancyLastDays: 7,
  holdDays: 7,
  qualificationDays: 90,
  followUpDays: 7,
  nextActionDays: 30,
  protectionDays: 10,
};
