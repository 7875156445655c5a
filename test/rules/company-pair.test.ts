import { describe, expect, it } from '@jest/globals';
import {
  type PairedCompany,
  pairVerdict,
  survivorOf,
} from '../../src/features/companies/company-pair.rules.js';
import { isUndoable, lastDayToUndo } from '../../src/features/company-merges/company-merge.rules.js';
import { DEFAULT_COMPANY_MERGE_SETTINGS } from '../../src/features/company-merges/company-merge-settings.js';
import { syntheticUscc } from '../support/companies.js';

/** domain.md §4.5, line by line: "allowed", "survivor", "undo". */
const [ONE, TWO] = [syntheticUscc(1), syntheticUscc(2)];
const INVALID = `${ONE.slice(0, 17)}${ONE.endsWith('0') ? '1' : '0'}`;

type Patch = Partial<PairedCompany>;

function side(patch: Patch = {}): PairedCompany {
  return {
    ...{ id: 'a', entityType: 'COMPANY', ancestorIds: [], createdAt: new Date('2024-03-01'), progress: 0 },
    ...{ nameCn: '上海示例生物科技有限公司', nameEn: null, nameLocal: null, aliases: [], uscc: null },
    ...{ foreignRegNo: null, foreignRegCountry: null, focusAreaCode: 'LIFE_HEALTH', groupId: null },
    ...patch,
  };
}
const pair = (a: Patch, b: Patch) => [side(a), side({ id: 'b', ...b })] as const;
const named = (nameCn: string): Patch => ({ nameCn });
const codesOf = (a: Patch, b: Patch) => pairVerdict(...pair(a, b)).blockers.map(({ code }) => code);

describe('allowed: EXACT, STRONG and PROBABLE pairs alone', () => {
  it.each<[string | null, Patch, Patch, readonly string[]]>([
    ['EXACT', { uscc: ONE }, { uscc: ONE, ...named('上海别称医药有限公司') }, []],
    [
      'EXACT',
      { foreignRegNo: '514000001', foreignRegCountry: 'IL' },
      { foreignRegNo: '514000001', foreignRegCountry: 'IL', ...named('示例以色列公司') },
      [],
    ],
    ['STRONG', {}, {}, []],
    ['STRONG', { uscc: ONE }, {}, []],
    ['PROBABLE', {}, named('北京示例生物科技有限公司'), []],
    ['PROBABLE', {}, named('上海示例生物技术有限公司'), []],
    [
      'PROBABLE',
      { aliases: [{ name: '新名医药', type: 'BRAND', validFrom: null, validTo: null }] },
      named('新名医药'),
      [],
    ],
    ['POSSIBLE', {}, named('上海示例恒盛新材料有限公司'), ['NOT_ALIKE']],
    [null, {}, named('上海毫不相干医药有限公司'), ['NOT_ALIKE']],
  ])('%s: %j and %j', (level, a, b, blockers) => {
    expect(pairVerdict(...pair(a, b)).level).toBe(level);
    expect(codesOf(a, b)).toEqual(blockers);
    expect(codesOf(b, a)).toEqual(blockers);
  });

  it('a common group makes nobody alike ("group tie: not a merge")', () => {
    const [a, b] = [{ groupId: 'g' }, { groupId: 'g', ...named('上海毫不相干医药有限公司') }];
    expect(codesOf(a, b)).toEqual(['NOT_ALIKE']);
  });
});

describe('not allowed', () => {
  it.each<[string, Patch, Patch, readonly string[]]>([
    ['two valid credit codes', { uscc: ONE }, { uscc: TWO }, ['DIFFERENT_USCC']],
    ['one of them invalid', { uscc: ONE }, { uscc: INVALID }, []],
    ['both invalid', { uscc: INVALID }, { uscc: `${INVALID.slice(0, 16)}00` }, []],
    ['a placeholder is no code', { uscc: ONE }, { uscc: '筹建中' }, []],
    [
      'two foreign numbers of one country',
      { foreignRegNo: '514000001', foreignRegCountry: 'IL' },
      { foreignRegNo: '514000002', foreignRegCountry: 'IL' },
      ['DIFFERENT_FOREIGN_NUMBER'],
    ],
    [
      'one number in two countries',
      { foreignRegNo: '514000001', foreignRegCountry: 'IL' },
      { foreignRegNo: '514000001', foreignRegCountry: 'US' },
      ['DIFFERENT_FOREIGN_NUMBER'],
    ],
    ['a foreign number on one side', { foreignRegNo: '514000001', foreignRegCountry: 'IL' }, {}, []],
    ['a branch and its company', {}, { entityType: 'BRANCH' }, ['BRANCH_AND_PARENT']],
    ['an office and its company', {}, { entityType: 'REP_OFFICE' }, ['BRANCH_AND_PARENT']],
    ['a branch by its name', {}, named('上海示例生物科技有限公司桃浦分公司'), ['BRANCH_AND_PARENT']],
    ['two records of one branch', { entityType: 'BRANCH' }, { entityType: 'BRANCH' }, []],
    ['a parent', { ancestorIds: ['b'] }, {}, ['BRANCH_AND_PARENT']],
    ['a parent at a distance', {}, { ancestorIds: ['m', 'a'] }, ['BRANCH_AND_PARENT']],
    ['two under one parent', { ancestorIds: ['p'] }, { ancestorIds: ['p'] }, []],
    ['a group and its company', {}, named('上海示例生物科技集团有限公司'), ['GROUP_AND_COMPANY']],
    ['two records of a group', named('上海示例集团有限公司'), named('上海示例集团有限公司'), []],
    ['a group by the same number', { uscc: ONE }, { uscc: ONE, ...named('上海示例集团有限公司') }, []],
    ['a record with itself', {}, { id: 'a' }, ['SAME_RECORD']],
  ])('%s', (_what, a, b, blockers) => {
    expect(codesOf(a, b)).toEqual(blockers);
    const [one, other] = pair(a, b);
    expect(pairVerdict(other, one).blockers.map(({ code }) => code)).toEqual(blockers);
  });

  it('every reason is told, in both languages', () => {
    const [a, b] = pair({ uscc: ONE }, { uscc: TWO, entityType: 'BRANCH', ...named('上海无关有限公司') });
    const { blockers } = pairVerdict(a, b);
    expect(blockers.map(({ code }) => code)).toEqual(['DIFFERENT_USCC', 'BRANCH_AND_PARENT', 'NOT_ALIKE']);
    for (const { message } of blockers) expect([message.zh, message.en].every(Boolean)).toBe(true);
  });
});

describe('survivor: valid credit code > more milestone progress > older record', () => {
  const older = { createdAt: new Date('2020-01-01') };
  it.each<[string, Patch, Patch, string, string]>([
    ['the valid code, however young', { uscc: ONE }, { ...older, progress: 8 }, 'a', 'VALID_USCC'],
    ['the valid code of the other', { ...older, progress: 8 }, { uscc: ONE }, 'b', 'VALID_USCC'],
    ['an invalid code is none', { uscc: INVALID }, { uscc: ONE, progress: 0 }, 'b', 'VALID_USCC'],
    ['a placeholder is none', { uscc: '筹建中', ...older }, { uscc: ONE }, 'b', 'VALID_USCC'],
    ['progress where both have one', { uscc: ONE }, { uscc: ONE, progress: 1 }, 'b', 'MORE_PROGRESS'],
    ['progress before age', { ...older, progress: 2 }, { progress: 3 }, 'b', 'MORE_PROGRESS'],
    ['age where they are level', { progress: 3 }, { ...older, progress: 3 }, 'b', 'OLDER'],
    ['age with nothing else', older, {}, 'a', 'OLDER'],
    ['the smaller id for twins', {}, {}, 'a', 'OLDER'],
  ])('%s', (_what, a, b, id, ground) => {
    expect(survivorOf(...pair(a, b))).toEqual({ id, ground });
    expect(survivorOf(pair(a, b)[1], pair(a, b)[0])).toEqual({ id, ground });
  });
});

describe('undo: 30 days', () => {
  it.each([
    ['2024-03-01', '2024-03-01', true],
    ['2024-03-01', '2024-03-30', true],
    ['2024-03-01', '2024-03-31', true],
    ['2024-03-01', '2024-04-01', false],
    ['2024-01-31', '2024-03-01', true],
    ['2024-01-31', '2024-03-02', false],
    ['2023-12-15', '2024-01-14', true],
    ['2023-12-15', '2024-01-15', false],
  ])('merged on %s, on %s: %s', (mergedOn, day, expected) => {
    expect(isUndoable(lastDayToUndo(mergedOn, DEFAULT_COMPANY_MERGE_SETTINGS), day)).toBe(expected);
  });

  it('is not for a merge that was never carried out', () => {
    expect(isUndoable(null, '2024-03-01')).toBe(false);
  });
});
