import { describe, expect, it } from '@jest/globals';
import {
  canDecideReservation,
  canKeepUnit,
  unitReadable,
} from '../../src/features/carrier-units/carrier-unit.access.js';
import { unitBlockers, unitKeyOf } from '../../src/features/carrier-units/carrier-unit.rules.js';
import {
  isLive,
  lastDayOf,
  renewalBlockers,
  reservationBlockers,
} from '../../src/features/carrier-units/reservation.rules.js';
import { DEFAULT_RESERVATION_SETTINGS } from '../../src/features/carrier-units/reservation-settings.js';
import { canKeepCarrier, carrierVisibility } from '../../src/features/carriers/carrier.access.js';
import { carrierBlockers, carrierKeyOf } from '../../src/features/carriers/carrier.rules.js';
import { canKeepParcels, parcelReadable } from '../../src/features/land-parcels/land-parcel.access.js';
import {
  areasOf,
  muOfSqm,
  parcelBlockers,
  parcelKeyOf,
  sqmOfMu,
} from '../../src/features/land-parcels/land-parcel.rules.js';
import type { Actor } from '../../src/platform/access/actor.js';

const actor = (roles: string[], more: Partial<Actor> = {}): Actor => ({
  ...{ userId: 'me', loginName: 'me', displayName: '示例', unitId: 'own', teamId: null, roles },
  ...{ sessionId: 's', unitTraits: ['PROMOTION'], mustChangePassword: false },
  ...more,
});
const codes = (faults: readonly { pointer?: string; code: string }[]) => faults.map(({ code }) => code);

describe('carriers', () => {
  it.each([
    ['示例智创 TOP', '示例智创top'],
    ['示例智创ＴＯＰ', '示例智创TOP'],
    ['示例（一期）大厦', '示例(一期) 大厦'],
    ['示例·大厦', '示例大厦'],
  ])('%s and %s are one name', (a, b) => {
    expect(carrierKeyOf(a)).toBe(carrierKeyOf(b));
  });

  it('an east and a west building are two', () => {
    expect(carrierKeyOf('示例大厦东楼')).not.toBe(carrierKeyOf('示例大厦西楼'));
  });

  const sound = {
    buildStatus: 'DELIVERED',
    deliveredOn: '2026-01-01',
    gfaSqm: '100',
    leasableSqm: '100.00',
    focusAreas: [],
  } as const;
  it.each<[string, object, string[]]>([
    ['all of it can be let', {}, []],
    ['delivered today', { deliveredOn: '2026-10-31' }, []],
    ['areas unknown', { gfaSqm: null, leasableSqm: null }, []],
    ['more to let than there is', { leasableSqm: '100.01' }, ['LEASABLE_EXCEEDS_GFA']],
    ['delivered tomorrow', { deliveredOn: '2026-11-01' }, ['DATE_IN_FUTURE']],
    ['a day of delivery while it is built', { buildStatus: 'UNDER_CONSTRUCTION' }, ['NOT_DELIVERED']],
  ])('%s', (_case, changes, faults) => {
    expect(codes(carrierBlockers({ ...sound, ...changes }, '2026-10-31', []))).toEqual(faults);
  });

  it('names focus areas that are not in force', () => {
    expect(carrierBlockers(sound, '2026-10-31', ['NONSENSE'])).toMatchObject([
      { pointer: '/focusAreas', params: { codes: 'NONSENSE' } },
    ]);
  });

  it.each([
    ['POOL_ADMIN', 'other', true],
    ['SPECIALIST', 'own', true],
    ['SUPERVISOR', 'other', false],
    ['SPECIALIST', null, false],
  ])('%s keeps a carrier of %s: %s', (role, operatorUnitId, may) => {
    expect(canKeepCarrier(actor([role]), { operatorUnitId })).toBe(may);
    expect(canKeepUnit(actor([role]), { operatorUnitId })).toBe(may);
  });

  it.each([
    ['SPECIALIST', ['PROMOTION'], 'always'],
    ['DEPT_USER', [], 'never'],
    ['SYSTEM_ADMIN', [], 'never'],
    ['ANALYST', [], 'always'],
    ['INTEGRATOR', [], 'always'],
    ['LEADER', [], 'always'],
  ])('rents and units are there for %s with %j: %s', (role, unitTraits, kind) => {
    const who = actor([role], { unitTraits });
    expect([carrierVisibility(who).line.kind, unitReadable(who).kind]).toEqual([kind, kind]);
  });
});

/** Building and number. */
type Numbered = [building: string | null, unitNo: string];

describe('units', () => {
  it.each([
    [
      ['A座', '301室'],
      ['a', '301'],
    ],
    [
      [null, '3-01'],
      [null, '301'],
    ],
    [
      ['2号楼', ' 12０1 '],
      ['2', '1201'],
    ],
    [
      ['三幢', '５０２号'],
      ['三', '502'],
    ],
  ] as [Numbered, Numbered][])('%j is %j', (a, b) => {
    expect(unitKeyOf(...a)).toBe(unitKeyOf(...b));
  });

  it.each([
    [
      ['A', '301'],
      ['B', '301'],
    ],
    [
      [null, '301'],
      ['A', '301'],
    ],
    [
      ['A1', '1'],
      ['A', '11'],
    ],
    [
      [null, '3层'],
      [null, '4层'],
    ],
  ] as [Numbered, Numbered][])('%j is not %j', (a, b) => {
    expect(unitKeyOf(...a)).not.toBe(unitKeyOf(...b));
  });

  it('needs a number', () => {
    expect(codes(unitBlockers({ building: 'A', unitNo: '室' }))).toEqual(['UNIT_NO_EMPTY']);
    expect(unitBlockers({ building: null, unitNo: '整层' })).toEqual([]);
  });
});

describe('reservations', () => {
  const ready = { poolStatus: 'IN_POOL', stage: 'S4' };
  const settings = DEFAULT_RESERVATION_SETTINGS;
  const reserve = (untilOn: string, more: { project?: object; earlier?: object | null } = {}) =>
    codes(
      reservationBlockers(
        { startsOn: '2026-03-01', untilOn },
        { ...ready, ...more.project },
        (more.earlier ?? null) as never,
        settings,
      ),
    );

  it('thirty days count both ends', () => {
    expect(lastDayOf('2026-03-01', 30)).toBe('2026-03-30');
    expect([reserve('2026-03-30'), reserve('2026-03-31')]).toEqual([[], ['TERM_OUT_OF_RANGE']]);
  });

  it('one day is the least', () => {
    expect([reserve('2026-03-01'), reserve('2026-02-28')]).toEqual([[], ['TERM_OUT_OF_RANGE']]);
  });

  it.each([
    ['IN_POOL', 'S3', ['PROJECT_NOT_READY']],
    ['IN_POOL', 'S4', []],
    ['IN_POOL', 'S8', []],
    ['LANDED', 'S6', []],
    ['ON_HOLD', 'S4', ['PROJECT_NOT_READY']],
    ['DORMANT', 'S4', ['PROJECT_NOT_READY']],
    ['EXITED', 'S5', ['PROJECT_NOT_READY']],
    ['DRAFT', null, ['PROJECT_NOT_READY']],
  ])('a project %s %s: %j', (poolStatus, stage, faults) => {
    expect(reserve('2026-03-10', { project: { poolStatus, stage } })).toEqual(faults);
  });

  it.each([
    ['never before', null, []],
    ['ended the day before', { startsOn: '2026-02-01', overOn: '2026-02-28' }, ['TOO_SOON_AGAIN']],
    ['ended 30 days before', { startsOn: '2026-01-01', overOn: '2026-01-30' }, ['TOO_SOON_AGAIN']],
    ['ended 31 days before', { startsOn: '2026-01-01', overOn: '2026-01-29' }, []],
    ['was a slip, closed on its first day', { startsOn: '2026-02-28', overOn: '2026-02-28' }, []],
  ])('the same project again, that %s', (_case, earlier, faults) => {
    expect(reserve('2026-03-10', { earlier })).toEqual(faults);
  });

  it.each([
    ['thirty days more', 0, '2026-04-29', []],
    ['a day too many', 0, '2026-04-30', ['TERM_OUT_OF_RANGE']],
    ['no day more', 0, '2026-03-30', ['TERM_OUT_OF_RANGE']],
    ['a second time', 1, '2026-04-10', ['NO_RENEWAL_LEFT']],
  ])('renewal by %s', (_case, renewals, untilOn, faults) => {
    expect(codes(renewalBlockers({ untilOn: '2026-03-30', renewals }, untilOn, ready, settings))).toEqual(
      faults,
    );
  });

  it('is refused to a project that fell back', () => {
    const project = { poolStatus: 'DORMANT', stage: 'S4' };
    const current = { untilOn: '2026-03-30', renewals: 0 };
    expect(codes(renewalBlockers(current, '2026-04-01', project, settings))).toEqual(['PROJECT_NOT_READY']);
  });

  it('is over the day after its last, written down or not', () => {
    const open = { endedOn: null, untilOn: '2026-03-30' };
    expect([isLive(open, '2026-03-30'), isLive(open, '2026-03-31')]).toEqual([true, false]);
    expect(isLive({ ...open, endedOn: '2026-03-02' }, '2026-03-02')).toBe(false);
  });

  it.each([
    ['SUPERVISOR', 'own', ['other'], true],
    ['SUPERVISOR', 'other', ['own'], true],
    ['SUPERVISOR', 'other', ['third'], false],
    ['SPECIALIST', 'own', ['own'], false],
    ['POOL_ADMIN', null, [], true],
  ])('%s decides about a unit of %s for %j: %s', (role, operatorUnitId, projectUnitIds, may) => {
    expect(canDecideReservation(actor([role]), { operatorUnitId, projectUnitIds })).toBe(may);
  });
});

describe('land parcels', () => {
  it.each([
    ['3', '2000.00'],
    ['15', '10000.00'],
    ['1', '666.67'],
    ['22.5', '15000.00'],
  ])('%s mu are %s ㎡ (trap 8.32)', (mu, sqm) => {
    expect(sqmOfMu(mu)).toBe(sqm);
  });

  it('100 ㎡ are not a tenth of a mu', () => {
    expect(muOfSqm('100')).toBe('0.1500');
    expect(muOfSqm('10000')).toBe('15.0000');
  });

  it('derives the area that is missing', () => {
    expect(areasOf({ areaMu: '3' })).toEqual({ areaMu: '3', areaSqm: '2000.00' });
    expect(areasOf({ areaSqm: '2000' })).toEqual({ areaMu: '3.0000', areaSqm: '2000' });
    expect(areasOf({ areaMu: '3', areaSqm: '2000.4' })).toEqual({ areaMu: '3', areaSqm: '2000.4' });
    expect(areasOf({})).toBeNull();
  });

  const sound = { areaMu: '3', areaSqm: '2000', status: 'TO_TRANSFER', transferredOn: null } as const;
  it.each<[string, object, string[]]>([
    ['a square metre apart', { areaSqm: '2001' }, []],
    ['two apart', { areaSqm: '2002' }, ['AREAS_DISAGREE']],
    ['mu for square metres', { areaSqm: '3' }, ['AREAS_DISAGREE']],
    ['granted', { status: 'TRANSFERRED', transferredOn: '2026-10-31' }, []],
    ['granted tomorrow', { status: 'BUILDING', transferredOn: '2026-11-01' }, ['DATE_IN_FUTURE']],
    ['a day of the grant before it', { transferredOn: '2026-10-01' }, ['NOT_TRANSFERRED']],
  ])('%s', (_case, changes, faults) => {
    expect(codes(parcelBlockers({ ...sound, ...changes }, '2026-10-31'))).toEqual(faults);
  });

  it('numbers are compared without case, width and the word for a parcel', () => {
    expect(parcelKeyOf('Ｗ06-1401 地块')).toBe(parcelKeyOf('w06-1401'));
    expect(parcelKeyOf('603号地块')).toBe(parcelKeyOf('603'));
    expect(parcelKeyOf('603')).not.toBe(parcelKeyOf('604'));
  });

  it.each([
    ['DEPT_USER', 'bureau', true, 'always'],
    ['DEPT_USER', 'health', false, 'never'],
    ['POOL_ADMIN', 'health', true, 'always'],
    ['SUPERVISOR', 'bureau', false, 'always'],
  ])('%s of %s keeps them: %s, sees them: %s', (role, unitId, keeps, sees) => {
    const who = actor([role], { unitId, unitTraits: [] });
    expect([canKeepParcels(who, 'bureau'), parcelReadable(who, 'bureau').kind]).toEqual([keeps, sees]);
  });
});
