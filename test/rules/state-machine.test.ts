import { describe, expect, it } from '@jest/globals';
import {
  checkMachine,
  type Machine,
  MachineError,
  movesFrom,
} from '../../src/platform/kernel/state-machine.js';

const door: Machine<string> = {
  name: 'door',
  initial: 'OPEN',
  states: ['OPEN', 'SHUT', 'LOCKED', 'SCRAPPED'],
  final: ['SCRAPPED'],
  moves: [
    { id: 'shut', paths: [{ from: 'OPEN', to: 'SHUT' }] },
    { id: 'lock', paths: [{ from: 'SHUT', to: 'LOCKED' }] },
    {
      id: 'open',
      paths: [
        { from: 'SHUT', to: 'OPEN' },
        { from: 'LOCKED', to: 'OPEN' },
      ],
    },
    { id: 'scrap', paths: [{ from: 'OPEN', to: 'SCRAPPED' }] },
  ],
};

describe('checkMachine', () => {
  it('returns a sound machine', () => {
    expect(checkMachine(door)).toBe(door);
  });

  const move = (id: string, from: string, to: string) => ({ id, paths: [{ from, to }] });
  it.each<[string, Machine<string>, string]>([
    ['a duplicate state', { ...door, states: [...door.states, 'OPEN'] }, 'state OPEN is listed twice'],
    [
      'a duplicate move',
      { ...door, moves: [...door.moves, move('shut', 'OPEN', 'SHUT')] },
      'move shut is listed twice',
    ],
    [
      'a move without a path',
      { ...door, moves: [...door.moves, { id: 'kick', paths: [] }] },
      'kick has no path',
    ],
    [
      'an unknown target',
      { ...door, moves: [...door.moves, move('burn', 'OPEN', 'ASHES')] },
      'unknown state ASHES',
    ],
    [
      'an unknown origin',
      { ...door, moves: [...door.moves, move('rise', 'ASHES', 'OPEN')] },
      'unknown state ASHES',
    ],
    [
      'two ways of one move out of one state',
      {
        ...door,
        moves: [
          ...door.moves,
          {
            id: 'x',
            paths: [
              { from: 'OPEN', to: 'SHUT' },
              { from: 'OPEN', to: 'LOCKED' },
            ],
          },
        ],
      },
      'move x leaves OPEN twice',
    ],
    ['an unreachable state', { ...door, states: [...door.states, 'AJAR'] }, 'AJAR cannot be reached'],
    ['a dead end', { ...door, final: [] }, 'SCRAPPED has no way out'],
    ['an unknown start', { ...door, initial: 'GONE' }, 'initial state GONE is unknown'],
  ])('refuses %s', (_what, machine, problem) => {
    expect(() => checkMachine(machine)).toThrow(MachineError);
    expect(() => checkMachine(machine)).toThrow(problem);
  });

  it('does not take a loop for a way out', () => {
    const looping = { ...door, final: [], moves: [...door.moves, move('rust', 'SCRAPPED', 'SCRAPPED')] };
    expect(() => checkMachine(looping)).toThrow('SCRAPPED has no way out');
  });
});

describe('movesFrom', () => {
  it.each([
    ['OPEN', ['shut>SHUT', 'scrap>SCRAPPED']],
    ['SHUT', ['lock>LOCKED', 'open>OPEN']],
    ['SCRAPPED', []],
  ])('lists the moves out of %s', (state, expected) => {
    expect(movesFrom(door, state).map(({ move: found, to }) => `${found.id}>${to}`)).toEqual(expected);
  });
});
