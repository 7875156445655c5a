import type { Text } from '../../platform/kernel/domain-error.js';
import { checkUscc } from '../../platform/kernel/uscc.js';
import { type ComparedCompany, matchesOf } from './company-duplicates.rules.js';
import { normaliseCompanyName } from './naming/company-name.rules.js';
import type { DuplicateLevel, DuplicateReason } from './naming/duplicate-level.rules.js';

/** Which two records may become one, and which of them stays (domain.md §4.5; readings: docs/decisions/0020). */
export interface PairedCompany extends ComparedCompany {
  readonly id: string;
  readonly entityType: string;
  /** Its parent, the parent's parent and so on. */
  readonly ancestorIds: readonly string[];
  readonly createdAt: Date;
  /** The furthest stage of its projects as a number, 0 without one in the pool. */
  readonly progress: number;
}

export interface PairBlocker {
  readonly code:
    | 'SAME_RECORD'
    | 'DIFFERENT_USCC'
    | 'DIFFERENT_FOREIGN_NUMBER'
    | 'BRANCH_AND_PARENT'
    | 'GROUP_AND_COMPANY'
    | 'NOT_ALIKE';
  readonly message: Text;
}

export interface PairVerdict {
  readonly level: DuplicateLevel | null;
  readonly reasons: readonly DuplicateReason[];
  readonly blockers: readonly PairBlocker[];
}

const MESSAGES: Readonly<Record<PairBlocker['code'], Text>> = {
  SAME_RECORD: { zh: '不能与自身合并', en: 'a record can not be merged with itself' },
  DIFFERENT_USCC: {
    zh: '双方统一社会信用代码均有效且不同，是两个法人',
    en: 'both have a valid credit code and the codes differ: two legal persons',
  },
  DIFFERENT_FOREIGN_NUMBER: {
    zh: '双方境外注册号不同，是两个法人',
    en: 'their foreign register numbers differ: two legal persons',
  },
  BRANCH_AND_PARENT: {
    zh: '分支机构与其上级主体不能合并，请用 parentCompanyId 表示关系',
    en: 'a branch and its parent are not merged; parentCompanyId tells how they belong together',
  },
  GROUP_AND_COMPANY: {
    zh: '集团与其成员企业不能合并，请用 groupId 表示关系',
    en: 'a group and its company are not merged; groupId tells how they belong together',
  },
  NOT_ALIKE: {
    zh: '查重未达到“疑似同一企业”，不能合并',
    en: 'the duplicate check does not take them for one company',
  },
};

const MERGEABLE: readonly (DuplicateLevel | null)[] = ['EXACT', 'STRONG', 'PROBABLE'];
const VALID = ['valid', 'warn'];
const BRANCHES = ['BRANCH', 'REP_OFFICE'];

/** Whether the two may be merged, with every reason against it. A common group alone makes nobody alike. */
export function pairVerdict(a: PairedCompany, b: PairedCompany): PairVerdict {
  const [match] = matchesOf({ ...a, groupId: null }, [{ ...b, groupId: null }]);
  const level = match?.level ?? null;
  const codes: PairBlocker['code'][] = [];
  if (a.id === b.id) codes.push('SAME_RECORD');
  if (haveDifferentUscc(a, b)) codes.push('DIFFERENT_USCC');
  if (haveDifferentForeignNumbers(a, b)) codes.push('DIFFERENT_FOREIGN_NUMBER');
  if (areBranchAndParent(a, b)) codes.push('BRANCH_AND_PARENT');
  if (level !== 'EXACT' && isGroup(a) !== isGroup(b)) codes.push('GROUP_AND_COMPANY');
  if (!MERGEABLE.includes(level)) codes.push('NOT_ALIKE');
  const blockers = codes.map((code) => ({ code, message: MESSAGES[code] }));
  return { level, reasons: match?.reasons ?? [], blockers };
}

export type SurvivorGround = 'VALID_USCC' | 'MORE_PROGRESS' | 'OLDER';

/** Valid credit code > more milestone progress > older record; equally old ones by id. */
export function survivorOf(a: PairedCompany, b: PairedCompany): { id: string; ground: SurvivorGround } {
  const [aIsValid, bIsValid] = [hasValidUscc(a), hasValidUscc(b)];
  if (aIsValid !== bIsValid) return { id: aIsValid ? a.id : b.id, ground: 'VALID_USCC' };
  if (a.progress !== b.progress)
    return { id: a.progress > b.progress ? a.id : b.id, ground: 'MORE_PROGRESS' };
  const age = a.createdAt.getTime() - b.createdAt.getTime();
  const isAOlder = age === 0 ? a.id < b.id : age < 0;
  return { id: isAOlder ? a.id : b.id, ground: 'OLDER' };
}

function hasValidUscc({ uscc }: ComparedCompany): boolean {
  return uscc !== null && VALID.includes(checkUscc(uscc).status);
}

function haveDifferentUscc(a: ComparedCompany, b: ComparedCompany): boolean {
  return a.uscc !== b.uscc && hasValidUscc(a) && hasValidUscc(b);
}

function haveDifferentForeignNumbers(a: ComparedCompany, b: ComparedCompany): boolean {
  if (!a.foreignRegNo || !b.foreignRegNo) return false;
  return a.foreignRegNo !== b.foreignRegNo || a.foreignRegCountry !== b.foreignRegCountry;
}

function areBranchAndParent(a: PairedCompany, b: PairedCompany): boolean {
  return isBranch(a) !== isBranch(b) || a.ancestorIds.includes(b.id) || b.ancestorIds.includes(a.id);
}

function isBranch({ entityType, nameCn }: PairedCompany): boolean {
  return BRANCHES.includes(entityType) || (nameCn !== null && normaliseCompanyName(nameCn).isBranch);
}

/** A group by its own registered name; an alias that says 集团 makes no group. */
function isGroup({ nameCn, nameEn }: ComparedCompany): boolean {
  return normaliseCompanyName(nameCn ?? nameEn ?? '').isGroup;
}
