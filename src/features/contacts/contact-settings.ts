/** How long a person is kept without a talk: 24 months (domain.md §2.3 [D]), then the record is anonymised. */
export interface ContactSettings {
  readonly retentionMonths: number;
}

/** Key in the table of dated settings. */
export const CONTACT_SETTINGS_KEY = 'contact.retention';

export const DEFAULT_CONTACT_SETTINGS: ContactSettings = { retentionMonths: 24 };
