import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CreditEvent,
  type CreditFacts,
  chooseCase,
  proposedShares,
} from '../../src/features/credit-shares/credit-case.rules.js';
import {
  concernedUnits,
  losers,
  missingSignatures,
  shareBlockers,
  signingPart,
} from '../../src/features/credit-shares/credit-share.rules.js';
import { DEFAULT_CREDIT_CASES } from '../../src/features/credit-shares/credit-share-settings.js';
import { Exact } from '../../src/platform/kernel/decimal.js';

const facts = (changes: Partial<CreditFacts> = {}): CreditFacts => ({
  ownerUnitId: 'B',
  ownerUserId: 'person',
  firstReportUnitId: 'B',
  coUnitIds: [],
  sourceChannel: 'SELF_OUTREACH',
  fundUnitId: 'FUND',
  event: null,
  ...changes,
});

const transfer = (stage: string, substantive: boolean): CreditEvent => ({
  ...{ kind: 'TRANSFER', giverId: 'A', receiverId: 'B', stage, substantive },
});

const rowsOf = (given: CreditFacts) =>
  proposedShares(chooseCase(given), DEFAULT_CREDIT_CASES, given).map(
    ({ role, unitId, percent }) => `${role} ${unitId} ${percent}`,
  );

describe('the case table of §4.3, row by row', () => {
  it.each<[string, string, Partial<CreditFacts>, string[]]>([
    ['one unit does all', 'ONE_UNIT', {}, ['LANDING B 100.00']],
    [
      'lead only handed over (no substantive contact)',
      'LEAD_HANDED_OVER',
      { firstReportUnitId: 'A' },
      ['FIRST_REPORT A 20.00', 'LANDING B 80.00'],
    ],
    [
      'handed over at S1 without a substantive contact',
      'LEAD_HANDED_OVER',
      { firstReportUnitId: 'A', event: transfer('S1', false) },
      ['FIRST_REPORT A 20.00', 'LANDING B 80.00'],
    ],
    [
      'transferred at S1–S2 (S1)',
      'TRANSFERRED_EARLY',
      { firstReportUnitId: 'A', event: transfer('S1', true) },
      ['FIRST_NEGOTIATION A 30.00', 'LANDING B 70.00'],
    ],
    [
      'transferred at S1–S2 (S2)',
      'TRANSFERRED_EARLY',
      { firstReportUnitId: 'A', event: transfer('S2', true) },
      ['FIRST_NEGOTIATION A 30.00', 'LANDING B 70.00'],
    ],
    [
      'transferred at S3–S4 (S3)',
      'TRANSFERRED_LATE',
      { firstReportUnitId: 'A', event: transfer('S3', true) },
      ['FIRST_NEGOTIATION A 50.00', 'LANDING B 50.00'],
    ],
    [
      'transferred at S3–S4 (S4)',
      'TRANSFERRED_LATE',
      { firstReportUnitId: 'A', event: transfer('S4', true) },
      ['FIRST_NEGOTIATION A 50.00', 'LANDING B 50.00'],
    ],
    [
      'joint by ruling',
      'JOINT',
      { event: { kind: 'JOINT', receiverId: 'B', partnerId: 'A' } },
      ['FIRST_NEGOTIATION A 50.00', 'LANDING B 50.00'],
    ],
    [
      'with co-promoter',
      'WITH_CO_PROMOTER',
      { coUnitIds: ['C'] },
      ['LANDING B 90.00', 'CO_PROMOTER C 10.00'],
    ],
    [
      'went DORMANT, re-activated by another unit',
      'REACTIVATED',
      { firstReportUnitId: 'A', event: { kind: 'REACTIVATION', letGoId: 'A', receiverId: 'B' } },
      ['FIRST_REPORT A 0.00', 'FIRST_NEGOTIATION A 0.00', 'LANDING B 100.00'],
    ],
    [
      'fund-led (招投联动)',
      'FUND_LED',
      { sourceChannel: 'FUND' },
      ['LANDING B 80.00', 'CO_PROMOTER FUND 20.00'],
    ],
  ])('%s', (_case, caseCode, changes, rows) => {
    const given = facts(changes);
    expect(chooseCase(given).caseCode).toBe(caseCode);
    expect(rowsOf(given)).toEqual(rows);
  });

  it.each<[string, Partial<CreditFacts>, string]>([
    [
      'an event wins over the lead',
      { firstReportUnitId: 'X', event: transfer('S3', true) },
      'TRANSFERRED_LATE',
    ],
    [
      'an event of another keeper does not count',
      { event: { ...transfer('S3', true), receiverId: 'C' } as CreditEvent },
      'ONE_UNIT',
    ],
    ['the lead wins over co-promoters', { firstReportUnitId: 'A', coUnitIds: ['C'] }, 'LEAD_HANDED_OVER'],
    ['the fund wins over co-promoters', { sourceChannel: 'FUND', coUnitIds: ['C'] }, 'FUND_LED'],
    ['the fund company’s own project', { sourceChannel: 'FUND', fundUnitId: 'B' }, 'ONE_UNIT'],
    ['the owner is no co-promoter of its own', { coUnitIds: ['B'] }, 'ONE_UNIT'],
  ])('%s', (_case, changes, caseCode) => {
    expect(chooseCase(facts(changes)).caseCode).toBe(caseCode);
  });

  it('names the specialist of the landing unit', () => {
    const shares = proposedShares(chooseCase(facts()), DEFAULT_CREDIT_CASES, facts());
    expect(shares).toEqual([{ unitId: 'B', userId: 'person', role: 'LANDING', percent: '100.00' }]);
  });

  it('splits 10 among three co-promoters to the hundredth', () => {
    expect(rowsOf(facts({ coUnitIds: ['C', 'D', 'E'] }))).toEqual([
      'LANDING B 90.00',
      'CO_PROMOTER C 3.34',
      'CO_PROMOTER D 3.33',
      'CO_PROMOTER E 3.33',
    ]);
  });

  it('adds up to 100.00 whatever the table and the units say', () => {
    const share = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 17 }), (hundredths, partners) => {
        const co = new Exact(hundredths).div(100);
        const cases = {
          ...DEFAULT_CREDIT_CASES,
          WITH_CO_PROMOTER: { LANDING: new Exact(100).minus(co).toFixed(2), CO_PROMOTER: co.toFixed(2) },
        };
        const given = facts({ coUnitIds: Array.from({ length: partners }, (_, n) => `U${n}`) });
        const rows = proposedShares(chooseCase(given), cases, given);
        const sum = rows.reduce((total, { percent }) => total.plus(percent), new Exact(0));
        expect(sum.toFixed(2)).toBe('100.00');
        expect(shareBlockers(rows)).toEqual([]);
      }),
    );
  });
});

describe('shares that are stated', () => {
  const line = (unitId: string, role: string, percent: string) =>
    ({ unitId, userId: null, role, percent }) as Parameters<typeof shareBlockers>[0][number];

  it.each([
    ['99.99', ['SUM_NOT_100']],
    ['100.00', []],
    ['100.01', ['SUM_NOT_100']],
  ])('%s of 100.00: %j', (landing, codes) => {
    expect(shareBlockers([line('B', 'LANDING', landing)]).map(({ code }) => code)).toEqual(codes);
  });

  it('are exact where floats are not', () => {
    const tenths = Array.from({ length: 10 }, (_, n) => line(`U${n}`, 'CO_PROMOTER', '0.10'));
    expect(shareBlockers([line('B', 'LANDING', '99.00'), ...tenths])).toEqual([]);
  });

  it('name nobody twice in one role and somebody who lands it', () => {
    const twice = [line('A', 'CO_PROMOTER', '50'), line('A', 'CO_PROMOTER', '50')];
    expect(shareBlockers(twice).map(({ code }) => code)).toEqual(['SHARE_REPEATED', 'LANDING_MISSING']);
  });

  it('concern the units whose part changes', () => {
    const before = [
      line('A', 'FIRST_NEGOTIATION', '30'),
      line('B', 'LANDING', '60'),
      line('C', 'CO_PROMOTER', '10'),
    ];
    const after = [
      line('A', 'FIRST_NEGOTIATION', '40'),
      line('B', 'LANDING', '50'),
      line('C', 'CO_PROMOTER', '10'),
    ];
    expect(concernedUnits(before, after)).toEqual(['A', 'B']);
    expect(concernedUnits(before, [...before].reverse())).toEqual(['A', 'B', 'C']);
    expect(losers(before, after, 'B')).toEqual([]);
    expect(losers(after, before, 'B')).toEqual(['A']);
  });
});

describe('signatures under a change after the freeze', () => {
  const unit = (unitId: string) => ({ role: 'SUPERVISOR', unitId }) as const;
  const admin = { role: 'POOL_ADMIN', unitId: null } as const;

  it.each([
    [[], [unit('A'), unit('B'), admin]],
    [[unit('A')], [unit('B'), admin]],
    [[unit('A'), admin], [unit('B')]],
    [[unit('A'), unit('B'), admin], []],
  ])('given %j, missing %j', (given, missing) => {
    expect(missingSignatures(['A', 'B'], given)).toEqual(missing);
  });

  it.each([
    [{ roles: ['SUPERVISOR'], unitId: 'A' }, unit('A')],
    [{ roles: ['SUPERVISOR'], unitId: 'C' }, null],
    [{ roles: ['SPECIALIST'], unitId: 'A' }, null],
    [{ roles: ['POOL_ADMIN'], unitId: 'C' }, admin],
    // One person with both roles is one signature.
    [{ roles: ['SUPERVISOR', 'POOL_ADMIN'], unitId: 'A' }, unit('A')],
  ])('%j signs as %j', (actor, part) => {
    expect(signingPart(actor, [unit('A'), unit('B'), admin])).toEqual(part);
  });
});
