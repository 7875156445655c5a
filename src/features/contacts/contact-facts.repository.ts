import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import type { ContactStanding } from './contact.access.js';
import { CONTACT_STANDING } from './contact-access.sql.js';
import { CONTACT_SETTINGS_KEY, type ContactSettings } from './contact-settings.js';

/** Reads, for the write side, what decisions about a contact need to know of other rows. */
@Injectable()
export class ContactFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  /** Who stands near the contact, deleted or not. */
  async standing(contactId: string): Promise<ContactStanding | null> {
    return this.sql.first<ContactStanding>(
      `SELECT ct.created_by AS "createdBy", a.company_unit_ids AS "companyUnitIds",
              a.resident_unit_ids AS "residentUnitIds", a.project_unit_ids AS "projectUnitIds",
              a.co_unit_ids AS "coUnitIds",
              a.team_user_ids AS "teamUserIds"
       FROM contact ct ${CONTACT_STANDING} WHERE ct.id = $1`,
      [contactId],
    );
  }

  /** A company that people may be entered for. @throws COMPANY.MERGED */
  async company(companyId: string): Promise<{ parkRelation: string } | null> {
    return this.sql.first(
      `SELECT park_relation AS "parkRelation" FROM company
       WHERE id = $1 AND is_living_company(deleted_at, merged_into_id)`,
      [companyId],
    );
  }

  /** The settings in force on a day. @throws Error when the row of the migration was removed */
  async settings(today: string): Promise<ContactSettings> {
    const found = (await this.dated.at(today))[CONTACT_SETTINGS_KEY] as ContactSettings | undefined;
    if (!found) throw new Error(`The setting ${CONTACT_SETTINGS_KEY} is missing`);
    return found;
  }
}
