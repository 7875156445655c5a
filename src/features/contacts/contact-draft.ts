import type { Changes } from '../../audit/audit-trail.js';
import type { Contact } from './contact.entity.js';
import { REDACTED } from './contact.masking.js';
import { PERSONAL_FIELDS } from './contact.rules.js';
import type { CreateContactRequest } from './dto/create-contact.dto.js';

/** The members of a contact that people may set. */
export type ContactContent = Omit<
  Contact,
  | 'id'
  | 'anonymisedAt'
  | 'mergedIntoId'
  | 'createdAt'
  | 'createdBy'
  | 'updatedAt'
  | 'updatedBy'
  | 'deletedAt'
  | 'version'
>;

type ContactPart = Partial<Omit<CreateContactRequest, 'companyId' | 'title' | 'department' | 'fromOn'>>;

const UNKNOWN = {
  honorific: null,
  mobile: null,
  email: null,
  wechat: null,
  language: null,
  nationality: null,
  consentAt: null,
  doNotContact: false,
  retentionUntil: null,
};

/** What a request says of the person; the employment is a record of its own. */
export function contentOf(request: ContactPart): Partial<ContactContent> {
  const { consentAt, ...rest } = request;
  const content = {
    ...rest,
    consentAt: typeof consentAt === 'string' ? new Date(consentAt) : consentAt,
  };
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

/** A whole contact from a request: what was not said is unknown. */
export function newContent(request: CreateContactRequest): ContactContent {
  const { companyId: _company, title: _title, department: _department, fromOn: _from, ...person } = request;
  return { ...UNKNOWN, ...contentOf(person) } as ContactContent;
}

/** What is removed when a person is anonymised; employments and interactions stay. */
export const ERASED = {
  honorific: null,
  mobile: null,
  email: null,
  wechat: null,
  language: null,
  nationality: null,
  consentAt: null,
  doNotContact: true,
} as const satisfies Partial<ContactContent>;

const REDACTED_FIELDS: readonly string[] = ['name', 'honorific', ...PERSONAL_FIELDS];

/** The same changes without personal values: the trail cannot be cleaned when the person asks to be erased. */
export function withoutPersonalValues(changes: Changes): Changes {
  const redact = (value: unknown) => (value === null || value === undefined ? null : REDACTED);
  return Object.fromEntries(
    Object.entries(changes).map(([field, [before, after]]) =>
      REDACTED_FIELDS.includes(field)
        ? [field, [redact(before), redact(after)] as const]
        : [field, [before, after] as const],
    ),
  );
}
