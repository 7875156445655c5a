import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { type Clock, today } from '../../platform/kernel/clock.js';

/**
 * Who else deals with the company of a lead: open leads, live projects, protections in force. What the caller may
 * read is named; of everything else the caller learns the four facts of domain.md §2.0, once for each unit. A
 * confidential project counts as hidden: its company is what it hides.
 */
const matters = (lead: string, day: string, seesLead: string, seesProject: string): string => `
  me AS (SELECT l.id, l.company_id, l.company_name_key, l.report_unit_id FROM lead l WHERE l.id = ${lead}),
  matter AS (
    SELECT 'LEAD' AS kind, o.id, o.code, o.title, o.status, o.report_unit_id AS unit_id, ${seesLead} AS seen
    FROM me JOIN lead o ON o.id <> me.id AND o.deleted_at IS NULL AND o.closed_at IS NULL
      AND (o.company_id = me.company_id OR (me.company_name_key <> '' AND o.company_name_key = me.company_name_key))
    UNION ALL
    SELECT 'PROJECT', p.id, p.code, p.name, p.pool_status, p.owner_unit_id, NOT p.confidential AND ${seesProject}
    FROM me JOIN project p ON me.company_id IN (p.company_id, p.registered_company_id)
      AND p.deleted_at IS NULL AND p.pool_status NOT IN ('EXITED', 'MERGED')),
  shield AS (
    SELECT a.unit_id, a.ends_on FROM me JOIN active_protection_on(${day}::date) a ON a.company_id = me.company_id),
  elsewhere AS (
    SELECT unit_id FROM matter WHERE NOT seen
    UNION SELECT s.unit_id FROM shield s JOIN me ON me.report_unit_id <> s.unit_id)`;

const ANSWER = `
  SELECT json_build_object(
    'matters', (SELECT COALESCE(json_agg(json_build_object('kind', kind, 'id', id, 'code', code, 'title', title,
        'status', status, 'unitId', unit_id) ORDER BY code), '[]') FROM (SELECT * FROM matter WHERE seen ORDER BY code LIMIT 50) m),
    'elsewhere', (SELECT COALESCE(json_agg(json_build_object('exists', true, 'ownerUnitName', u.name,
        'protectionUntil', (SELECT max(s.ends_on) FROM shield s WHERE s.unit_id = u.id),
        'liaisonPhoneOfUnit', u.liaison_phone) ORDER BY u.sort_order, u.id), '[]')
      FROM elsewhere e JOIN responsible_unit u ON u.id = e.unit_id)) AS answer`;

/** Reads the instant 查重 of a registration (domain.md §1.1, §4.4). */
@Injectable()
export class LeadDuplicates {
  constructor(
    private readonly sql: Sql,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns `{ matters, elsewhere }` as the answer shows them */
  async of(actor: Actor, leadId: string): Promise<object> {
    const { bind, values } = new Binder();
    const sees = (noun: string, id: string) => this.sight.predicate(noun, actor, id, bind);
    const [lead, day] = [bind(leadId), bind(today(this.clock))];
    const found = await this.sql.first<{ answer: object }>(
      `WITH ${matters(lead, day, sees('lead', 'o.id'), sees('project', 'p.id'))} ${ANSWER}`,
      values,
    );
    return (found as { answer: object }).answer;
  }
}
