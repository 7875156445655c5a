import { describe, expect, it } from '@jest/globals';
import { unitTraits } from '../../src/features/auth/unit-traits.rules.js';
import { UNITS } from '../../src/features/units/unit.seed.js';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { userVisibility } from '../../src/features/users/user.access.js';
import { ROLE, type Role, type UserStatus } from '../../src/features/users/user.codes.js';
import { endsSessions, losesAdmin } from '../../src/features/users/user.rules.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { holds } from '../../src/platform/access/row-rule.js';

const actor = (...roles: string[]): Actor => ({
  userId: 'me',
  loginName: 'shili',
  displayName: '示例',
  unitId: 'unit',
  teamId: null,
  roles,
  sessionId: 'session',
  unitTraits: [],
  mustChangePassword: false,
});

describe('who sees accounts', () => {
  it.each(ROLE.codes)('%s', (role) => {
    const { readable, account } = userVisibility(actor(role));
    const isAdmin = ['SYSTEM_ADMIN', 'POOL_ADMIN'].includes(role);
    expect(holds(account, { id: 'other', status: 'ACTIVE' })).toBe(isAdmin);
    expect(holds(account, { id: 'me', status: 'ACTIVE' })).toBe(true);
    expect(holds(readable, { id: 'other', status: 'ACTIVE' })).toBe(true);
    expect(holds(readable, { id: 'other', status: 'LEFT' })).toBe(isAdmin);
  });
});

describe('rights that follow from the unit', () => {
  const traitsOf = (code: string) => {
    const unit = UNITS.find((candidate) => candidate.code === code);
    if (!unit) throw new Error(code);
    const isPromotion = unit.canOwnProjects || code === 'COMMITTEE_OFFICE';
    return unitTraits({ ...unit, isPromotion });
  };

  it.each([
    ['TAOPU_TOWN', ['PROMOTION', 'OWNS_PROJECTS']],
    ['DIST_INVESTMENT_OFFICE', ['PROMOTION', 'OWNS_PROJECTS', 'POOL_OFFICE']],
    ['COMMITTEE_OFFICE', ['PROMOTION', 'POOL_OFFICE', 'COMMITTEE_OFFICE']],
    ['DIST_TAX', []],
  ])('%s', (code, traits) => {
    expect(traitsOf(code)).toEqual(traits);
  });

  it('gives every unit of the paper an id of its own that stays', () => {
    expect(new Set(UNITS.map(({ code }) => seededUnitId(code))).size).toBe(UNITS.length);
    expect(seededUnitId('TAOPU_TOWN')).toBe(seededUnitId('TAOPU_TOWN'));
  });
});

describe('what a change of a user brings with it', () => {
  const state = (status: UserStatus, ...roles: Role[]) => ({ unitId: 'u', teamId: null, status, roles });

  it.each([
    ['loses the role', state('ACTIVE', 'SYSTEM_ADMIN'), state('ACTIVE', 'ANALYST'), true, false],
    ['is disabled', state('ACTIVE', 'SYSTEM_ADMIN'), state('DISABLED', 'SYSTEM_ADMIN'), true, true],
    ['leaves', state('ACTIVE', 'SYSTEM_ADMIN'), state('LEFT', 'SYSTEM_ADMIN'), true, true],
    [
      'keeps the role',
      state('ACTIVE', 'SYSTEM_ADMIN'),
      state('ACTIVE', 'SYSTEM_ADMIN', 'LEADER'),
      false,
      false,
    ],
    ['was disabled before', state('DISABLED', 'SYSTEM_ADMIN'), state('LEFT'), false, false],
    ['was none', state('ACTIVE', 'ANALYST'), state('DISABLED', 'ANALYST'), false, true],
    ['comes back', state('DISABLED', 'ANALYST'), state('ACTIVE', 'SYSTEM_ADMIN'), false, false],
  ])('an administrator who %s', (_what, before, after, loses, ends) => {
    expect(losesAdmin(before, after)).toBe(loses);
    expect(endsSessions(before, after)).toBe(ends);
  });
});
