import { daysBetween } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { type PoolStatus, READ_ONLY_STATUSES } from './project.codes.js';
import type { Project } from './project.entity.js';
import type { DateSlip } from './project-fields.js';

/** What keeps a project or a change of it from being stored (domain.md §2.6, §2.15). Gates of moves are elsewhere. */

/** Days about which a record speaks as past. */
const PAST_DAYS = [
  'firstContactOn',
  'firstTaxOn',
  'plannedTaxReachedOn',
  'policyCheckedOn',
  'negativeListCheckedOn',
] as const;

export function projectBlockers(project: Project, today: string): FieldError[] {
  const faults = PAST_DAYS.filter((field) => (project[field] ?? '') > today).map((field) =>
    fault(field, 'DATE_IN_FUTURE', { zh: '不能晚于今天', en: 'may not lie in the future' }),
  );
  const { fixedAssetInvestmentWan: fixed, plannedInvestmentWan: planned } = project;
  if (fixed !== null && planned !== null && new Exact(fixed).gt(planned))
    faults.push(
      fault('fixedAssetInvestmentWan', 'FIXED_ASSETS_ABOVE_PLAN', {
        zh: '固定资产投资不得大于计划总投资',
        en: 'may not exceed the planned investment',
      }),
    );
  if (project.confidential && (project.codeName === null || project.codeName.trim() === project.name.trim()))
    faults.push(
      fault('codeName', 'CODE_NAME_REQUIRED', {
        zh: '保密项目须另起代号',
        en: 'a confidential project needs a code name that is not its name',
      }),
    );
  if (project.firstTaxOn !== null && project.registeredOn === null)
    faults.push(
      fault('firstTaxOn', 'NOT_REGISTERED_YET', {
        zh: '注册之后才有首次产税日期',
        en: 'comes after the registration',
      }),
    );
  return faults;
}

const SUPERVISORS = ['SUPERVISOR', 'POOL_ADMIN'];
const ADMINISTRATORS = ['POOL_ADMIN'];
const BEFORE_ADMISSION: readonly PoolStatus[] = ['DRAFT', 'PENDING_ADMISSION', 'RETURNED', 'REJECTED'];

export function isAdmitted(poolStatus: PoolStatus): boolean {
  return !BEFORE_ADMISSION.includes(poolStatus);
}

/** 公海: dormant for so long that its owner was cleared; every unit that owns projects may ask for it. */
export function isInPublicSea(project: Pick<Project, 'poolStatus' | 'publicSeaOn'>): boolean {
  return project.poolStatus === 'DORMANT' && project.publicSeaOn !== null;
}

/**
 * A project that nothing is added to any more: handed to enterprise service (T18) or gone on as another one (T43).
 * Moves out of it are what `project.lifecycle.ts` lists.
 */
export function isReadOnly(poolStatus: PoolStatus): boolean {
  return READ_ONLY_STATUSES.includes(poolStatus);
}

/** Whether people with these roles on the project may change its fields in this status. */
export function isWritable(poolStatus: PoolStatus, roles: readonly string[]): boolean {
  if (isReadOnly(poolStatus)) return false;
  switch (poolStatus) {
    case 'PENDING_ADMISSION':
    case 'REJECTED':
    case 'EXITED':
      return roles.some((role) => SUPERVISORS.includes(role));
    default:
      return true;
  }
}

/** Fields that only some of those who edit a project may change; the list names who may, null everybody. */
function changers(field: string, project: Project, value: unknown): readonly string[] | null {
  switch (field) {
    case 'ownerUnitId':
    case 'firstReportUnitId':
      return ADMINISTRATORS;
    case 'coUnitIds':
    case 'invitedUnitIds':
      return SUPERVISORS;
    case 'confidential':
      return value === false ? SUPERVISORS : null;
    case 'level':
      return isAdmitted(project.poolStatus) ? SUPERVISORS : null;
    case 'companyId':
    case 'sourceChannel':
    case 'sourceEventId':
    case 'sourceFundId':
    case 'sourceReference':
      return isAdmitted(project.poolStatus) || project.leadId !== null ? ADMINISTRATORS : null;
    default:
      return null;
  }
}

/** Changes that need another role. @param changed fields whose value differs, with the new value */
export function reservedFields(
  project: Project,
  changed: Readonly<Record<string, unknown>>,
  roles: readonly string[],
): FieldError[] {
  return Object.entries(changed).flatMap(([field, value]) => {
    const by = changers(field, project, value);
    if (by === null || by.some((role) => roles.includes(role))) return [];
    const text = { zh: '须由以下角色修改：{roles}', en: 'is changed by: {roles}' };
    return [{ ...fault(field, 'FIELD_RESERVED', text), params: { roles: by.join(', ') } }];
  });
}

const EXPECTED_DAYS = ['expectedSignOn', 'expectedRegisterOn', 'expectedOpenOn'] as const;
/** A slip of more than this many days is kept (domain.md §2.6). */
const SLIP_DAYS = 30;

/** The slips after a change: those on record and the new ones. */
export function slipsAfter(
  before: Project,
  changes: Partial<Project>,
  today: string,
): DateSlip[] | undefined {
  const slips = EXPECTED_DAYS.flatMap((field) => {
    const from = before[field];
    const to = changes[field];
    return from && to && daysBetween(from, to) > SLIP_DAYS ? [{ field, from, to, recordedOn: today }] : [];
  });
  return slips.length === 0 ? undefined : [...before.dateSlips, ...slips];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
