import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/** Code lists of contacts (domain.md §2.3). `decides` marks the roles that make a talk substantive (gate T10). */
export const DECISION_ROLE = codeTable('DECISION_ROLE', {
  DECISION_MAKER: ['决策人', 'Decision maker', { decides: true }],
  INFLUENCER: ['影响者', 'Influencer', { decides: true }],
  LIAISON: ['联络人', 'Liaison', { decides: false }],
  LEGAL_REP: ['法定代表人', 'Legal representative', { decides: false }],
  INTERMEDIARY: ['中介', 'Intermediary', { decides: false }],
  TECH_LEAD: ['技术负责人', 'Technical lead', { decides: false }],
});
export type DecisionRole = CodeOf<typeof DECISION_ROLE>;

export const CONTACT_SOURCE = codeTable('CONTACT_SOURCE', {
  FROM_PERSON: ['本人提供', 'From the person'],
  BUSINESS_CARD: ['名片', 'Business card'],
  PUBLIC: ['公开信息', 'Public information'],
  INTERMEDIARY: ['中介提供', 'From an intermediary'],
  EVENT: ['活动报名', 'Event registration'],
});
export type ContactSource = CodeOf<typeof CONTACT_SOURCE>;

export const LAWFUL_BASIS = codeTable('LAWFUL_BASIS', {
  CONSENT: ['同意', 'Consent'],
  CONTRACT: ['订立履行合同所必需', 'Necessary for a contract'],
  DUTY: ['履行法定职责', 'Statutory duty'],
  PUBLIC_INFO: ['已公开', 'Already public'],
});
export type LawfulBasis = CodeOf<typeof LAWFUL_BASIS>;

/** How a person is addressed: what class V1 sees behind the surname (王先生). */
export const HONORIFIC = codeTable('HONORIFIC', {
  MR: ['先生', 'Mr'],
  MS: ['女士', 'Ms'],
});
export type Honorific = CodeOf<typeof HONORIFIC>;

export const CONTACT_CODE_TABLES = [DECISION_ROLE, CONTACT_SOURCE, LAWFUL_BASIS, HONORIFIC] as const;
