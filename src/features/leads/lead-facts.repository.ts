import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { Binder } from '../../platform/database/binder.js';
import { DatedSettings } from '../../platform/database/dated-settings.js';
import { Sql } from '../../platform/database/sql.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { Lead } from './lead.entity.js';
import { LEAD_CLOCKS_KEY, type LeadClockSettings } from './lead-settings.js';

/** 区投促办: whom a department proposes a lead to when it names nobody. */
const PROPOSED_TO = 'DIST_INVESTMENT_OFFICE';
const PROMOTERS = ['SPECIALIST', 'SUPERVISOR', 'POOL_ADMIN', 'SERVICE_OFFICER'];

interface Findings {
  readonly chainNode: boolean;
  readonly focusArea: boolean;
  readonly referrer: boolean;
  readonly reportUnit: boolean;
}

const OWNS_PROJECTS = (id: string) =>
  `EXISTS (SELECT 1 FROM responsible_unit WHERE id = ${id}::uuid AND can_own_projects AND deleted_at IS NULL)`;

const FIND = `
  SELECT ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM chain_node WHERE id = $1 AND deleted_at IS NULL)) AS "chainNode",
    ($2::text IS NULL OR EXISTS (SELECT 1 FROM focus_area WHERE taxonomy = 'PARK' AND code = $2
      AND valid_from <= $3::date AND (valid_to IS NULL OR valid_to >= $3::date))) AS "focusArea",
    ($4::uuid IS NULL OR EXISTS (SELECT 1 FROM company WHERE id = $4 AND is_living_company(deleted_at, merged_into_id)))
      AS referrer,
    ${OWNS_PROJECTS('$5')} AS "reportUnit"`;

/** Reads, for the write side, what decisions about a lead need to know of other rows. */
@Injectable()
export class LeadFacts {
  constructor(
    private readonly sql: Sql,
    private readonly dated: DatedSettings,
    private readonly sight: RecordSight,
  ) {}

  /** The references of the changed members that lead nowhere, all at once. */
  async faults(lead: Lead, changed: readonly string[], today: string): Promise<FieldError[]> {
    const found = (await this.sql.first<Findings>(FIND, [
      ...[lead.chainNodeId, lead.focusAreaCode, today, lead.referrerCompanyId, lead.reportUnitId],
    ])) as Findings;
    const each: [boolean, keyof Lead, Text][] = [
      [found.chainNode, 'chainNodeId', { zh: '产业链环节不存在', en: 'no such chain node' }],
      [
        found.focusArea,
        'focusAreaCode',
        { zh: '产业方向无效，见 GET /focus-areas', en: 'not in force, see GET /focus-areas' },
      ],
      [found.referrer, 'referrerCompanyId', { zh: '企业不存在', en: 'no such company' }],
      [
        found.reportUnit,
        'reportUnitId',
        { zh: '该单位不承办项目，不能首报', en: 'the unit owns no projects and reports no leads' },
      ],
    ];
    return each
      .filter(([isThere, field]) => !isThere && changed.includes(field))
      .map(([, field, message]) => ({ pointer: `/${field}`, code: 'REFERENCE_MISSING', message }));
  }

  /** The unit to which a proposal goes that names none. */
  async unitForProposals(): Promise<string> {
    const row = await this.sql.first<{ id: string }>('SELECT id FROM responsible_unit WHERE code = $1', [
      PROPOSED_TO,
    ]);
    if (!row) throw new Error(`The unit ${PROPOSED_TO} is missing`);
    return row.id;
  }

  /** The unit of an active promoter in a unit that owns projects; null for everybody else. */
  async unitOfPromoter(userId: string): Promise<string | null> {
    const row = await this.sql.first<{ unitId: string }>(
      `SELECT u.unit_id AS "unitId" FROM app_user u WHERE u.id = $1 AND u.status = 'ACTIVE' AND u.deleted_at IS NULL
         AND u.roles && $2::text[] AND ${OWNS_PROJECTS('u.unit_id')}`,
      [userId, PROMOTERS],
    );
    return row?.unitId ?? null;
  }

  async ownsProjects(unitId: string): Promise<boolean> {
    const row = await this.sql.first<{ owns: boolean }>(`SELECT ${OWNS_PROJECTS('$1')} AS owns`, [unitId]);
    return row?.owns ?? false;
  }

  /** Whether the actor sees a lead. */
  async sees(actor: Actor, leadId: string): Promise<boolean> {
    const { bind, values } = new Binder();
    const sees = this.sight.predicate('lead', actor, `${bind(leadId)}::uuid`, bind);
    const row = await this.sql.first<{ sees: boolean }>(`SELECT ${sees} AS sees`, values);
    return row?.sees ?? false;
  }

  /** What hangs on a lead: a lead that was talked about is no mistake any more. */
  async isUsed(leadId: string): Promise<boolean> {
    const row = await this.sql.first<{ used: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM lead_feedback WHERE lead_id = $1)
         OR EXISTS (SELECT 1 FROM interaction WHERE lead_id = $1 AND deleted_at IS NULL) AS used`,
      [leadId],
    );
    return row?.used ?? false;
  }

  /** The terms in force on a day. @throws Error when the row of the migration was removed */
  async terms(today: string): Promise<LeadClockSettings> {
    const found = (await this.dated.at(today))[LEAD_CLOCKS_KEY] as LeadClockSettings | undefined;
    if (!found) throw new Error(`The setting ${LEAD_CLOCKS_KEY} is missing`);
    return found;
  }
}
