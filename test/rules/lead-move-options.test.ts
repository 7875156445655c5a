import { describe, expect, it } from '@jest/globals';
import { LEAD_STATUS, type LeadStatus } from '../../src/features/leads/lead.codes.js';
import type { LeadRole } from '../../src/features/leads/lead.lifecycle.js';
import { moveOptions } from '../../src/features/leads/lead-move-options.rules.js';
import { decideMove } from '../../src/features/leads/lead-moves.rules.js';

const lead = (status: LeadStatus, companyId: string | null = 'c') => ({ status, companyId });
const movesOf = (status: LeadStatus, roles: readonly LeadRole[]) =>
  moveOptions(lead(status), roles)
    .filter(({ permitted }) => permitted)
    .map(({ move }) => move);

describe('moves open to a lead', () => {
  it.each<[LeadStatus, LeadRole[], string[]]>([
    ['NEW', ['SUPERVISOR'], ['ASSIGN']],
    ['NEW', ['ASSIGNEE'], []],
    ['ASSIGNED', ['ASSIGNEE'], ['BEGIN']],
    ['ASSESSING', ['ASSIGNEE'], ['ACCEPT', 'REJECT', 'PARK', 'MARK_DUPLICATE']],
    ['ASSESSING', ['POOL_ADMIN'], ['ASSIGN', 'ACCEPT', 'REJECT', 'PARK', 'MARK_DUPLICATE', 'HAND_OVER']],
    ['PARKED', ['ASSIGNEE'], ['RESUME']],
    ['VALID', ['SUPERVISOR'], ['ASSIGN', 'CONVERT']],
    ['CONVERTED', ['POOL_ADMIN'], []],
    ['ASSESSING', [], []],
  ])('%s for %j: %j', (status, roles, moves) => {
    expect(movesOf(status, roles)).toEqual(moves);
  });

  it('are what the decision on a move says, for every status and role', () => {
    for (const status of LEAD_STATUS.codes)
      for (const role of ['ASSIGNEE', 'SUPERVISOR', 'POOL_ADMIN'] as const)
        for (const { move, to, permitted } of moveOptions(lead(status), [role])) {
          const decision = decideMove(status, move, [role]);
          expect(decision.verdict).toBe(permitted ? 'go' : 'not-yours');
          if (decision.verdict === 'go') expect(decision.to).toBe(to);
        }
  });

  it('say where they are sent, and what they ask for', () => {
    const told = (status: LeadStatus) =>
      moveOptions(lead(status), []).map(({ move, action, asks, reasonRequired }) => [
        ...[move, action, asks.length, reasonRequired],
      ]);
    expect(told('ASSESSING')).toEqual([
      ['ASSIGN', 'assignments', 1, false],
      ['ACCEPT', 'assessments', 7, false],
      ['REJECT', 'transitions', 1, true],
      ['PARK', 'transitions', 0, true],
      ['MARK_DUPLICATE', 'transitions', 0, true],
      ['HAND_OVER', 'transitions', 1, true],
    ]);
    expect(told('VALID')).toEqual([
      ['ASSIGN', 'assignments', 1, false],
      ['CONVERT', 'conversions', 1, false],
    ]);
  });

  it('tell of the company that a project needs', () => {
    const missing = (companyId: string | null) =>
      moveOptions(lead('VALID', companyId), ['ASSIGNEE']).find(({ move }) => move === 'CONVERT')?.missing;
    expect(missing('c')).toEqual([]);
    expect(missing(null)).toMatchObject([{ code: 'LEAD.COMPANY_NEEDED' }]);
  });
});
