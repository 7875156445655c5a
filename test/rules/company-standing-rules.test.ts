import { describe, expect, it } from '@jest/globals';
import {
  HQ_CATEGORY,
  HQ_STATUS,
  QUALIFICATION_TYPE,
} from '../../src/features/companies/company-standing.codes.js';
import { fiscalRule } from '../../src/features/company-year-metrics/company-year-metric.access.js';
import {
  figureBlockers,
  type YearFigures,
} from '../../src/features/company-year-metrics/company-year-metric.rules.js';
import {
  maySetStatus,
  readableRecognition,
} from '../../src/features/headquarters-recognitions/headquarters-recognition.access.js';
import {
  nextStatuses,
  type RecognitionContent,
  recognitionBlockers,
} from '../../src/features/headquarters-recognitions/headquarters-recognition.rules.js';
import {
  isValidOn,
  type QualificationContent,
  qualificationBlockers,
  usualEnd,
} from '../../src/features/qualifications/qualification.rules.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { holds } from '../../src/platform/access/row-rule.js';

const codesOf = (errors: readonly { code: string }[]) => errors.map(({ code }) => code);

function actor(role: string, more: Partial<Actor> = {}): Actor {
  return {
    userId: 'u1',
    loginName: 'shili',
    displayName: '示例',
    unitId: 'own',
    teamId: null,
    roles: [role],
    sessionId: 's',
    unitTraits: [],
    mustChangePassword: false,
    ...more,
  };
}

describe('isValidOn', () => {
  it.each<[string, string | null, string, boolean]>([
    ['2024-03-01', '2027-02-28', '2024-02-29', false],
    ['2024-03-01', '2027-02-28', '2024-03-01', true],
    ['2024-03-01', '2027-02-28', '2027-02-28', true],
    ['2024-03-01', '2027-02-28', '2027-03-01', false],
    ['2024-03-01', null, '2099-01-01', true],
  ])('%s … %s on %s: %s', (validFrom, validTo, day, expected) => {
    expect(isValidOn({ validFrom, validTo }, day)).toBe(expected);
  });
});

describe('usualEnd', () => {
  it.each([
    ['HIGH_TECH', '2024-03-01', '2027-02-28'],
    ['HIGH_TECH', '2024-02-29', '2027-02-27'],
    ['TECH_SME', '2026-01-01', '2026-12-31'],
    ['ETC_DISTRICT', '2026-01-01', null],
  ])('%s from %s ends on %s', (type, from, to) => {
    expect(usualEnd(type, from)).toBe(to);
  });
});

describe('qualificationBlockers', () => {
  const sound: QualificationContent = {
    type: 'HIGH_TECH',
    level: 'NATIONAL',
    certificateNo: null,
    issuer: null,
    validFrom: '2024-03-01',
    validTo: '2027-02-28',
    sourceList: null,
    listYear: null,
    renewalOfId: null,
    note: null,
  };
  const earlier = { companyId: 'c1', type: 'HIGH_TECH', validFrom: '2021-03-01' };

  it.each<[string, Partial<QualificationContent>, typeof earlier | null, string[]]>([
    ['sound', {}, null, []],
    ['reversed', { validTo: '2024-02-29' }, null, ['TERM_REVERSED']],
    ['a level that is not its own', { level: 'DISTRICT' }, null, ['LEVEL_OF_TYPE']],
    [
      'a list without name and year',
      { type: 'UNICORN', level: null },
      null,
      ['LIST_REQUIRED', 'LIST_YEAR_REQUIRED'],
    ],
    ['a list', { type: 'UNICORN', level: null, sourceList: '胡润榜', listYear: 2025 }, null, []],
    ['a renewal', { renewalOfId: 'q' }, earlier, []],
    ['a renewal of nothing', { renewalOfId: 'q' }, null, ['RENEWAL_UNKNOWN']],
    ['of another company', { renewalOfId: 'q' }, { ...earlier, companyId: 'c2' }, ['RENEWAL_UNKNOWN']],
    ['of another type', { renewalOfId: 'q' }, { ...earlier, type: 'GAZELLE' }, ['RENEWAL_OF_OTHER_TYPE']],
    [
      'that is not later',
      { renewalOfId: 'q' },
      { ...earlier, validFrom: '2024-03-01' },
      ['RENEWAL_NOT_LATER'],
    ],
  ])('%s', (_title, changes, before, codes) => {
    expect(codesOf(qualificationBlockers({ ...sound, ...changes }, 'c1', before))).toEqual(codes);
  });

  it('has a type for everything that domain.md §2.1.5 lists', () => {
    expect(QUALIFICATION_TYPE.codes).toHaveLength(18);
    expect(QUALIFICATION_TYPE.extra('HIGH_TECH')).toEqual({
      ...{ level: 'NATIONAL', months: 36, listed: false, confirmedBy: 'DIST_SCITECH' },
    });
  });
});

describe('recognitionBlockers', () => {
  const proven: RecognitionContent = {
    status: 'RECOGNISED',
    recognisedOn: '2026-03-02',
    docNo: '沪商外资〔2026〕1号',
    certificateNo: '2026-001',
    authority: '上海市商务委员会',
    endedOn: null,
    introducedOn: '2025-11-03',
  };
  it.each<[string, Partial<RecognitionContent>, number, string[]]>([
    ['all of it', {}, 1, []],
    ['no document', { docNo: null }, 1, ['PROOF_REQUIRED']],
    [
      'a plaque only',
      { docNo: null, certificateNo: null, authority: null, recognisedOn: null },
      1,
      Array(4).fill('PROOF_REQUIRED'),
    ],
    ['no file', {}, 0, ['EVIDENCE_REQUIRED']],
    ['applying without proof', { status: 'APPLYING', recognisedOn: null, docNo: null }, 0, []],
    ['expired without a day', { status: 'EXPIRED' }, 1, ['END_REQUIRED']],
    ['ended before it began', { status: 'REVOKED', endedOn: '2026-03-01' }, 1, ['TERM_REVERSED']],
    ['an end of what goes on', { endedOn: '2026-04-01' }, 1, ['NOT_ENDED']],
    ['tomorrow', { recognisedOn: '2026-11-25' }, 1, ['IN_FUTURE']],
  ])('%s', (_title, changes, files, codes) => {
    expect(codesOf(recognitionBlockers({ ...proven, ...changes }, files, '2026-11-24'))).toEqual(codes);
  });

  it('goes on step by step and never back from an end', () => {
    expect(Object.fromEntries(HQ_STATUS.codes.map((status) => [status, nextStatuses(status)]))).toEqual({
      TARGET: ['APPLYING'],
      APPLYING: ['TARGET', 'RECOGNISED'],
      RECOGNISED: ['EXPIRED', 'REVOKED'],
      EXPIRED: [],
      REVOKED: [],
    });
  });

  it('is confirmed by the department that owns the figure', () => {
    const at = (actorUnitCode: string) => ({ id: 'c', ownerUnitId: 'own', actorUnitCode });
    const table = [
      [actor('DEPT_USER'), 'DIST_COMMERCE', 'RECOGNISED', true],
      [actor('DEPT_USER'), 'DIST_SCITECH', 'RECOGNISED', false],
      [actor('POOL_ADMIN'), 'DIST_COMMERCE', 'RECOGNISED', false],
      [actor('SUPERVISOR'), 'TAOPU_TOWN', 'RECOGNISED', false],
      [actor('SUPERVISOR'), 'TAOPU_TOWN', 'APPLYING', true],
    ] as const;
    for (const [who, unit, status, expected] of table)
      expect([who.roles[0], unit, status, maySetStatus(who, at(unit), status)]).toEqual([
        who.roles[0],
        unit,
        status,
        expected,
      ]);
  });

  it('shows outsiders what is published only', () => {
    const seen = (who: Actor) =>
      HQ_STATUS.codes.filter((status) => holds(readableRecognition(who), { status }));
    expect(seen(actor('INTEGRATOR'))).toEqual(['RECOGNISED', 'EXPIRED', 'REVOKED']);
    expect(seen(actor('SPECIALIST', { unitTraits: ['PROMOTION'] }))).toEqual([...HQ_STATUS.codes]);
  });

  it('keeps two sets of categories and the date of their conditions', () => {
    const inSet = (key: 'annual' | 'cumulativeStrict') =>
      HQ_CATEGORY.codes.filter((code) => HQ_CATEGORY.extra(code)[key]);
    expect(inSet('annual')).toEqual([
      'MNC_REGIONAL_HQ',
      'MNC_BU_HQ',
      'MNC_HQ_TYPE_INSTITUTION',
      'TRADE_HQ',
      'PRIVATE_HQ',
      'PRIVATE_HQ_TYPE_INSTITUTION',
      'INNOVATIVE_ENTERPRISE_HQ',
    ]);
    expect(inSet('cumulativeStrict')).toEqual([
      'MNC_HQ_TYPE_INSTITUTION',
      'TRADE_HQ',
      'PRIVATE_HQ_TYPE_INSTITUTION',
    ]);
    for (const code of HQ_CATEGORY.codes)
      expect(HQ_CATEGORY.extra(code).conditions?.asOf ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('figureBlockers', () => {
  const figures: YearFigures = {
    revenueWan: '12000.00',
    outputWan: null,
    taxTotalWan: '1200.00',
    taxDistrictWan: '300.00',
    rdExpenseWan: null,
    employees: 120,
    insuredEmployees: 110,
  };
  const none = Object.fromEntries(Object.keys(figures).map((name) => [name, null])) as unknown as YearFigures;
  it.each<[string, number, YearFigures, string[]]>([
    ['sound', 2025, figures, []],
    ['this year so far', 2026, figures, []],
    ['next year', 2027, figures, ['YEAR_NOT_BEGUN']],
    ['nothing', 2025, none, ['FIGURES_REQUIRED']],
    ['a part above the whole', 2025, { ...figures, taxDistrictWan: '1200.01' }, ['TAX_PART_LARGER']],
    ['more insured than employed', 2025, { ...figures, insuredEmployees: 121 }, ['INSURED_MORE']],
    ['a zero is a figure', 2025, { ...none, employees: 0 }, []],
  ])('%s', (_title, year, given, codes) => {
    expect(codesOf(figureBlockers(year, given, 2026))).toEqual(codes);
  });
});

describe('fiscalRule', () => {
  const row = { ownerUnitId: 'own', grantedUserIds: ['u1'] };
  it.each<[string, Actor, boolean]>([
    ['pool administrator', actor('POOL_ADMIN'), true],
    ['leader', actor('LEADER'), true],
    ['supervisor of the owner unit', actor('SUPERVISOR'), true],
    ['supervisor of another unit', actor('SUPERVISOR', { unitId: 'other' }), false],
    ['analyst with a grant', actor('ANALYST'), true],
    ['analyst without', actor('ANALYST', { userId: 'u2' }), false],
    ['specialist of the owner unit, grant or not', actor('SPECIALIST'), false],
    ['department', actor('DEPT_USER'), false],
    ['service account', actor('INTEGRATOR'), false],
  ])('%s: %s', (_title, who, expected) => {
    expect(holds(fiscalRule(who), row)).toBe(expected);
  });
});
