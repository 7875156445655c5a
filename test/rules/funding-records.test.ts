import { describe, expect, it } from '@jest/globals';
import { FUNDING_STATUS, FUNDING_TYPE } from '../../src/features/funding-records/funding-record.codes.js';
import {
  decideFunding,
  type FundingFacts,
  type FundingParty,
  fundingBlockers,
  fundingParties,
  openDecisions,
  takesFunding,
} from '../../src/features/funding-records/funding-record.rules.js';

const content = (changes: object = {}) => ({
  ...{ fundingType: 'DOMESTIC_PAID_IN', amountWan: '100.00', amountWanUsd: null, receivedOn: '2026-10-08' },
  ...changes,
});
const codes = (changes: object, today = '2026-10-08') =>
  fundingBlockers(content(changes), today).map(({ pointer, code }) => `${pointer} ${code}`);

describe('what a record says', () => {
  it.each([
    ['FDI_PAID_IN', null, '20.00', []],
    ['FDI_PAID_IN', '20.00', null, ['/amountWan AMOUNT_NOT_OF_TYPE', '/amountWanUsd AMOUNT_REQUIRED']],
    ['FDI_PAID_IN', '140.00', '20.00', ['/amountWan AMOUNT_NOT_OF_TYPE']],
    ['DOMESTIC_PAID_IN', '100.00', null, []],
    ['DOMESTIC_PAID_IN', null, '100.00', ['/amountWan AMOUNT_REQUIRED', '/amountWanUsd AMOUNT_NOT_OF_TYPE']],
    ['FUND_INVESTMENT', '100.00', null, []],
    ['FUND_INVESTMENT', null, null, ['/amountWan AMOUNT_REQUIRED']],
  ])('%s with %s 万元 and %s 万美元: %j', (fundingType, amountWan, amountWanUsd, faults) => {
    expect(codes({ fundingType, amountWan, amountWanUsd })).toEqual(faults);
  });

  it.each([
    ['2026-10-08', []],
    ['2026-10-09', ['/receivedOn DATE_IN_FUTURE']],
  ])('received on %s, today 2026-10-08: %j', (receivedOn, faults) => {
    expect(codes({ receivedOn })).toEqual(faults);
  });

  it('counts foreign capital in dollars only', () => {
    expect(FUNDING_TYPE.entries.map(({ code, extra }) => [code, extra.amount])).toEqual([
      ['FDI_PAID_IN', 'amountWanUsd'],
      ['DOMESTIC_PAID_IN', 'amountWan'],
      ['FUND_INVESTMENT', 'amountWan'],
    ]);
  });

  it.each([
    ['IN_POOL', true],
    ['LANDED', true],
    ['GRADUATED', false],
    ['EXITED', true],
    ['DRAFT', false],
    ['PENDING_ADMISSION', false],
    ['REJECTED', false],
    ['MERGED', false],
  ])('a project that is %s takes it: %s', (status, takes) => {
    expect(takesFunding(status)).toBe(takes);
  });
});

const facts = (changes: Partial<FundingFacts> = {}): FundingFacts => ({
  ...{ status: 'ENTERED', createdBy: 'author', enteredByUnit: 'own', confirmingUnitId: 'commerce' },
  ...changes,
});

describe('who decides', () => {
  const TABLE: readonly (readonly [string, string, FundingParty, string])[] = [
    ['CONFIRM', 'ENTERED', 'CONFIRMER', 'CONFIRMED'],
    ['RETURN', 'ENTERED', 'CONFIRMER', 'RETURNED'],
    ['WITHDRAW', 'ENTERED', 'AUTHOR', 'WITHDRAWN'],
    ['WITHDRAW', 'ENTERED', 'AUTHORS_SUPERVISOR', 'WITHDRAWN'],
    ['WITHDRAW', 'RETURNED', 'AUTHOR', 'WITHDRAWN'],
    ['WITHDRAW', 'RETURNED', 'AUTHORS_SUPERVISOR', 'WITHDRAWN'],
    ['REVERSE', 'CONFIRMED', 'CONFIRMER', 'REVERSED'],
  ];
  const parties: readonly FundingParty[] = ['CONFIRMER', 'AUTHOR', 'AUTHORS_SUPERVISOR'];

  it('is one table: everything else is refused', () => {
    const passing = ['CONFIRM', 'RETURN', 'WITHDRAW', 'REVERSE'].flatMap((decision) =>
      FUNDING_STATUS.codes.flatMap((status) =>
        parties.flatMap((party) => {
          const row = decideFunding(decision, facts({ status }), [party]);
          return typeof row === 'string' ? [] : [[decision, status, party, row.to]];
        }),
      ),
    );
    expect(passing).toEqual(TABLE);
  });

  it.each([
    [{ userId: 'x', unitId: 'commerce', roles: ['DEPT_USER'] }, ['CONFIRMER']],
    [{ userId: 'author', unitId: 'commerce', roles: ['DEPT_USER'] }, ['AUTHOR']],
    [{ userId: 'x', unitId: 'health', roles: ['DEPT_USER'] }, []],
    [{ userId: 'x', unitId: 'own', roles: ['SUPERVISOR'] }, ['AUTHORS_SUPERVISOR']],
    [{ userId: 'author', unitId: 'own', roles: ['SUPERVISOR'] }, ['AUTHOR', 'AUTHORS_SUPERVISOR']],
  ])('%j meets the record as %j', (actor, expected) => {
    const confirms = actor.roles.includes('DEPT_USER');
    expect(fundingParties(actor, facts(), confirms)).toEqual(expected);
  });

  it('nobody confirms his own entry, and is told so', () => {
    expect(decideFunding('CONFIRM', facts(), ['AUTHOR'])).toBe('OWN_ENTRY');
    expect(decideFunding('CONFIRM', facts(), [])).toBe('DECISION_NOT_YOURS');
    expect(decideFunding('CONFIRM', facts({ status: 'CONFIRMED' }), ['CONFIRMER'])).toBe(
      'DECISION_NOT_ALLOWED',
    );
    expect(openDecisions('ENTERED', ['CONFIRMER'])).toEqual(['CONFIRM', 'RETURN']);
    expect(openDecisions('CONFIRMED', ['AUTHOR'])).toEqual([]);
  });
});
