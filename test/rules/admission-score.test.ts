import { describe, expect, it } from '@jest/globals';
import {
  isPassing,
  panelScore,
  type ScoreInput,
  scoreAdmission,
  UnknownAnchor,
} from '../../src/features/admission-reviews/admission-score.rules.js';
import { DEFAULT_POOL_SETTINGS, type PoolSettings } from '../../src/features/projects/pool-settings.js';

const example: ScoreInput = {
  anchors: {
    INDUSTRY_FIT: 'WEAK_NODE',
    INVESTOR: 'FUNDED_STARTUP',
    TECHNOLOGY: 'WORLD_LEADING_OR_IIA',
    HQ_FUNCTION: 'RND_OR_OPERATION_CENTRE',
    READINESS: 'TWO',
    INTERNATIONAL: 'ISRAELI_ENTITY_OR_IIA',
  },
  expectedTaxWan: '1200',
  plannedInvestmentWan: '5000',
};
const score = (patch: Partial<ScoreInput>) => scoreAdmission({ ...example, ...patch }, DEFAULT_POOL_SETTINGS);

describe('scoreAdmission (domain.md §3.3)', () => {
  it('gives the worked example 74.5', () => {
    expect(score({})).toEqual({
      points: {
        INDUSTRY_FIT: '16',
        TAX: '16',
        INVESTOR: '6',
        TECHNOLOGY: '15',
        SCALE: '8',
        HQ_FUNCTION: '5',
        READINESS: '3.5',
        INTERNATIONAL: '5',
      },
      total: '74.5',
    });
  });

  it('weighs 100 points in all', () => {
    const weights = Object.values(DEFAULT_POOL_SETTINGS.admission.criteria).map(({ weight }) =>
      Number(weight),
    );
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it.each([
    ['10000', '20'],
    ['9999.99', '16'],
    ['1000', '16'],
    ['500', '12'],
    ['100', '8'],
    ['20', '4'],
    ['19.99', '2'],
    ['0', '2'],
    [null, '2'],
  ])('tax of %s 万元 → %s points', (expectedTaxWan, points) => {
    expect(score({ expectedTaxWan }).points.TAX).toBe(points);
  });

  it.each<[Partial<ScoreInput>, string]>([
    [{ plannedInvestmentWan: '10000' }, '10'],
    [{ plannedInvestmentWan: '9999' }, '8'],
    [{ plannedInvestmentWan: '1000' }, '6'],
    [{ plannedInvestmentWan: '200' }, '4'],
    [{ plannedInvestmentWan: null }, '2'],
    [{ plannedInvestmentWan: '0', plannedInvestmentWanUsd: '1000' }, '10'],
    [{ plannedInvestmentWan: '0', plannedInvestmentWanUsd: '999' }, '2'],
    [{ plannedInvestmentWan: '5000', intensityRatio: '0.5' }, '4'],
    [{ plannedInvestmentWan: '5000', intensityRatio: '1.7' }, '8'],
  ])('scale %j → %s points', (patch, points) => {
    expect(score(patch).points.SCALE).toBe(points);
  });

  it('refuses an anchor that the settings do not know', () => {
    expect(() => score({ anchors: { ...example.anchors, READINESS: 'FOUR' } })).toThrow(UnknownAnchor);
  });
});

describe('panelScore', () => {
  const panel = (...scores: string[]) => panelScore(scores, DEFAULT_POOL_SETTINGS);
  it.each([
    [['74.5', '78', '70', '82', '76'], '76.2', ['70', '82']],
    [['74.5', '78', '70', '82'], '76.1', []],
    [['70', '80', '75'], '75.0', []],
    [['60', '60', '60.25'], '60.1', []],
    [['59.9', '59.9', '60', '60'], '60.0', []],
    [['80', '80', '80', '80', '80'], '80.0', ['80', '80']],
    [['10', '70', '71', '72', '73', '74', '100'], '72.0', ['10', '100']],
  ])('%j → %s', (scores, expected, dropped) => {
    expect(panel(...scores)).toEqual({ ok: true, score: expected, dropped });
  });

  it('rounds half up, not half even', () => {
    expect(panel('76.1', '76.2', '76.15')).toMatchObject({ score: '76.2' });
  });

  it.each([[[]], [['80']], [['80', '90']]])('needs three scores: %j', (scores) => {
    expect(panel(...scores)).toEqual({ ok: false, code: 'QUORUM_NOT_REACHED', needed: 3 });
  });

  it('takes quorum and trimming from the settings', () => {
    const settings: PoolSettings = {
      ...DEFAULT_POOL_SETTINGS,
      admission: { ...DEFAULT_POOL_SETTINGS.admission, quorum: 1, trimFrom: 3 },
    };
    expect(panelScore(['10', '50', '99'], settings)).toMatchObject({ score: '50.0' });
    expect(panelScore(['10'], settings)).toMatchObject({ score: '10.0' });
  });

  it.each([
    ['60.0', true],
    ['59.9', false],
  ])('%s passes: %s', (value, expected) => {
    expect(isPassing(value, DEFAULT_POOL_SETTINGS)).toBe(expected);
  });
});
