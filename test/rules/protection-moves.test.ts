import { describe, expect, it } from '@jest/globals';
import { endedByJoining, endedByMove } from '../../src/features/protections/protection-joining.rules.js';

type Held = Parameters<typeof endedByMove>[0][number];

const held = (id: string, unitId: string, kind: Held['kind'], scopeNote: string | null = null): Held => ({
  ...{ id, unitId, kind, scopeNote },
  registeredAt: new Date(`2026-03-0${id}T10:00:00+08:00`),
});

/** Protections that come into one scope: by a move of a company (domain.md §4.1), by a merge (§4.5). */
describe('protections that meet in one scope', () => {
  it.each<[string, Held[], string[] | null, string[]]>([
    ['one alone stays', [held('1', 'a', 'REPORT')], [], []],
    [
      'the earlier of one unit and kind stays',
      [held('2', 'a', 'REPORT'), held('1', 'a', 'REPORT')],
      ['2'],
      ['2'],
    ],
    [
      'the stronger of one unit stays, though later',
      [held('1', 'a', 'REPORT'), held('2', 'a', 'POOL')],
      ['1'],
      ['1'],
    ],
    [
      'two units: people settle it before a move, the earliest stays in a merge',
      [held('1', 'a', 'REPORT'), held('2', 'b', 'POOL')],
      null,
      ['2'],
    ],
    [
      'whole and line of one unit stand together',
      [held('1', 'a', 'REPORT'), held('2', 'a', 'REPORT', '检测')],
      [],
      [],
    ],
    [
      'lines of two units stand together',
      [held('1', 'a', 'REPORT', '研发'), held('2', 'b', 'REPORT', '检测')],
      [],
      [],
    ],
    [
      'one line of two units does not',
      [held('1', 'a', 'REPORT', '检测'), held('2', 'b', 'REPORT', '检测')],
      null,
      ['2'],
    ],
    [
      'the whole meets a line of another unit',
      [held('1', 'a', 'REPORT'), held('2', 'b', 'REPORT', '检测')],
      null,
      ['2'],
    ],
    [
      'two of one unit beside a line of another',
      [held('1', 'a', 'REPORT'), held('2', 'a', 'REPORT'), held('3', 'b', 'REPORT', '检测')],
      null,
      ['2', '3'],
    ],
  ])('%s', (_title, protections, byMove, byMerge) => {
    expect(endedByMove(protections)).toEqual(byMove);
    expect(endedByJoining(protections).sort()).toEqual(byMerge);
  });
});
