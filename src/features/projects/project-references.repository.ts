import { Injectable } from '@nestjs/common';
import { Sql } from '../../platform/database/sql.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { Project } from './project.entity.js';

interface Findings {
  readonly company: boolean;
  readonly registeredCompany: boolean;
  readonly chainNode: boolean;
  readonly focusArea: boolean;
  readonly owner: boolean;
  readonly ownerUser: boolean;
  readonly missingUnits: readonly string[];
  readonly missingUsers: readonly string[];
}

const LIVE_COMPANY = (id: string) =>
  `(${id}::uuid IS NULL OR EXISTS (SELECT 1 FROM company WHERE id = ${id} AND is_living_company(deleted_at, merged_into_id)))`;

const FIND = `
  SELECT ${LIVE_COMPANY('$1')} AS company, ${LIVE_COMPANY('$2')} AS "registeredCompany",
    ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM chain_node WHERE id = $3 AND deleted_at IS NULL)) AS "chainNode",
    ($4::text IS NULL OR EXISTS (SELECT 1 FROM focus_area WHERE taxonomy = 'PARK' AND code = $4
      AND valid_from <= $5::date AND (valid_to IS NULL OR valid_to >= $5::date))) AS "focusArea",
    EXISTS (SELECT 1 FROM responsible_unit WHERE id = $6::uuid AND can_own_projects) AS owner,
    ($7::uuid IS NULL OR EXISTS (SELECT 1 FROM app_user WHERE id = $7 AND unit_id = $6 AND deleted_at IS NULL))
      AS "ownerUser",
    (SELECT COALESCE(array_agg(w.id), '{}') FROM unnest($8::uuid[]) AS w (id)
      WHERE NOT EXISTS (SELECT 1 FROM responsible_unit u WHERE u.id = w.id AND u.deleted_at IS NULL)) AS "missingUnits",
    (SELECT COALESCE(array_agg(w.id), '{}') FROM unnest($9::uuid[]) AS w (id)
      WHERE NOT EXISTS (SELECT 1 FROM app_user u WHERE u.id = w.id AND u.deleted_at IS NULL)) AS "missingUsers"`;

/** Looks up what a project refers to: one round trip. */
@Injectable()
export class ProjectReferences {
  constructor(private readonly sql: Sql) {}

  /** The references of the changed fields that lead nowhere, all at once. @param changed fields that were written */
  async faults(project: Project, changed: readonly string[], today: string): Promise<FieldError[]> {
    const units = [
      project.firstReportUnitId,
      project.landingUnitId,
      ...project.coUnitIds,
      ...project.invitedUnitIds,
    ];
    const users = [project.serviceOfficerId, ...project.teamUserIds];
    const found = (await this.sql.first<Findings>(FIND, [
      ...[project.companyId, project.registeredCompanyId, project.chainNodeId, project.focusAreaCode, today],
      ...[project.ownerUnitId, project.ownerUserId, units.filter(Boolean), users.filter(Boolean)],
    ])) as Findings;
    return faultsOf(project, found).filter(({ pointer }) => changed.includes(pointer?.slice(1) ?? ''));
  }
}

function faultsOf(project: Project, found: Findings): FieldError[] {
  const single: [boolean, keyof Project, Text][] = [
    [found.company, 'companyId', { zh: '企业不存在', en: 'no such company' }],
    [found.registeredCompany, 'registeredCompanyId', { zh: '企业不存在', en: 'no such company' }],
    [found.chainNode, 'chainNodeId', { zh: '产业链环节不存在', en: 'no such chain node' }],
    [
      found.focusArea,
      'focusAreaCode',
      { zh: '产业方向无效，见 GET /focus-areas', en: 'not in force, see GET /focus-areas' },
    ],
    [found.owner, 'ownerUnitId', { zh: '该单位不能承办项目', en: 'the unit does not own projects' }],
    [
      found.ownerUser,
      'ownerUserId',
      { zh: '负责人须为承办单位的用户', en: 'must be a user of the owner unit' },
    ],
  ];
  const isMissing = (id: string | null, missing: readonly string[]) => id !== null && missing.includes(id);
  const units = (['firstReportUnitId', 'landingUnitId', 'coUnitIds', 'invitedUnitIds'] as const).map(
    (field) =>
      [![project[field]].flat().some((id) => isMissing(id, found.missingUnits)), field, NO_UNIT] as const,
  );
  const users = (['serviceOfficerId', 'teamUserIds'] as const).map(
    (field) =>
      [![project[field]].flat().some((id) => isMissing(id, found.missingUsers)), field, NO_USER] as const,
  );
  return [...single, ...units, ...users]
    .filter(([isThere]) => !isThere)
    .map(([, field, message]) => ({ pointer: `/${field}`, code: 'REFERENCE_MISSING', message }));
}

const NO_UNIT: Text = { zh: '单位不存在', en: 'no such unit' };
const NO_USER: Text = { zh: '用户不存在', en: 'no such user' };
