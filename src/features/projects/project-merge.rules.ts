import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { Project } from './project.entity.js';

/** Two projects of one company that are one (domain.md §4.5, "projects"; T43). Readings: docs/decisions/0020. */
export type MergedProject = Pick<
  Project,
  | 'id'
  | 'companyId'
  | 'projectKind'
  | 'focusAreaCode'
  | 'poolStatus'
  | 'stage'
  | 'admittedOn'
  | 'firstContactOn'
  | 'firstReportUnitId'
  | 'createdAt'
  | 'deletedAt'
  | 'evaluatingOn'
  | 'preSigningOn'
  | 'signedOn'
  | 'registeredOn'
>;

/** A reason in fewer characters says nothing (§3.2). */
const REASON_MIN_CHARS = 10;

/** Everything that keeps the victim from being merged into the survivor. */
export function projectMergeBlockers(
  survivor: MergedProject,
  victim: MergedProject,
  reason: string | null,
): FieldError[] {
  const faults: FieldError[] = [];
  if (survivor.id === victim.id)
    return [fault('SAME_PROJECT', '不能并入自身', 'a project is not merged into itself')];
  if (survivor.deletedAt !== null || survivor.poolStatus === 'MERGED')
    faults.push(
      fault('SURVIVOR_GONE', '并入的项目已删除或已合并', 'the project that stays was deleted or merged'),
    );
  if (survivor.companyId === null || survivor.companyId !== victim.companyId)
    faults.push(
      fault('DIFFERENT_COMPANY', '只能合并同一企业的项目', 'only projects of one company are merged'),
    );
  if (survivor.projectKind !== victim.projectKind)
    faults.push(fault('DIFFERENT_KIND', '项目类别不同', 'they are of different kinds'));
  if (differ(survivor.focusAreaCode, victim.focusAreaCode))
    faults.push(
      fault('DIFFERENT_BUSINESS', '产业方向不同，不是同一业务', 'their focus areas differ: not one business'),
    );
  if (isBeyondS2(victim) || stageOf(victim) > stageOf(survivor))
    faults.push(
      fault(
        'TOO_FAR',
        '被并入的项目不能超过 S2，且进展不能更深',
        'the one that goes is not beyond S2 and has not come further',
      ),
    );
  return [...faults, ...reasonFaults(reason)];
}

function reasonFaults(reason: string | null): FieldError[] {
  if ([...(reason ?? '')].length >= REASON_MIN_CHARS) return [];
  return [
    {
      ...fault(
        'REASON_TOO_SHORT',
        '请说明为何是同一业务，不少于10个字',
        'say in 10 characters or more why they are one',
      ),
      pointer: '/reason',
    },
  ];
}

/** What the survivor takes over: the older admission and the first-report unit that goes with it. */
export function inheritedBy(survivor: MergedProject, victim: MergedProject): Partial<Project> {
  const firstContactOn = earlier(survivor.firstContactOn, victim.firstContactOn);
  if (!isOlder(victim, survivor)) return { firstContactOn };
  return {
    firstContactOn,
    admittedOn: victim.admittedOn ?? survivor.admittedOn,
    firstReportUnitId: victim.firstReportUnitId ?? survivor.firstReportUnitId,
  };
}

/** By admission, else by entry. */
function isOlder(a: MergedProject, b: MergedProject): boolean {
  if (a.admittedOn !== b.admittedOn)
    return a.admittedOn !== null && (b.admittedOn === null || a.admittedOn < b.admittedOn);
  return a.createdAt.getTime() < b.createdAt.getTime();
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function isBeyondS2(project: MergedProject): boolean {
  const { evaluatingOn, preSigningOn, signedOn, registeredOn } = project;
  return (
    stageOf(project) > 2 || [evaluatingOn, preSigningOn, signedOn, registeredOn].some((day) => day !== null)
  );
}

function stageOf({ stage }: MergedProject): number {
  return stage === null ? 0 : Number(stage.slice(1));
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function fault(code: string, zh: string, en: string): FieldError {
  const message: Text = { zh, en };
  return { pointer: '/mergedIntoId', code, message };
}
