import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { OPERATORS_OF, type Operator, operandFaults } from './policy-condition-operands.rules.js';
import { EARLIEST_YEAR, type Fact, POLICY_FACTS, YEAR_FACTS } from './policy-facts.table.js';

/**
 * Whether a rule can be worked out (domain.md §6.2): a tree of `all`, `any` and `not` over facts, each with one
 * operator. The root may also carry `clause`, `benefit` and `stacking`: see `policy-rule-echo.rules.ts`.
 */
const MOST_LEVELS = 10;
const MOST_NODES = 200;
const ROOT_LABELS = ['clause', 'benefit', 'stacking'];
const JOINTS = ['all', 'any', 'not'] as const;

type Json = Readonly<Record<string, unknown>>;

const BY_NAME = new Map(POLICY_FACTS.map((fact) => [fact.name, fact]));
const BY_YEAR_MEMBER = new Map(YEAR_FACTS.map((fact) => [fact.name, fact]));

/** The fact of a name; `year(-1).revenueWan` is the member of a year. Undefined where there is none. */
export function factOf(name: string): Fact | undefined {
  const [, year, member = ''] = /^year\((0|-\d)\)\.(\w+)$/.exec(name) ?? [];
  if (year === undefined) return BY_NAME.get(name);
  return Number(year) >= EARLIEST_YEAR ? BY_YEAR_MEMBER.get(member) : undefined;
}

/** @param pointer of the rule in the body, `/conditions` */
export function conditionFaults(rule: unknown, pointer = '/conditions'): FieldError[] {
  const walk = new Walk();
  walk.node(rule, pointer, 1);
  return walk.faults;
}

class Walk {
  readonly faults: FieldError[] = [];
  private nodes = 0;

  node(value: unknown, at: string, level: number): void {
    this.nodes += 1;
    if (level > MOST_LEVELS || this.nodes > MOST_NODES) {
      this.tooLarge(at);
      return;
    }
    if (!isObject(value)) {
      this.add(at, 'NOT_A_CONDITION', NOT_A_CONDITION);
      return;
    }
    const labels = level === 1 ? ROOT_LABELS : [];
    const keys = Object.keys(value).filter((key) => !labels.includes(key));
    const joints = JOINTS.filter((joint) => keys.includes(joint));
    if (keys.includes('fact') && joints.length === 0) this.leaf(value, keys, at);
    else if (joints.length === 1) this.joint(value, joints[0] as (typeof JOINTS)[number], keys, at, level);
    else this.add(at, 'NOT_A_CONDITION', NOT_A_CONDITION);
  }

  private joint(value: Json, joint: string, keys: readonly string[], at: string, level: number): void {
    this.unknownMembers(
      keys.filter((key) => key !== joint),
      at,
    );
    const inner = value[joint];
    if (joint === 'not') {
      this.node(inner, `${at}/not`, level + 1);
      return;
    }
    if (!Array.isArray(inner) || inner.length === 0) {
      this.add(`${at}/${joint}`, 'EMPTY_GROUP', EMPTY_GROUP, { joint });
      return;
    }
    for (const [index, part] of inner.entries()) {
      if (this.nodes > MOST_NODES) return;
      this.node(part, `${at}/${joint}/${index}`, level + 1);
    }
  }

  private leaf(value: Json, keys: readonly string[], at: string): void {
    const name = value['fact'];
    const fact = typeof name === 'string' ? factOf(name) : undefined;
    if (!fact) {
      const known = [...BY_NAME.keys(), ...[...BY_YEAR_MEMBER.keys()].map((key) => `year(-1).${key}`)];
      const params = {
        fact: (typeof name === 'string' ? name : JSON.stringify(name)).slice(0, 80),
        known: known.join(', '),
      };
      this.add(`${at}/fact`, 'FACT_UNKNOWN', FACT_UNKNOWN, params);
      return;
    }
    const operators = keys.filter((key) => key !== 'fact');
    const usable = OPERATORS_OF[fact.kind];
    const [operator] = operators;
    if (operators.length !== 1 || operator === undefined) {
      this.add(at, 'ONE_OPERATOR', ONE_OPERATOR, { usable: usable.join(', ') });
      return;
    }
    const place = `${at}/${escaped(operator)}`;
    if (!usable.some((each) => each === operator)) {
      const params = { operator: operator.slice(0, 40), fact: fact.name, usable: usable.join(', ') };
      this.add(place, 'OPERATOR_UNSUITABLE', OPERATOR_UNSUITABLE, params);
      return;
    }
    this.faults.push(...operandFaults(fact, operator as Operator, value[operator], place));
  }

  private unknownMembers(keys: readonly string[], at: string): void {
    for (const key of keys) this.add(`${at}/${escaped(key)}`, 'MEMBER_UNKNOWN', MEMBER_UNKNOWN);
  }

  private tooLarge(at: string): void {
    if (this.faults.some(({ code }) => code === 'RULE_TOO_LARGE')) return;
    this.add(at, 'RULE_TOO_LARGE', RULE_TOO_LARGE, { levels: MOST_LEVELS, nodes: MOST_NODES });
  }

  private add(pointer: string, code: string, message: Text, params?: FieldError['params']): void {
    this.faults.push({ pointer, code, message, ...(params ? { params } : {}) });
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON pointer escaping, RFC 6901. */
function escaped(key: string): string {
  return key.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}

const NOT_A_CONDITION: Text = {
  zh: '应为 {"all": […]}、{"any": […]}、{"not": …} 或 {"fact": …, 运算符: 值} 之一',
  en: 'must be one of {"all": […]}, {"any": […]}, {"not": …} and {"fact": …, operator: value}',
};
const EMPTY_GROUP: Text = {
  zh: '{joint} 应为至少一项的数组',
  en: '{joint} must be an array with at least one entry',
};
const FACT_UNKNOWN: Text = {
  zh: '没有事实“{fact}”，可用：{known}',
  en: 'there is no fact "{fact}"; use: {known}',
};
const ONE_OPERATOR: Text = {
  zh: '每个事实写一个运算符，可用：{usable}',
  en: 'needs exactly one operator: {usable}',
};
const OPERATOR_UNSUITABLE: Text = {
  zh: '运算符 {operator} 不适用于 {fact}，可用：{usable}',
  en: '{operator} does not suit {fact}; use: {usable}',
};
const MEMBER_UNKNOWN: Text = { zh: '没有这个成员', en: 'there is no such member' };
const RULE_TOO_LARGE: Text = {
  zh: '规则过大：最多 {levels} 层、{nodes} 个节点',
  en: 'is too large: at most {levels} levels and {nodes} nodes',
};
