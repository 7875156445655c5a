import { describe, expect, it } from '@jest/globals';
import {
  dueDayAt,
  MOST_ATTEMPTS,
  openSteps,
  runInstant,
  type TaskState,
} from '../../src/platform/jobs/nightly-plan.js';
import { addDays } from '../../src/platform/kernel/clock.js';

const at = (text: string) => dueDayAt(new Date(text));

describe('the day whose run is due', () => {
  it.each([
    ['2026-02-28T23:50:00+08:00', '2026-02-28'],
    ['2026-03-01T00:00:00+08:00', '2026-02-28'],
    ['2026-03-01T00:10:00+08:00', '2026-02-28'],
    ['2026-03-01T00:29:59+08:00', '2026-02-28'],
    ['2026-03-01T00:30:00+08:00', '2026-03-01'],
    ['2026-12-31T23:50:00+08:00', '2026-12-31'],
    ['2027-01-01T00:10:00+08:00', '2026-12-31'],
    ['2027-01-01T00:30:00+08:00', '2027-01-01'],
    // The same instants as another clock writes them.
    ['2026-02-28T16:30:00Z', '2026-03-01'],
    ['2026-02-28T11:29:59-05:00', '2026-02-28'],
  ])('%s → %s', (instant, day) => expect(at(instant)).toBe(day));

  it('is the day that its run looks as of', () => {
    expect(at(runInstant('2026-10-31'))).toBe('2026-10-31');
    expect(dueDayAt(new Date(Date.parse(runInstant('2026-10-31')) - 1))).toBe('2026-10-30');
  });
});

const done = (day: string, task: string): TaskState => ({ day, task, finished: true, attempts: 1 });
const failed = (day: string, task: string, attempts = 1): TaskState => ({
  day,
  task,
  finished: false,
  attempts,
});
const text = (...args: Parameters<typeof openSteps>) =>
  openSteps(...args).map(({ day, task }) => `${day} ${task}`);

describe('what is to be done', () => {
  it('a first start begins with the due day', () => {
    expect(text(['a', 'b'], [], '2026-05-03')).toEqual(['2026-05-03 a', '2026-05-03 b']);
  });

  it('nothing when the due day is done', () => {
    expect(text(['a'], [done('2026-05-03', 'a')], '2026-05-03')).toEqual([]);
  });

  it('every missed day, day by day and in the order of the tasks', () => {
    const states = [done('2026-05-01', 'b'), done('2026-05-01', 'a')];
    expect(text(['b', 'a'], states, '2026-05-03')).toEqual([
      ...['2026-05-02 b', '2026-05-02 a', '2026-05-03 b', '2026-05-03 a'],
    ]);
  });

  it('a task of a new release begins with the due day, the others catch up', () => {
    expect(text(['old', 'new'], [done('2026-05-01', 'old')], '2026-05-03')).toEqual([
      ...['2026-05-02 old', '2026-05-03 old', '2026-05-03 new'],
    ]);
  });

  it('what was left unfinished comes before the days after it', () => {
    const states = [done('2026-05-01', 'a'), failed('2026-05-02', 'a')];
    expect(text(['a'], states, '2026-05-03')).toEqual(['2026-05-02 a', '2026-05-03 a']);
  });

  it('a failure is given up after some attempts or a week, and stops no later day', () => {
    const worn = [failed('2026-05-02', 'a', MOST_ATTEMPTS)];
    expect(text(['a'], worn, '2026-05-03')).toEqual(['2026-05-03 a']);
    const old = [failed('2026-05-02', 'a'), done('2026-05-20', 'a')];
    expect(text(['a'], old, '2026-05-20')).toEqual([]);
  });

  it('the due day once more when somebody asks, each task once', () => {
    const states = [done('2026-05-03', 'a'), failed('2026-05-03', 'b')];
    expect(text(['a', 'b'], states, '2026-05-03', true)).toEqual(['2026-05-03 a', '2026-05-03 b']);
  });

  it('a clock that went back does nothing', () => {
    expect(text(['a'], [done('2026-05-03', 'a')], '2026-05-02')).toEqual([]);
  });

  it('running the plan to its end leaves nothing open, whatever was missed', () => {
    for (let gap = 0; gap < 40; gap++) {
      const states = [done('2026-01-01', 'a')];
      const due = addDays('2026-01-01', gap);
      const steps = openSteps(['a', 'b'], states, due);
      expect(steps.filter(({ task }) => task === 'a')).toHaveLength(gap);
      const after = [...states, ...steps.map(({ day, task }) => done(day, task))];
      expect(openSteps(['a', 'b'], after, due)).toEqual([]);
    }
  });
});
