import { describe, expect, it } from '@jest/globals';
import {
  earlier,
  kindFor,
  reviewScore,
  reviewTerms,
  vetoBlockers,
} from '../../src/features/admission-reviews/admission-review.rules.js';
import { scoreAdmission } from '../../src/features/admission-reviews/admission-score.rules.js';
import { anchorBlockers } from '../../src/features/admission-reviews/review-anchors.rules.js';
import {
  panelBlockers,
  proposersOf,
  type Seat,
} from '../../src/features/admission-reviews/review-panel.rules.js';
import { DEFAULT_POOL_SETTINGS } from '../../src/features/projects/pool-settings.js';
import { levelOf } from '../../src/features/projects/project-level.rules.js';
import { publishedCalendarYears, workingCalendar } from '../../src/platform/kernel/working-days.js';
import { EXAMPLE_ANCHORS } from '../support/review-anchors.js';

const settings = DEFAULT_POOL_SETTINGS;
const calendar = workingCalendar(publishedCalendarYears());

describe('the worked example of domain.md §3.3', () => {
  it('is 74.5 by criteria, 76.2 by the panel, and A although the score says B', () => {
    const amounts = { expectedTaxWan: '1200', plannedInvestmentWan: '5000' };
    const { total } = scoreAdmission({ anchors: EXAMPLE_ANCHORS as never, ...amounts }, settings);
    expect(total).toBe('74.5');
    const result = reviewScore('PANEL', ['74.5', '78', '70', '82', '76'], settings);
    expect(result).toEqual({ ok: true, score: '76.2', dropped: ['70', '82'] });
    const facts = {
      ...{ score: '76.2', plannedInvestmentWan: '5000', contractedFdiWanUsd: null, hqIntent: null },
      ...{ expectedTaxY1Wan: '1200', expectedTaxY2Wan: null, expectedTaxY3Wan: null },
      ...{ leaderSponsor: null, topTierInvestor: false },
    };
    expect(levelOf(facts, settings)).toEqual({ level: 'A', reasons: ['EXPECTED_TAX'] });
    expect(levelOf({ ...facts, expectedTaxY1Wan: null, plannedInvestmentWan: null }, settings).level).toBe(
      'B',
    );
  });
});

describe('reviewScore', () => {
  it.each([
    ['PANEL', ['70', '80'], { ok: false, code: 'QUORUM_NOT_REACHED', needed: 3 }],
    ['PANEL', ['70', '80', '81'], { ok: true, score: '77.0', dropped: [] }],
    ['PANEL', ['70', '70', '70.1', '70.1'], { ok: true, score: '70.1', dropped: [] }],
    ['FAST', [], { ok: false, code: 'QUORUM_NOT_REACHED', needed: 1 }],
    ['FAST', ['61.5'], { ok: true, score: '61.5', dropped: [] }],
  ] as const)('%s of %p', (kind, totals, expected) => {
    expect(reviewScore(kind, totals, settings)).toEqual(expected);
  });
});

describe('kind and terms', () => {
  it('is fast for C and by a panel for A and B', () => {
    expect(['A', 'B', 'C'].map((level) => kindFor(level as 'A'))).toEqual(['PANEL', 'PANEL', 'FAST']);
  });

  it.each([
    // Before National Day of 2022: 8 and 9 October are worked (trap 8.26).
    ['2022-09-30', 'C', { unitDueOn: '2022-10-09', poolDueOn: '2022-10-11', dueOn: '2022-10-12' }],
    ['2022-09-30', 'A', { unitDueOn: '2022-10-09', poolDueOn: '2022-10-11', dueOn: '2022-10-19' }],
    ['2026-10-12', 'B', { unitDueOn: '2026-10-14', poolDueOn: '2026-10-16', dueOn: '2026-10-26' }],
  ] as const)('from %s at level %s', (from, level, expected) => {
    expect(reviewTerms(from, level, settings, calendar)).toEqual(expected);
  });

  it('never lets a step end after the whole, and fails for a year that is not loaded', () => {
    const short = { ...settings, gates: { ...settings.gates, reviewWorkingDays: { A: 3, B: 3, C: 1 } } };
    expect(reviewTerms('2026-10-12', 'C', short, calendar)).toEqual({
      ...{ unitDueOn: '2026-10-13', poolDueOn: '2026-10-13', dueOn: '2026-10-13' },
    });
    expect(() => reviewTerms('2026-12-30', 'A', settings, calendar)).toThrow('2027 is not loaded');
    expect(earlier('2026-10-13', '2026-10-12')).toBe('2026-10-12');
  });
});

describe('panelBlockers', () => {
  const seat = (userId: string, more: Partial<Seat> = {}): Seat => ({
    ...{ userId, name: null, unitId: 'town', unitCode: 'TAOPU_TOWN', isChair: false },
    ...more,
  });
  const chair = seat('c', { unitId: 'office', unitCode: 'DIST_INVESTMENT_OFFICE', isChair: true });
  const proposal = { ownerUnitId: 'town', ownerUnitCode: 'TAOPU_TOWN', proposerIds: ['p'] };
  const expert = seat('', { userId: null, name: '示例专家', unitId: null, unitCode: null });
  const many = (count: number) => [chair, ...Array.from({ length: count - 1 }, (_, at) => seat(`m${at}`))];

  it.each([
    ['three, one of the proposing unit', [chair, seat('m'), expert], []],
    ['seven', many(7), []],
    ['two', many(2), ['PANEL_SIZE']],
    ['four', many(4), ['PANEL_SIZE']],
    ['nine', many(9), ['PANEL_SIZE']],
    ['no chair', [seat('a'), seat('b'), seat('d')], ['PANEL_CHAIR']],
    ['two chairs', [chair, { ...chair, userId: 'e' }, seat('b')], ['PANEL_CHAIR']],
    ['the proposer', [chair, seat('p'), seat('b')], ['PANEL_PROPOSER']],
    ['somebody twice', [chair, seat('b'), seat('b')], ['PANEL_TWICE']],
    ['a nameless seat', [chair, seat('b'), { ...expert, name: null }], ['PANEL_WHO']],
    [
      'a chair of the proposing unit',
      [seat('x', { isChair: true }), seat('b'), expert],
      ['PANEL_CHAIR_UNIT', 'PANEL_CHAIR_PROPOSES'],
    ],
  ] as const)('%s', (_what, seats, codes) => {
    expect(panelBlockers(seats, proposal, settings).map(({ code }) => code)).toEqual(codes);
  });

  it('lets another unit lead where 区投促办 itself proposes', () => {
    const own = { ...proposal, ownerUnitId: 'office', ownerUnitCode: 'DIST_INVESTMENT_OFFICE' };
    const led = [seat('x', { isChair: true }), chair, expert].map((one) =>
      one === chair ? { ...chair, isChair: false } : one,
    );
    expect(panelBlockers(led, own, settings)).toEqual([]);
    expect(panelBlockers([chair, seat('b'), expert], own, settings).map(({ code }) => code)).toEqual([
      'PANEL_CHAIR_PROPOSES',
    ]);
  });

  it('knows who proposes', () => {
    expect(proposersOf({ submittedBy: 'a' }, { ownerUserId: null })).toEqual(['a']);
  });
});

describe('vetoBlockers', () => {
  it.each([
    [[{ code: 'V1', reason: '属于外资准入负面清单禁止类' }], []],
    [[{ code: 'V1', reason: '禁止类' }], ['/vetoes/0/reason']],
    [
      [
        { code: 'V5', reason: '区内存量企业平移，不计入引进' },
        { code: 'V5', reason: '区内存量企业平移，不计入引进' },
      ],
      ['/vetoes/1/code'],
    ],
  ])('%j', (vetoes, pointers) => {
    expect(vetoBlockers(vetoes, settings).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('anchorBlockers', () => {
  const list = (anchors: Readonly<Record<string, string>>) =>
    Object.entries(anchors).map(([criterion, anchor]) => ({ criterion, anchor }));
  const lease = { landingMode: 'LEASE', intensityRatio: null };
  const { INTERNATIONAL: _left, ...five } = EXAMPLE_ANCHORS;

  it.each([
    ['the worked example', list(EXAMPLE_ANCHORS), lease, []],
    ['a criterion left out', list(five), lease, ['CRITERION_MISSING']],
    ['an anchor of another', list({ ...EXAMPLE_ANCHORS, READINESS: 'OTHER' }), lease, ['ANCHOR_UNKNOWN']],
    ['an inherited name', list({ ...EXAMPLE_ANCHORS, READINESS: 'toString' }), lease, ['ANCHOR_UNKNOWN']],
    ['what follows', list({ ...EXAMPLE_ANCHORS, TAX: '1000' }), lease, ['CRITERION_FOLLOWS']],
    [
      'one twice',
      [...list(EXAMPLE_ANCHORS), ...list(EXAMPLE_ANCHORS).slice(0, 1)],
      lease,
      ['CRITERION_TWICE'],
    ],
    ['an intensity for a lease', list(EXAMPLE_ANCHORS), { ...lease, intensityRatio: '0.9' }, ['LAND_ONLY']],
  ])('%s', (_what, given, of, codes) => {
    expect(anchorBlockers(given, of, settings).map(({ code }) => code)).toEqual(codes);
  });
});
