import { describe, expect, it } from '@jest/globals';
import {
  canAddTo,
  canEditContact,
  canReadContact,
  contactVisibility,
} from '../../src/features/contacts/contact.access.js';
import {
  addMonths,
  contactBlockers,
  employmentBlockers,
  retentionBlockers,
} from '../../src/features/contacts/contact.rules.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { holds } from '../../src/platform/access/row-rule.js';

const NOW = new Date('2026-10-31T10:00:00+08:00');

const person = (more: object = {}) => ({
  ...{ name: '示例王', mobile: '13800005678', email: null, wechat: null, language: null },
  ...{ lawfulBasis: 'CONTRACT', consentAt: null },
  ...more,
});

describe('contactBlockers', () => {
  it.each([
    ['nothing wrong', {}, []],
    ['an e-mail address alone', { mobile: null, email: 'a@b.cn' }, []],
    ['a WeChat name alone', { mobile: null, wechat: 'abc' }, []],
    ['no way to reach', { mobile: null }, ['REACH_REQUIRED']],
    ['consent without time', { lawfulBasis: 'CONSENT' }, ['CONSENT_TIME_REQUIRED']],
    ['consent with time', { lawfulBasis: 'CONSENT', consentAt: '2026-10-30T10:00:00Z' }, []],
    ['consent to come', { lawfulBasis: 'CONSENT', consentAt: '2026-10-31T02:00:01Z' }, ['TIME_IN_FUTURE']],
    [
      'numbers in two fields',
      { name: '440524188001010014', wechat: 'E12345678' },
      ['ID_CARD_NUMBER', 'PASSPORT_NUMBER'],
    ],
  ])('%s', (_what, more, codes) => {
    expect(contactBlockers(person(more), NOW).map(({ code }) => code)).toEqual(codes);
  });
});

it.each([
  [null, []],
  ['2026-10-30', ['RETENTION_OUT_OF_RANGE']],
  ['2026-10-31', []],
  ['2028-10-31', []],
  ['2028-11-01', ['RETENTION_OUT_OF_RANGE']],
])('retention until %s: %j', (until, codes) => {
  expect(retentionBlockers(until, '2026-10-31', '2028-10-31').map(({ code }) => code)).toEqual(codes);
});

it.each([
  ['2026-10-31', 24, '2028-10-31'],
  ['2026-02-28', 24, '2028-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
])('%s plus %i months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});

it.each([
  [{ fromOn: '2024-03-01', toOn: '2024-02-29' }, ['TERM_REVERSED']],
  [{ fromOn: '2024-03-01', toOn: '2024-03-01' }, []],
  [{ fromOn: null, toOn: '2024-02-29' }, []],
  [{ title: '440524188001010014' }, ['ID_CARD_NUMBER']],
])('an employment with %j: %j', (more, codes) => {
  const employment = { title: null, department: null, fromOn: null, toOn: null, ...more };
  expect(employmentBlockers(employment).map(({ code }) => code)).toEqual(codes);
});

const actor = (roles: string[], unitId = 'own', unitTraits = ['PROMOTION']): Actor => ({
  ...{ userId: 'me', loginName: 'me', displayName: '示例', teamId: null, sessionId: 's' },
  ...{ unitId, roles, unitTraits, mustChangePassword: false },
});

const standing = (more: object = {}) => ({
  ...{
    createdBy: 'other',
    companyUnitIds: ['own'],
    residentUnitIds: [],
    projectUnitIds: [],
    coUnitIds: [],
    teamUserIds: [],
  },
  ...more,
});

describe('contactVisibility', () => {
  const POOL = ['PROMOTION', 'POOL_OFFICE'];
  it.each([
    ['SPECIALIST of the owner unit', actor(['SPECIALIST']), {}, 'unit team personal'],
    ['SPECIALIST of the unit of a project', actor(['SPECIALIST'], 'p'), { projectUnitIds: ['p'] }, 'unit'],
    [
      'SUPERVISOR of the unit of a project',
      actor(['SUPERVISOR'], 'p'),
      { projectUnitIds: ['p'] },
      'unit team personal',
    ],
    ['SUPERVISOR of a co-operating unit', actor(['SUPERVISOR'], 'p'), { coUnitIds: ['p'] }, 'unit'],
    [
      'a member of the project team',
      actor(['SPECIALIST'], 'x'),
      { teamUserIds: ['me'] },
      'unit team personal',
    ],
    ['who entered it', actor(['SPECIALIST'], 'x'), { createdBy: 'me' }, 'unit team personal'],
    ['SERVICE_OFFICER, company in talk', actor(['SERVICE_OFFICER']), {}, 'unit'],
    [
      'SERVICE_OFFICER, resident company',
      actor(['SERVICE_OFFICER']),
      { residentUnitIds: ['own'] },
      'unit team personal',
    ],
    ['LEADER', actor(['LEADER'], 'x', []), {}, 'unit team'],
    ['POOL_ADMIN', actor(['POOL_ADMIN'], 'x', []), {}, 'unit team personal'],
    ['SPECIALIST of the pool office', actor(['SPECIALIST'], 'x', POOL), {}, 'unit'],
    ['ANALYST of the pool office', actor(['ANALYST'], 'x', POOL), {}, ''],
    [
      'INTEGRATOR who is also named in the team',
      actor(['INTEGRATOR', 'SPECIALIST']),
      { teamUserIds: ['me'] },
      'unit',
    ],
    ['SPECIALIST of another promotion unit', actor(['SPECIALIST'], 'x'), {}, ''],
  ])('%s', (_who, who, more, expected) => {
    const visible = contactVisibility(who);
    const row = standing(more);
    const read = (['unit', 'team', 'personal'] as const).filter((name) => holds(visible[name], row));
    expect(read.join(' ')).toBe(expected);
    expect(canReadContact(who, row)).toBe(true);
    expect(canEditContact(who, row)).toBe(expected.includes('personal'));
  });

  it.each([
    ['DEPT_USER of the owner unit', actor(['DEPT_USER'])],
    ['SYSTEM_ADMIN of the owner unit', actor(['SYSTEM_ADMIN'])],
    ['SPECIALIST outside the promotion line', actor(['SPECIALIST'], 'x', [])],
    ['DEPT_USER of the pool office', actor(['DEPT_USER'], 'x', POOL)],
  ])('%s does not see the row', (_who, who) => {
    expect(canReadContact(who, standing())).toBe(false);
  });

  it('opens the row to the owner unit outside the promotion line', () => {
    expect(canReadContact(actor(['SERVICE_OFFICER'], 'own', []), standing())).toBe(true);
  });
});

it.each([
  [['SERVICE_OFFICER'], 'TARGET', false],
  [['SERVICE_OFFICER'], 'RESIDENT', true],
  [['SERVICE_OFFICER', 'SPECIALIST'], 'TARGET', true],
])('%j may add people to a company that is %s: %s', (roles, relation, expected) => {
  expect(canAddTo(actor(roles), relation)).toBe(expected);
});
