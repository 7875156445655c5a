import { describe, expect, it } from '@jest/globals';
import {
  type ClaimFacts,
  isHeldByOthers,
  negotiationTerm,
  notProtectable,
  poolUntil,
  rejectedUntil,
  reportUntil,
} from '../../src/features/protections/protection.rules.js';
import {
  type RenewalFacts,
  renewalBlockers,
  renewalRole,
  renewedUntil,
} from '../../src/features/protections/protection-renewal.rules.js';
import { DEFAULT_PROTECTION_TERMS as terms } from '../../src/features/protections/protection-settings.js';
import {
  capDay,
  coversDay,
  type LapseFacts,
  lapseBefore,
  lastDay,
} from '../../src/features/protections/protection-term.rules.js';

/** First-report protection, domain.md §4.1. */
describe('days', () => {
  it('protect a reopened project of 2026-08-20 through 2026-10-19 (§3.7)', () => {
    expect(lastDay('2026-08-20', terms.reopenDays, '2026-08-20', terms)).toBe('2026-10-19');
  });

  it.each([
    ['2026-11-24', '2026-12-24'],
    ['2026-01-31', '2026-03-02'],
    ['2024-01-31', '2024-03-01'],
    ['2026-12-15', '2027-01-14'],
  ])('a report of %s protects through %s', (startsOn, endsOn) => {
    expect(reportUntil({ startsOn, firstRegisteredOn: startsOn }, terms)).toBe(endsOn);
  });

  it.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-12-01', true],
    ['2026-12-02', false],
  ])('the first and the last day count: %s %s', (day, covered) => {
    expect(coversDay({ startsOn: '2026-11-01', endsOn: '2026-12-01' }, day)).toBe(covered);
  });

  it('has no last day when it is open', () => {
    expect(coversDay({ startsOn: '2026-11-01', endsOn: null }, '2099-01-01')).toBe(true);
  });

  it('never passes the cap of 365 days before S4', () => {
    expect(capDay('2026-01-01', terms)).toBe('2027-01-01');
    expect(lastDay('2026-12-01', 90, '2026-01-01', terms)).toBe('2027-01-01');
    expect(poolUntil('2026-01-01', 'S3', terms)).toBe('2027-01-01');
    expect(poolUntil('2026-01-01', 'S4', terms)).toBeNull();
    expect(poolUntil('2026-01-01', null, terms)).toBe('2027-01-01');
  });

  it.each([
    ['2026-12-31', '2026-11-10', '2026-12-10'],
    ['2026-11-20', '2026-11-10', '2026-11-20'],
    [null, '2026-11-10', '2026-12-10'],
  ])('ends 30 days after a rejection, not later than %s', (endsOn, rejectedOn, expected) => {
    expect(rejectedUntil(endsOn, rejectedOn, terms)).toBe(expected);
  });
});

describe('who is kept out', () => {
  const held = (...units: string[]) => units.map((unitId) => ({ unitId }));
  it.each([
    ['nobody holds it', held(), false],
    ['the unit itself holds it', held('us'), false],
    ['another holds it', held('them'), true],
    ['the unit holds a line of it', held('them', 'us'), false],
    ['two others hold lines of it', held('them', 'third'), true],
  ])('%s', (_case, active, expected) => {
    expect(isHeldByOthers(active, 'us')).toBe(expected);
  });
});

describe('what is not protectable', () => {
  const claim: ClaimFacts = {
    parkRelation: 'TARGET',
    sourceChannel: 'WALK_IN',
    projectKind: null,
    lastEnd: null,
  };
  it.each<[string, Partial<ClaimFacts>, string | null]>([
    ['a lead of a target company', {}, null],
    ['a company in talks', { parkRelation: 'IN_TALK' }, null],
    ['a resident company', { parkRelation: 'RESIDENT' }, 'RESIDENT_COMPANY'],
    ['one that is only registered here', { parkRelation: 'REGISTERED_ONLY' }, null],
    ['a matter that leaders gave to a unit', { sourceChannel: 'LEADER_ASSIGNED' }, 'LEADER_ASSIGNED'],
    ['public works', { projectKind: 'MAJOR_CONSTRUCTION' }, 'PUBLIC_TENDER'],
    ['a scope that was taken out as a tender', { lastEnd: 'PUBLIC_TENDER' }, 'PUBLIC_TENDER'],
    ['a scope that leaders gave to a unit', { lastEnd: 'LEADER_ASSIGNED' }, 'LEADER_ASSIGNED'],
    ['a scope whose last term ran out', { lastEnd: 'TERM_OVER' }, null],
  ])('%s', (_case, changes, expected) => {
    expect(notProtectable({ ...claim, ...changes })).toBe(expected);
  });
});

describe('the negotiation right', () => {
  const report = { startsOn: '2026-11-01', endsOn: '2026-12-01', firstRegisteredOn: '2026-11-01' };
  it.each([
    ['2026-10-31', null],
    ['2026-11-01', '2027-01-30'],
    ['2026-12-01', '2027-03-01'],
    ['2026-12-02', null],
  ])('of a talk on %s ends on %s', (talkOn, endsOn) => {
    expect(negotiationTerm(report, talkOn, terms)?.endsOn ?? null).toBe(endsOn);
  });

  it('ends with the cap at the latest', () => {
    const late = { ...report, firstRegisteredOn: '2025-12-20' };
    expect(negotiationTerm(late, '2026-11-05', terms)).toEqual({
      periodStartsOn: '2026-11-05',
      endsOn: '2026-12-20',
    });
  });
});

describe('what a protection is lost by', () => {
  const lead: LapseFacts = {
    kind: 'NEGOTIATION',
    startsOn: '2026-03-01',
    endsOn: '2026-06-10',
    firstRegisteredOn: '2026-03-01',
    lastFollowUpOn: '2026-05-20',
    redDays: 0,
    reassignBy: null,
  };
  const pool: LapseFacts = { ...lead, kind: 'POOL', endsOn: '2027-03-01' };
  it.each<[string, string, LapseFacts, [string, string] | null]>([
    ['its last day has begun', '2026-06-10', lead, null],
    ['its last day is over', '2026-06-11', lead, ['TERM_OVER', '2026-06-10']],
    ['nobody came by for weeks', '2026-07-01', lead, ['TERM_OVER', '2026-06-10']],
    ['30 days after the last follow-up', '2026-05-01', { ...lead, lastFollowUpOn: '2026-04-01' }, null],
    [
      '31 days after the last follow-up',
      '2026-05-02',
      { ...lead, lastFollowUpOn: '2026-04-01' },
      ['NO_FOLLOW_UP', '2026-05-01'],
    ],
    ['never followed up', '2026-06-11', { ...lead, lastFollowUpOn: null }, ['NO_FOLLOW_UP', '2026-03-31']],
    [
      'followed up before it began',
      '2026-04-01',
      { ...lead, lastFollowUpOn: '2026-01-05' },
      ['NO_FOLLOW_UP', '2026-03-31'],
    ],
    [
      'a report that was never followed up',
      '2026-04-01',
      { ...lead, kind: 'REPORT', endsOn: '2026-03-31', lastFollowUpOn: null },
      ['TERM_OVER', '2026-03-31'],
    ],
    ['a project in the pool without follow-up', '2026-12-01', { ...pool, lastFollowUpOn: null }, null],
    ['the 30th red day', '2026-09-30', { ...pool, redDays: 30 }, null],
    ['the day after it', '2026-10-01', { ...pool, redDays: 31 }, ['RED_LIGHT', '2026-09-30']],
    ['noticed three days late', '2026-10-04', { ...pool, redDays: 34 }, ['RED_LIGHT', '2026-09-30']],
    ['a year after the first registration', '2027-03-02', pool, ['CAP_REACHED', '2027-03-01']],
    ['the last day to name somebody', '2026-05-20', { ...lead, reassignBy: '2026-05-20' }, null],
    ['nobody named', '2026-05-21', { ...lead, reassignBy: '2026-05-20' }, ['PERSON_LEFT', '2026-05-20']],
    [
      'permanent, whoever left',
      '2026-05-21',
      { ...pool, kind: 'PERMANENT', endsOn: null, reassignBy: '2026-05-20', redDays: 99 },
      null,
    ],
    [
      'two causes: the earlier one',
      '2026-07-01',
      { ...lead, lastFollowUpOn: '2026-04-30', reassignBy: '2026-05-20' },
      ['PERSON_LEFT', '2026-05-20'],
    ],
  ])('%s (%s)', (_case, day, facts, expected) => {
    const lapse = lapseBefore(day, facts, terms);
    expect(lapse && [lapse.reason, lapse.endedOn]).toEqual(expected);
  });
});

describe('renewal', () => {
  const facts: RenewalFacts = {
    kind: 'NEGOTIATION',
    status: 'ACTIVE',
    endsOn: '2026-06-30',
    firstRegisteredOn: '2026-03-01',
    renewals: 0,
    validInteractions: 2,
    substantiveInteractions: 1,
  };
  it.each<[string, string, Partial<RenewalFacts>, string[]]>([
    ['ten days before', '2026-06-20', {}, []],
    ['eleven days before', '2026-06-19', {}, ['TOO_EARLY']],
    ['on the last day', '2026-06-30', {}, []],
    ['the day after', '2026-07-01', {}, ['PROTECTION_OVER']],
    ['one that was released', '2026-06-25', { status: 'RELEASED' }, ['PROTECTION_OVER']],
    ['an open one', '2026-06-25', { kind: 'POOL', endsOn: null }, ['NO_END']],
    ['a second time', '2026-06-25', { renewals: 1 }, []],
    ['a third time', '2026-06-25', { renewals: 2 }, ['RENEWALS_USED_UP']],
    ['one follow-up', '2026-06-25', { validInteractions: 1 }, ['FOLLOW_UPS_MISSING']],
    ['two calls', '2026-06-25', { substantiveInteractions: 0 }, ['SUBSTANCE_MISSING']],
    ['at the cap', '2026-06-25', { firstRegisteredOn: '2025-06-30' }, ['CAP_REACHED']],
    [
      'nothing done and too early',
      '2026-06-01',
      { validInteractions: 0, substantiveInteractions: 0 },
      ['TOO_EARLY', 'FOLLOW_UPS_MISSING', 'SUBSTANCE_MISSING'],
    ],
  ])('%s', (_case, day, changes, expected) => {
    expect(renewalBlockers({ ...facts, ...changes }, day, terms).map(({ code }) => code)).toEqual(expected);
  });

  it('adds 60 days to the last day, up to the cap', () => {
    expect(renewedUntil('2026-06-30', '2026-03-01', terms)).toBe('2026-08-29');
    expect(renewedUntil('2027-02-01', '2026-03-01', terms)).toBe('2027-03-01');
  });

  it('is granted by the supervisor first, by the pool administrator then', () => {
    expect([0, 1, 2].map(renewalRole)).toEqual(['SUPERVISOR', 'POOL_ADMIN', 'POOL_ADMIN']);
  });
});
