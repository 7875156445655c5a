import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allOf,
  always,
  anyOf,
  contains,
  equals,
  holds,
  never,
  not,
  type RowRule,
  ruleSql,
} from '../../src/platform/access/row-rule.js';

const columns = { unit: 'c.unit_id', team: 'c.team_ids' };

function sqlOf(rule: RowRule): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const text = ruleSql(rule, columns, (value) => `$${values.push(value)}`);
  return { text, values };
}

describe('row rules', () => {
  it.each([
    ['always', always, { unit: null }, true],
    ['never', never, { unit: 'u1' }, false],
    ['equals, same', equals('unit', 'u1'), { unit: 'u1' }, true],
    ['equals, other', equals('unit', 'u1'), { unit: 'u2' }, false],
    ['equals null never matches', equals('unit', null), { unit: null }, false],
    ['contains', contains('team', 'x'), { team: ['w', 'x'] }, true],
    ['contains in nothing', contains('team', 'x'), { team: null }, false],
    ['any', anyOf(equals('unit', 'u1'), contains('team', 'x')), { unit: 'u2', team: ['x'] }, true],
    ['all', allOf(equals('unit', 'u1'), contains('team', 'x')), { unit: 'u1', team: [] }, false],
    ['not', not(equals('unit', 'u1')), { unit: 'u2' }, true],
  ])('%s', (_name, rule, row, expected) => {
    expect(holds(rule, row)).toBe(expected);
  });

  it('shortens what has one answer for every row', () => {
    expect(anyOf(never, always, equals('unit', 'u1'))).toBe(always);
    expect(allOf(never, equals('unit', 'u1'))).toBe(never);
    expect(anyOf()).toBe(never);
    expect(allOf()).toBe(always);
    expect(anyOf(never, equals('unit', 'u1'))).toEqual(equals('unit', 'u1'));
  });

  it('becomes SQL with bound values only', () => {
    const { text, values } = sqlOf(anyOf(equals('unit', "u'; DROP TABLE x"), contains('team', 'm')));
    expect(text).toBe('(COALESCE(c.unit_id = $1, FALSE) OR COALESCE($2 = ANY (c.team_ids), FALSE))');
    expect(values).toEqual(["u'; DROP TABLE x", 'm']);
  });

  it('refuses a field that the statement does not offer', () => {
    expect(() => sqlOf(equals('secret', 'x'))).toThrow(/secret/);
  });

  it('negation and combination keep their meaning for any row', () => {
    const rules = fc.letrec<{ rule: RowRule }>((tie) => ({
      rule: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(always, never),
        fc.constantFrom('u1', 'u2').map((unit) => equals('unit', unit)),
        fc.constantFrom('x', 'y').map((member) => contains('team', member)),
        fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => anyOf(a as RowRule, b as RowRule)),
        fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => allOf(a as RowRule, b as RowRule)),
      ),
    })).rule;
    const rows = fc.record({ unit: fc.constantFrom('u1', 'u2', null), team: fc.subarray(['x', 'y']) });
    fc.assert(
      fc.property(rules, rules, rows, (a, b, row) => {
        expect(holds(not(a), row)).toBe(!holds(a, row));
        expect(holds(anyOf(a, b), row)).toBe(holds(a, row) || holds(b, row));
        expect(holds(allOf(a, b), row)).toBe(holds(a, row) && holds(b, row));
      }),
    );
  });
});
