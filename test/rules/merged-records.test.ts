import { describe, expect, it } from '@jest/globals';
import { gained, gainOf, lossOf } from '../../src/features/contacts/contact-merging.rules.js';
import {
  inheritedBy,
  type MergedProject,
  projectMergeBlockers,
} from '../../src/features/projects/project-merge.rules.js';

/** domain.md §4.5, "children" (people) and "projects". */
function person(patch: Partial<Parameters<typeof gained>[0]> = {}): Parameters<typeof gained>[0] {
  return {
    ...{
      honorific: null,
      mobile: '13900139001',
      email: null,
      wechat: null,
      language: null,
      nationality: null,
    },
    doNotContact: false,
    ...patch,
  };
}

describe('two records of one person', () => {
  it.each<[string, object, object, object]>([
    ['takes over what it lacks', {}, { email: 'li@example.com' }, { email: 'li@example.com' }],
    ['keeps what it has', { email: 'li@example.com' }, { email: 'other@example.com' }, {}],
    ['keeps what the other lacks', { wechat: 'shili' }, {}, {}],
    ['hears that nobody is to call', {}, { doNotContact: true }, { doNotContact: true }],
    ['goes on not to be called', { doNotContact: true }, {}, { doNotContact: true }],
  ])('the one that stays %s', (_what, mine, other, gain) => {
    expect(gained(person(mine), person(other))).toEqual({ doNotContact: false, ...gain });
  });

  it.each<[string, object, object, object]>([
    [
      'what still is as it was taken over',
      { email: 'li@example.com' },
      { email: 'li@example.com' },
      { email: null },
    ],
    ['not what was changed since', { email: 'new@example.com' }, { email: 'li@example.com' }, {}],
    ['not what was its own', { email: 'new@example.com', wechat: 'shili' }, { wechat: 'shili' }, {}],
    ['not the call ban', { email: 'new@example.com', doNotContact: true }, { doNotContact: true }, {}],
  ])('and gives back %s', (_what, now, other, loss) => {
    expect(lossOf(person(now), person(other), ['email'])).toEqual(loss);
  });

  it('nothing personal comes back after an erasure', () => {
    const erased = { mobile: null, email: null };
    expect(lossOf(person(erased), person(erased), ['email'])).toEqual({ email: null });
    expect(gainOf(person(erased), person(erased))).toEqual([]);
  });
});

function project(patch: Partial<MergedProject> = {}): MergedProject {
  return {
    ...{ id: 'a', companyId: 'c', projectKind: 'INVESTMENT', focusAreaCode: 'AI', poolStatus: 'IN_POOL' },
    ...{ stage: 'S2', admittedOn: '2024-03-01', firstContactOn: '2024-01-01', firstReportUnitId: 'u1' },
    ...{ createdAt: new Date('2024-02-01'), deletedAt: null },
    ...{ evaluatingOn: null, preSigningOn: null, signedOn: null, registeredOn: null },
    ...patch,
  } as MergedProject;
}
const REASON = '同一业务由两人分别录入，合并';

describe('two projects of one company (T43)', () => {
  const codes = (survivor: Partial<MergedProject>, victim: Partial<MergedProject>, reason = REASON) =>
    projectMergeBlockers(project(survivor), project({ id: 'b', ...victim }), reason).map(({ code }) => code);

  it.each<[string, Partial<MergedProject>, Partial<MergedProject>, readonly string[]]>([
    ['alike', {}, {}, []],
    ['the survivor further', { stage: 'S6', signedOn: '2024-05-01' }, {}, []],
    ['a draft beside one in the pool', {}, { poolStatus: 'DRAFT', stage: null }, []],
    ['one focus area unknown', { focusAreaCode: null }, {}, []],
    ['the same record', {}, { id: 'a' }, ['SAME_PROJECT']],
    ['another company', {}, { companyId: 'd' }, ['DIFFERENT_COMPANY']],
    ['no company', { companyId: null }, { companyId: null }, ['DIFFERENT_COMPANY']],
    ['another kind', {}, { projectKind: 'FUND' }, ['DIFFERENT_KIND']],
    ['another business', {}, { focusAreaCode: 'LIFE_HEALTH' }, ['DIFFERENT_BUSINESS']],
    ['the victim beyond S2', { stage: 'S6' }, { stage: 'S3' }, ['TOO_FAR']],
    ['the victim once beyond S2', { stage: 'S6' }, { evaluatingOn: '2024-04-01' }, ['TOO_FAR']],
    ['the victim further', { stage: 'S1' }, { stage: 'S2' }, ['TOO_FAR']],
    ['a survivor that was merged', { poolStatus: 'MERGED' }, {}, ['SURVIVOR_GONE']],
    ['a survivor that was deleted', { deletedAt: new Date() }, {}, ['SURVIVOR_GONE']],
  ])('%s', (_what, survivor, victim, expected) => {
    expect(codes(survivor, victim)).toEqual(expected);
  });

  it.each([
    ['一二三四五六七八九', ['REASON_TOO_SHORT']],
    ['一二三四五六七八九十', []],
  ])('with the reason %s', (reason, expected) => {
    expect(codes({}, {}, reason)).toEqual(expected);
  });

  it.each<[string, Partial<MergedProject>, Partial<MergedProject>, object]>([
    [
      'the older admission and its first-report unit win',
      {},
      { admittedOn: '2024-02-01', firstReportUnitId: 'u2' },
      { admittedOn: '2024-02-01', firstReportUnitId: 'u2', firstContactOn: '2024-01-01' },
    ],
    [
      'the survivor’s own where it is older',
      {},
      { admittedOn: '2024-03-02', firstReportUnitId: 'u2' },
      { firstContactOn: '2024-01-01' },
    ],
    [
      'an admission before none',
      { admittedOn: null },
      { firstReportUnitId: 'u2' },
      { admittedOn: '2024-03-01', firstReportUnitId: 'u2', firstContactOn: '2024-01-01' },
    ],
    [
      'none before an admission',
      {},
      { admittedOn: null, createdAt: new Date('2020-01-01') },
      { firstContactOn: '2024-01-01' },
    ],
    [
      'the earlier first contact',
      {},
      { admittedOn: '2024-03-02', firstContactOn: '2023-12-01' },
      { firstContactOn: '2023-12-01' },
    ],
    [
      'a first contact before none',
      { firstContactOn: null },
      { admittedOn: '2024-03-02' },
      { firstContactOn: '2024-01-01' },
    ],
  ])('%s', (_what, survivor, victim, inherited) => {
    expect(inheritedBy(project(survivor), project({ id: 'b', ...victim }))).toEqual(inherited);
  });
});
