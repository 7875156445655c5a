import { Injectable } from '@nestjs/common';
import { ContactsService } from '../../features/contacts/contacts.service.js';
import {
  CreateContactRequest,
  UpdateContactRequest,
} from '../../features/contacts/dto/create-contact.dto.js';
import type { Actor } from '../../platform/access/actor.js';
import { bindRequest } from '../../platform/http/fields/bind.js';
import type { ImportPolicy, ReadRow, SheetIntake, SheetKind, SheetReversal } from '../sheet-intake.js';
import { AreaBooks } from '../sheets/area-books.js';
import { CONTACT_COLUMNS } from '../sheets/contact.sheet.js';
import { nameAndNumber } from '../sheets/people-cells.rules.js';
import { withAreas } from '../sheets/with-areas.js';
import { ContactImportDefaults } from './import-defaults.js';
import { type KnownRow, KnownRows } from './known-rows.queries.js';
import { changesAgainst, pick } from './row-values.rules.js';
import { type KnownRecord, SingleRows } from './single-rows.js';

const PERSON = [
  'name',
  'honorific',
  'mobile',
  'email',
  'wechat',
  'language',
  'decisionRole',
  'doNotContact',
] as const;
const REACH = ['mobile', 'email', 'wechat'] as const;

/** Lists of people with the companies they work for. */
@Injectable()
export class ContactSheet implements SheetKind {
  readonly kind = 'contacts';
  readonly label = { zh: '联系人', en: 'Contacts' };
  readonly needs = [['name'], ['company', 'companyUscc', 'companyCode']];
  readonly defaults = {
    decisionRole: 'LIAISON',
    source: 'BUSINESS_CARD',
    lawfulBasis: 'DUTY',
    unknownCompany: 'CREATE',
  };
  readonly defaultsShape = ContactImportDefaults;
  readonly subject = { type: 'contact', table: 'contact' };

  constructor(
    private readonly contacts: ContactsService,
    private readonly known: KnownRows,
    private readonly rows: SingleRows,
    private readonly areas: AreaBooks,
  ) {}

  readonly reversal: SheetReversal = {
    remove: (actor, id, version) => this.contacts.remove(actor, id, version),
    putBack: (actor, id, version, values) =>
      this.contacts.update(actor, id, version, values as UpdateContactRequest),
  };

  async columns() {
    return withAreas(CONTACT_COLUMNS, await this.areas.open());
  }

  begin(actor: Actor, policy: ImportPolicy): SheetIntake {
    const defaults = { ...this.defaults, ...policy.defaults };
    const intake = this.rows.begin(actor, policy, {
      keyOf: ({ values }) => [
        values['company'] ?? values['companyUscc'] ?? values['companyCode'],
        ...[values['name'], values['mobile'], values['email']],
      ],
      known: async (row, { companyId }) => (companyId === null ? null : this.find(actor, companyId, row)),
      create: async ({ values }, { companyId }) => {
        const { unknownCompany: _policy, ...given } = defaults;
        const person = pick(values, [...PERSON, 'title', 'department', 'source', 'lawfulBasis']);
        return this.contacts.create(
          actor,
          bindRequest(CreateContactRequest, { ...given, ...person, companyId }, 'body'),
        );
      },
    });
    return { take: (rows) => intake.take(rows.map(withOwnNumber)) };
  }

  /** A person of the company with the name, and nothing that speaks against being the same. */
  private async find(actor: Actor, companyId: string, { values }: ReadRow): Promise<KnownRecord | null> {
    const all = await this.known.contacts(actor, companyId, String(values['name']));
    const same = all.find((each) => isSame(each, values));
    if (!same) return null;
    const changes = changesAgainst(same, pick(values, PERSON));
    return {
      id: same.id,
      label: String(values['name']),
      changes,
      update: () =>
        this.contacts.update(
          actor,
          same.id,
          same.version,
          bindRequest(UpdateContactRequest, changes, 'body'),
        ),
    };
  }
}

/** A number behind the name, where the row has none in a column of its own. */
function withOwnNumber(row: ReadRow): ReadRow {
  const { name, number } = nameAndNumber(String(row.values['name'] ?? ''));
  if (number === null) return row;
  return { ...row, values: { mobile: number, ...row.values, name } };
}

/** No two numbers or addresses differ, or one of them is the same. */
function isSame(known: KnownRow, values: ReadRow['values']): boolean {
  const both = REACH.filter((field) => known[field] && values[field]);
  return both.length === 0 || both.some((field) => known[field] === values[field]);
}
