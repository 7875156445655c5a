import { Injectable } from '@nestjs/common';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import type { CreditEvent, CreditFacts } from './credit-case.rules.js';
import {
  CREDIT_CASES_KEY,
  CREDIT_RULES_KEY,
  type CreditCases,
  type CreditRules,
} from './credit-share-settings.js';

export interface CreditSettings {
  readonly cases: CreditCases;
  readonly rules: CreditRules;
}

/** A fact of the project with the moment that orders it among the others. */
type Dated<T> = T & { readonly at: string };

interface Found extends Omit<CreditFacts, 'event' | 'ownerUnitId'> {
  /** Null while a dormant project belongs to nobody. */
  readonly ownerUnitId: string | null;
  readonly transfer: Dated<Extract<CreditEvent, { kind: 'TRANSFER' }>> | null;
  readonly reactivation: Dated<Extract<CreditEvent, { kind: 'REACTIVATION' }>> | null;
  readonly joint: Dated<Extract<CreditEvent, { kind: 'JOINT' }>> | null;
}

/** The newest hand-over that stands, and whether the giving unit had talked substantively with the company before. */
const TRANSFER = `
  SELECT json_build_object('kind', 'TRANSFER', 'giverId', t.from_unit_id, 'receiverId', t.to_unit_id,
    'stage', t.stage_at_hand_over, 'at', t.state_since, 'substantive', EXISTS (
      SELECT 1 FROM interaction i WHERE i.is_substantive AND i.deleted_at IS NULL AND i.unit_id = t.from_unit_id
        AND i.occurred_on <= t.handed_over_on
        AND (i.project_id = p.id OR (i.project_id IS NULL AND i.company_id = p.company_id))))
  FROM project_transfer t WHERE t.project_id = p.id AND t.state = 'HANDED_OVER' ORDER BY t.id DESC LIMIT 1`;

/** The newest re-activation by another unit than the one that had the project at the last move it had an owner. */
const REACTIVATION = `
  SELECT json_build_object('kind', 'REACTIVATION', 'letGoId', b.owner_unit_id, 'receiverId', r.owner_unit_id,
    'at', r.at)
  FROM stage_transition r
  CROSS JOIN LATERAL (SELECT e.owner_unit_id FROM stage_transition e WHERE e.project_id = r.project_id
    AND e.version_after < r.version_after AND e.owner_unit_id IS NOT NULL ORDER BY e.version_after DESC LIMIT 1) b
  WHERE r.project_id = p.id AND r.transition_id IN ('T33', 'T42') AND r.owner_unit_id <> b.owner_unit_id
  ORDER BY r.version_after DESC LIMIT 1`;

/** The newest ruling for both 联合招商, between the owner and another unit, on the company or its group. */
const JOINT = `
  SELECT json_build_object('kind', 'JOINT', 'receiverId', p.owner_unit_id,
    'partnerId', CASE p.owner_unit_id WHEN k.unit_a_id THEN k.unit_b_id ELSE k.unit_a_id END, 'at', d.decided_at)
  FROM conflict_case k
  CROSS JOIN LATERAL (SELECT e.decided_at FROM conflict_decision e WHERE e.case_id = k.id
    ORDER BY e.decided_at DESC LIMIT 1) d
  WHERE k.outcome = 'JOINT' AND k.unit_a_id <> k.unit_b_id AND p.owner_unit_id IN (k.unit_a_id, k.unit_b_id)
    AND company_scope(k.company_id) = company_scope(p.company_id)
  ORDER BY d.decided_at DESC LIMIT 1`;

const FACTS = `
  SELECT p.owner_unit_id AS "ownerUnitId", p.owner_user_id AS "ownerUserId",
    p.first_report_unit_id AS "firstReportUnitId", p.co_unit_ids AS "coUnitIds", p.source_channel AS "sourceChannel",
    (SELECT id FROM responsible_unit WHERE code = $2 AND deleted_at IS NULL) AS "fundUnitId",
    (${TRANSFER}) AS transfer, (${REACTIVATION}) AS reactivation,
    (${JOINT}) AS joint
  FROM project p WHERE p.id = $1`;

/** Reads, for decisions about shared credit, what they need to know of other rows. */
@Injectable()
export class CreditFactsRepository {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
  ) {}

  /** The case table and rules in force on a day. @throws Error when the rows of the migration were removed */
  async settings(day: string): Promise<CreditSettings> {
    const values = await this.dated.at(day);
    const cases = values[CREDIT_CASES_KEY] as CreditCases | undefined;
    const rules = values[CREDIT_RULES_KEY] as CreditRules | undefined;
    if (!cases || !rules) throw new Error('The settings of shared credit are missing');
    return { cases, rules };
  }

  /** Null for a project that belongs to nobody now: there is nothing to propose. */
  async of(projectId: string, { rules }: CreditSettings): Promise<CreditFacts | null> {
    const found = await this.sql.first<Found>(FACTS, [projectId, rules.fundUnitCode]);
    if (!found || found.ownerUnitId === null) return null;
    const { transfer, reactivation, joint, ownerUnitId, ...facts } = found;
    const [newest] = [transfer, reactivation, joint]
      .filter((event) => event !== null)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    return { ...facts, ownerUnitId, event: newest ?? null };
  }

  /** Whether all units exist, and each person is of the unit beside it. */
  async referencesExist(
    shares: readonly { readonly unitId: string; readonly userId: string | null }[],
  ): Promise<boolean> {
    const found = await this.sql.first<{ missing: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM json_to_recordset($1::json) AS s("unitId" uuid, "userId" uuid)
         WHERE NOT EXISTS (SELECT 1 FROM responsible_unit u WHERE u.id = s."unitId" AND u.deleted_at IS NULL)
           OR (s."userId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app_user u
             WHERE u.id = s."userId" AND u.unit_id = s."unitId" AND u.deleted_at IS NULL))) AS missing`,
      [JSON.stringify(shares)],
    );
    return found?.missing === false;
  }
}
