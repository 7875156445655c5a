import { Exact } from '../../platform/kernel/decimal.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { isObject } from './policy-condition.rules.js';

/** What a rule may repeat of its clause. */
export interface EchoedClause {
  readonly benefitType: string;
  readonly capWan: string | null;
  readonly ratePct: string | null;
  readonly years: number | null;
  readonly stacking: string | null;
}

const OF_BENEFIT = { type: 'benefitType', ratePct: 'ratePct', capWan: 'capWan', years: 'years' } as const;

/**
 * The root of a rule may carry a label (`clause`) and repeat `benefit` and `stacking`, as the examples of domain.md §6.2
 * do. The clause's own fields are what holds; a rule that says otherwise is refused, so that there are no two truths.
 */
export function echoFaults(rule: unknown, clause: EchoedClause, at = '/conditions'): FieldError[] {
  if (!isObject(rule)) return [];
  const faults: FieldError[] = [];
  const { clause: label, benefit, stacking } = rule;
  if (label !== undefined && (typeof label !== 'string' || label.length > 200))
    faults.push({ pointer: `${at}/clause`, code: 'NOT_TEXT', message: LABEL });
  if (stacking !== undefined && stacking !== clause.stacking)
    faults.push(differs(`${at}/stacking`, 'stacking'));
  if (benefit === undefined) return faults;
  if (!isObject(benefit))
    return [...faults, { pointer: `${at}/benefit`, code: 'NOT_AN_OBJECT', message: OBJECT }];
  for (const [member, value] of Object.entries(benefit)) {
    const field = Object.hasOwn(OF_BENEFIT, member)
      ? OF_BENEFIT[member as keyof typeof OF_BENEFIT]
      : undefined;
    const pointer = `${at}/benefit/${member.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (field === undefined) faults.push({ pointer, code: 'MEMBER_UNKNOWN', message: UNKNOWN });
    else if (!isSame(value, clause[field])) faults.push(differs(pointer, field));
  }
  return faults;
}

function isSame(told: unknown, held: string | number | null): boolean {
  if (typeof told === 'number' && held !== null) return new Exact(String(held)).eq(told);
  return told === held;
}

function differs(pointer: string, field: string): FieldError {
  return { pointer, code: 'RULE_DIFFERS', message: DIFFERS, params: { field } };
}

const LABEL: Text = { zh: '应为最多 200 个字符的文本', en: 'must be text of at most 200 characters' };
const OBJECT: Text = { zh: '应为对象', en: 'must be an object' };
const UNKNOWN: Text = { zh: '没有这个成员', en: 'there is no such member' };
const DIFFERS: Text = {
  zh: '与条款的 {field} 不一致；以条款字段为准，规则里可以不写',
  en: 'differs from {field} of the clause, which is what holds; leave it out of the rule',
};
