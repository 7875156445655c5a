import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { Contact } from './contact.entity.js';

export interface PersonPair {
  /** The record of the company that stays, the oldest of several. */
  readonly survivorId: string;
  readonly victimId: string;
}

export interface Stamp {
  readonly at: Date;
  readonly by: string;
}

const PEOPLE = (company: string) => `
  SELECT DISTINCT ct.id, ct.created_at, regexp_replace(ct.mobile, '[^0-9]', '', 'g') AS mobile, lower(ct.email) AS email
  FROM contact_employment e JOIN contact ct ON ct.id = e.contact_id
  WHERE e.company_id = ${company} AND e.deleted_at IS NULL AND ct.deleted_at IS NULL AND ct.anonymised_at IS NULL`;

/** People of both companies who share a mobile number or an e-mail address. $1 stays, $2 goes. */
const SAME_PEOPLE = `
  WITH mine AS (${PEOPLE('$1')}), theirs AS (${PEOPLE('$2')})
  SELECT DISTINCT ON (t.id) m.id AS "survivorId", t.id AS "victimId"
  FROM theirs t JOIN mine m ON (m.mobile = t.mobile AND m.mobile <> '') OR m.email = t.email
  WHERE NOT EXISTS (SELECT 1 FROM mine both_ WHERE both_.id = t.id)
  ORDER BY t.id, m.created_at, m.id`;

/** Joins and parts two records of one person. */
@Injectable()
export class ContactMergingRepository {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The row under lock, whether deleted or not. */
  async lock(id: string): Promise<Contact> {
    const found = await this.unitOfWork
      .repository(Contact)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw httpErrors.NOT_FOUND();
    return found;
  }

  async samePeople(survivorCompanyId: string, victimCompanyId: string): Promise<PersonPair[]> {
    return this.sql.rows<PersonPair>(SAME_PEOPLE, [survivorCompanyId, victimCompanyId]);
  }

  /** @returns ids of the employments that were primary and of all that moved */
  async moveEmployments(
    { survivorId, victimId }: PersonPair,
    stamp: Stamp,
  ): Promise<{ id: string; wasPrimary: boolean }[]> {
    return this.sql.rows(
      `WITH mine AS (SELECT id, is_primary FROM contact_employment WHERE contact_id = $1 ORDER BY id FOR NO KEY UPDATE)
       UPDATE contact_employment e SET contact_id = $2, is_primary = FALSE, version = e.version + 1, updated_at = $3, updated_by = $4
       FROM mine WHERE e.id = mine.id RETURNING e.id, mine.is_primary AS "wasPrimary"`,
      [victimId, survivorId, stamp.at, stamp.by],
    );
  }

  /** @returns ids of the talks; one in which both are named keeps both names */
  async moveTalks({ survivorId, victimId }: PersonPair): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `UPDATE interaction_counterpart c SET contact_id = $2
       WHERE c.contact_id = $1 AND NOT EXISTS (
         SELECT 1 FROM interaction_counterpart o WHERE o.interaction_id = c.interaction_id AND o.contact_id = $2)
       RETURNING c.interaction_id AS id`,
      [victimId, survivorId],
    );
    return rows.map(({ id }) => id);
  }

  async returnEmployments(
    pair: PersonPair,
    employments: readonly { id: string; wasPrimary: boolean }[],
    stamp: Stamp,
  ): Promise<void> {
    await this.sql.rows(
      `UPDATE contact_employment e SET contact_id = $2, is_primary = w."wasPrimary", version = e.version + 1,
         updated_at = $3, updated_by = $4
       FROM json_to_recordset($5::json) AS w (id uuid, "wasPrimary" boolean)
       WHERE e.id = w.id AND e.contact_id = $1`,
      [pair.survivorId, pair.victimId, stamp.at, stamp.by, JSON.stringify(employments)],
    );
  }

  async returnTalks({ survivorId, victimId }: PersonPair, interactionIds: readonly string[]): Promise<void> {
    await this.sql.rows(
      `UPDATE interaction_counterpart c SET contact_id = $2 WHERE c.contact_id = $1 AND c.interaction_id = ANY ($3::uuid[])`,
      [survivorId, victimId, interactionIds],
    );
  }
}
