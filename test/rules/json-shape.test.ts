import { expect, it } from '@jest/globals';
import { findJsonFault, MOST_LEVELS, MOST_MEMBERS } from '../../src/platform/http/json-shape.js';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const members = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [n, n]));

it.each<[string, unknown]>([
  ['null', null],
  ['a text', 'x'],
  [`${MOST_LEVELS} levels`, nested(MOST_LEVELS)],
  [`${MOST_MEMBERS} members`, members(MOST_MEMBERS)],
  ['a member called constructor, which validation names itself', { constructor: 1 }],
  ['paired surrogates', { name: '𠮷' }],
])('%s has no fault', (_name, value) => {
  expect(findJsonFault(value)).toBeNull();
});

it.each<[string, unknown]>([
  [`${MOST_LEVELS + 1} levels`, nested(MOST_LEVELS + 1)],
  ['500,000 levels', nested(500_000)],
  [`${MOST_MEMBERS + 1} members`, members(MOST_MEMBERS + 1)],
  ['members spread over many arrays', Array.from({ length: 300 }, () => Array(200).fill(0))],
])('%s are too much', (_name, value) => {
  expect(findJsonFault(value)).toEqual({ kind: 'too-complex' });
});

it.each<[string, string, string, string]>([
  ['__proto__', '{"a":{"__proto__":1}}', '/a/__proto__', 'FORBIDDEN_NAME'],
  ['NUL in a value', '{"a":["x","\\u0000"]}', '/a/1', 'TEXT_UNSTORABLE'],
  ['NUL in a name', '{"a\\u0000":1}', '/a\uFFFD', 'TEXT_UNSTORABLE'],
  ['a lone surrogate', '[{"a":"\\udc00"}]', '/0/a', 'TEXT_UNSTORABLE'],
  ['names that a pointer must escape', '{"a/b":{"c~d":"\\u0000"}}', '/a~1b/c~0d', 'TEXT_UNSTORABLE'],
])('%s is refused where it stands', (_name, json, pointer, code) => {
  expect(findJsonFault(JSON.parse(json))).toMatchObject({ kind: 'refused', pointer, code });
});
