import type { FieldError } from '../../../platform/kernel/domain-error.js';

/** One step above a company. */
export interface Ancestor {
  readonly id: string;
  readonly entityType: string;
  readonly isDeleted: boolean;
}

export interface HierarchyFacts {
  readonly id: string;
  readonly entityType: string;
  readonly parentCompanyId: string | null;
  /** From the parent upwards. */
  readonly ancestors: readonly Ancestor[];
  readonly hasChildren: boolean;
}

/** The scope of protection looks up ten steps; nine above the company are enough for any real group. */
export const MOST_ANCESTORS = 9;
const BRANCHES = ['BRANCH', 'REP_OFFICE'];

/** What keeps a company from its place below another (domain.md §2.1, "parentCompanyId"; trap 8.10). */
export function hierarchyBlockers(facts: HierarchyFacts): FieldError[] {
  const { id, ancestors, parentCompanyId } = facts;
  const [parent] = ancestors;
  const faults: FieldError[] = [];
  if (parentCompanyId !== null && (!parent || parent.isDeleted))
    faults.push(
      fault('PARENT_MISSING', '上级主体不存在或已删除', 'the parent does not exist or was deleted'),
    );
  if (parentCompanyId === id || ancestors.some((ancestor) => ancestor.id === id))
    faults.push(fault('PARENT_CYCLE', '上级主体不能是自身或其下级', 'a company can not stand above itself'));
  if (parent && BRANCHES.includes(parent.entityType))
    faults.push(fault('PARENT_IS_BRANCH', '分支机构或代表处不能作为上级主体', 'a branch is no parent'));
  if (ancestors.length > MOST_ANCESTORS)
    faults.push(fault('PARENT_TOO_DEEP', '上级主体层级过深', 'too many companies above each other'));
  if (BRANCHES.includes(facts.entityType) && facts.hasChildren)
    faults.push({
      ...fault(
        'BRANCH_WITH_CHILDREN',
        '该企业还有下级，不能改为分支机构',
        'it has companies below it: it is no branch',
      ),
      pointer: '/entityType',
    });
  return faults;
}

function fault(code: string, zh: string, en: string): FieldError {
  return { pointer: '/parentCompanyId', code, message: { zh, en } };
}
