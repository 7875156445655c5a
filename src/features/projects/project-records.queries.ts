import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import type { Actor } from '../../platform/access/actor.js';
import { always, never } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { type PageQuery, Pages } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { projectErrors } from './project.errors.js';
import { fieldsOfClass } from './project.view.js';
import { ProjectStandings } from './project-standings.queries.js';

const EVIDENCE: ResourceView = {
  from: 'project_evidence e JOIN stored_file f ON f.id = e.file_id',
  id: 'e.id',
  ruleColumns: {},
  defaultSort: '-attachedOn',
  sorts: { attachedOn: { sql: 'e.attached_on', type: 'date' } },
  columns: {
    id: { sql: 'e.id' },
    projectId: { sql: 'e.project_id' },
    type: { sql: 'e.evidence_type' },
    attachedOn: { sql: 'e.attached_on' },
    note: { sql: 'e.note' },
    fileId: { sql: 'e.file_id' },
    fileName: { sql: 'f.original_name' },
    mediaType: { sql: 'f.media_type' },
    size: { sql: 'f.size' },
    isUsed: { sql: 'EXISTS (SELECT 1 FROM stage_transition t WHERE t.evidence_ids @> ARRAY[e.id])' },
    createdAt: { sql: 'e.created_at' },
    createdBy: { sql: 'e.created_by' },
  },
};

/** Reasons, papers and gates are of class V2; that a move took place is V1. */
function historyView(seesMatter: boolean): ResourceView {
  const matter = seesMatter ? always : never;
  return {
    from: 'stage_transition t',
    id: 't.id',
    ruleColumns: {},
    defaultSort: '-sequence',
    sorts: {
      sequence: { sql: 't.version_after', type: 'integer' },
      effectiveOn: { sql: 't.effective_on', type: 'date' },
    },
    columns: {
      id: { sql: 't.id' },
      transition: { sql: 't.transition_id' },
      from: { sql: `json_build_object('poolStatus', t.from_pool_status, 'stage', t.from_stage)` },
      to: { sql: `json_build_object('poolStatus', t.to_pool_status, 'stage', t.to_stage)` },
      effectiveOn: { sql: 't.effective_on' },
      at: { sql: 't.at' },
      actorId: { sql: 't.actor_id' },
      actorName: { sql: 't.actor_name' },
      actorUnitId: { sql: 't.actor_unit_id' },
      level: { sql: 't.level' },
      inferredMilestones: { sql: 't.inferred_milestones' },
      reason: { sql: 't.reason', visible: matter },
      inputs: { sql: `t.inputs - 'score' - 'vetoCodes'`, visible: matter },
      evidenceIds: { sql: 't.evidence_ids', visible: matter },
      gateResult: { sql: 't.gate_result', visible: matter },
      versionAfter: { sql: 't.version_after' },
    },
  };
}

const CHECK = `
  SELECT json_build_object('id', k.id, 'at', k.at, 'companyId', k.company_id, 'projectVersion', own.version,
    'matches', (SELECT COALESCE(json_agg(CASE WHEN p.id = ANY ($2::uuid[])
        THEN json_build_object('exists', true, 'ownerUnitName', u.name, 'projectId', p.id, 'code', p.code,
          'name', p.name, 'poolStatus', p.pool_status, 'stage', p.stage)
        ELSE json_build_object('exists', true, 'ownerUnitName', u.name, 'projectId', NULL, 'code', NULL,
          'name', NULL, 'poolStatus', NULL, 'stage', NULL) END ORDER BY p.code), '[]')
      FROM project p LEFT JOIN responsible_unit u ON u.id = p.owner_unit_id WHERE p.id = ANY (k.found_project_ids)))::text
  FROM project_duplicate_check k JOIN project own ON own.id = k.project_id WHERE k.id = $1`;

/** Reads what hangs on a project: evidence, moves made, duplicate checks. */
@Injectable()
export class ProjectRecordsQueries {
  constructor(
    private readonly sql: Sql,
    private readonly pages: Pages,
    private readonly standings: ProjectStandings,
    private readonly history: History,
  ) {}

  async evidence(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id, unit, open } = await this.standings.of(actor, key);
    if (!unit || !open) throw projectErrors.HISTORY_NOT_VISIBLE();
    const binder = new Binder();
    const where = [`e.project_id = ${binder.bind(id)}`, 'e.removed_at IS NULL'];
    return this.pages.run(EVIDENCE, query, where, binder, `/projects/${id}/evidence`);
  }

  async oneEvidence(actor: Actor, key: RecordKey, evidenceId: string): Promise<JsonText> {
    const { id, unit, open } = await this.standings.of(actor, key);
    if (!unit || !open) throw projectErrors.HISTORY_NOT_VISIBLE();
    const members = Object.entries(EVIDENCE.columns).map(([name, { sql }]) => `${sql} AS "${name}"`);
    const text = `SELECT row_to_json(x)::text FROM (SELECT ${members.join(', ')} FROM ${EVIDENCE.from}
      WHERE e.id = $1 AND e.project_id = $2 AND e.removed_at IS NULL) x`;
    const [row] = await this.sql.cells({ text, values: [evidenceId, id] });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(String(row[0]));
  }

  async stageHistory(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id, unit, open } = await this.standings.of(actor, key);
    const binder = new Binder();
    const where = [`t.project_id = ${binder.bind(id)}`];
    return this.pages.run(historyView(unit && open), query, where, binder, `/projects/${id}/stage-history`);
  }

  /** The audit trail, for those who see the matter. */
  async historyOf(actor: Actor, key: RecordKey, query: PageQuery): Promise<JsonText> {
    const { id, unit, inner, open } = await this.standings.of(actor, key);
    if (!unit || !open) throw projectErrors.HISTORY_NOT_VISIBLE();
    const hidden = inner ? [] : fieldsOfClass('inner');
    return this.history.of('project', id, hidden, query, `/projects/${id}/history`);
  }

  /** A check's result; of projects that the caller may not see it says only that they exist and whose they are. */
  async duplicateCheck(actor: Actor, checkId: string): Promise<JsonText> {
    const readable = await this.standings.openOf(actor, checkId);
    const [row] = await this.sql.cells({ text: CHECK, values: [checkId, readable] });
    if (!row) throw httpErrors.NOT_FOUND();
    return new JsonText(String(row[0]));
  }
}
