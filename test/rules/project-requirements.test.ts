import { describe, expect, it } from '@jest/globals';
import { DEFAULT_POOL_SETTINGS, type PoolSettings } from '../../src/features/projects/pool-settings.js';
import type { Stage } from '../../src/features/projects/project.codes.js';
import { REQUIREMENTS } from '../../src/features/projects/project.requirements.js';
import { addMonths } from '../../src/features/projects/project-exit.requirements.js';
import type { ProjectFacts } from '../../src/features/projects/project-facts.js';
import { decideTransition, SYSTEM_ACTOR } from '../../src/features/projects/project-transition.rules.js';
import type { Missing, MoveRequest } from '../../src/features/projects/project-transition.types.js';
import { actor, type FactsPatch } from './project-fixtures.js';
import { GATE_CASES } from './project-gate-cases.js';
import { caseOf, factsOf } from './project-move-cases.js';

/** What the gate of a move says is missing, as `field`, `evidence` or `code`; `[]` when the move is free. */
function gaps(
  id: string,
  patch: FactsPatch,
  request: Partial<MoveRequest> = {},
  stage?: Stage | null,
): string[] {
  const move = caseOf(id, stage);
  const person =
    move.by.includes('SYSTEM') && move.by.length === 1 ? SYSTEM_ACTOR : actor(move.by.at(-1) ?? '');
  const decision = decideTransition(
    { ...move.request, ...request, transition: id },
    factsOf(move, patch),
    move.by.at(-1) === 'SYSTEM' ? SYSTEM_ACTOR : person,
    DEFAULT_POOL_SETTINGS,
  );
  if (decision.ok) {
    return [];
  }
  return decision.refusal.code === 'STAGE_GATE_FAILED'
    ? decision.refusal.missing.map(nameOf)
    : [decision.refusal.code];
}

function nameOf({ kind, code, field, evidence }: Missing): string {
  return evidence ?? (kind === 'field' || kind === 'input' ? (field ?? code) : code);
}

describe('the gate table', () => {
  // Objects, not tuples: Jest takes a parameter that a short tuple leaves open for a `done` callback.
  it.each(GATE_CASES.map(([id, what, ...row]) => ({ id, what, row })))('$id with $what', ({ id, row }) => {
    const [patch, expected, request, stage] = row;
    expect(gaps(id, patch, request, stage)).toEqual(expected);
  });

  it('has a case that fails for every blocking row', () => {
    const seen = new Set(GATE_CASES.flatMap(([id, , , expected]) => expected.map((name) => `${id}:${name}`)));
    const untested = REQUIREMENTS.filter(({ advice }) => advice !== true)
      .filter((row) => !row.at.some((id) => seen.has(`${id}:${nameOf(row)}`)))
      .map((row) => `${row.at.join(',')}:${nameOf(row)}`);
    // These three depend on who acts or on an input left out; their own tests follow.
    expect(untested).toEqual(['T18:HANDOVER_FORM', 'T30:holdReason', 'T33:CLAIM_BY_POOL_ADMIN']);
  });

  it('asks for the reason of a hold as a code', () => {
    const move = caseOf('T30');
    const { holdReason: _left, ...request } = { holdReason: undefined, ...move.request };
    const decision = decideTransition(
      { transition: 'T30', ...request },
      factsOf(move),
      actor('SUPERVISOR'),
      DEFAULT_POOL_SETTINGS,
    );
    expect(decision).toMatchObject({ refusal: { missing: [{ field: 'holdReason' }] } });
  });

  it('asks a person for the hand-over form, and lets a person end a hold and clear a sleeper early', () => {
    const by = (id: string, role: string, patch: FactsPatch) =>
      decideTransition({ transition: id }, factsOf(caseOf(id), patch), actor(role), DEFAULT_POOL_SETTINGS);
    expect(by('T18', 'SERVICE_OFFICER', { evidence: [] })).toMatchObject({
      refusal: { missing: [{ evidence: 'HANDOVER_FORM' }] },
    });
    expect(by('T31', 'SUPERVISOR', { holdUntil: '2027-01-01' }).ok).toBe(true);
    expect(by('T35', 'POOL_ADMIN', { dates: { dormantOn: '2026-10-30' } }).ok).toBe(true);
  });

  it.each([
    ['2026-10-01', 'SUPERVISOR', true],
    ['2026-09-30', 'SUPERVISOR', false],
    ['2026-09-30', 'POOL_ADMIN', true],
  ])('dormant since %s, woken by %s: %s', (dormantOn, role, ok) => {
    const facts = factsOf(caseOf('T33'), { dates: { dormantOn } });
    expect(decideTransition({ transition: 'T33' }, facts, actor(role), DEFAULT_POOL_SETTINGS).ok).toBe(ok);
  });
});

describe('messages', () => {
  it('say in both languages what to do, with no placeholder left', () => {
    const empty = { ...factsOf(caseOf('T01')), brief: null, lastValidInteractionOn: null } as ProjectFacts;
    const decision = decideTransition(
      { transition: 'T01' },
      empty,
      actor('SPECIALIST'),
      DEFAULT_POOL_SETTINGS,
    );
    expect(decision).toMatchObject({
      refusal: {
        missing: [
          {
            kind: 'field',
            field: 'brief',
            message: { zh: '「项目简介」不少于50个字，请写清主体、内容和诉求' },
          },
          { kind: 'fact', message: { en: expect.stringContaining('of the last 30 days') } },
        ],
      },
    });
    const numbers: Record<string, unknown> = { ...DEFAULT_POOL_SETTINGS.gates, passScore: '60' };
    const names = REQUIREMENTS.flatMap(({ message }) =>
      [...`${message.zh}${message.en}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    );
    expect(names.filter((name) => numbers[name] === undefined)).toEqual([]);
  });

  it('follow the settings in force', () => {
    const settings: PoolSettings = {
      ...DEFAULT_POOL_SETTINGS,
      gates: { ...DEFAULT_POOL_SETTINGS.gates, briefMinChars: 80 },
    };
    const decision = decideTransition(
      { transition: 'T01' },
      factsOf(caseOf('T01')),
      actor('SPECIALIST'),
      settings,
    );
    expect(decision).toMatchObject({
      refusal: { missing: [{ message: { zh: expect.stringContaining('80个字') } }] },
    });
  });
});

describe('addMonths', () => {
  it.each([
    ['2024-10-31', 24, '2026-10-31'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s + %i = %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});
