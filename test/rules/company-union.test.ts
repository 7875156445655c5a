import { describe, expect, it } from '@jest/globals';
import { type CompanyContent, listedContent } from '../../src/features/companies/company-draft.js';
import { separationOf } from '../../src/features/companies/company-separation.rules.js';
import {
  CHOOSABLE_FIELDS,
  companionsOf,
  type Side,
  unionOf,
} from '../../src/features/companies/company-union.rules.js';

/** domain.md §4.5, "fields", "names" and what an undo gives back. */
type Patch = Partial<CompanyContent>;
const UNIT = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21';

function company(patch: Patch = {}): CompanyContent {
  const defaults = {
    ...{ nameCn: '上海示例生物科技有限公司', entityType: 'COMPANY', capitalNature: 'PRIVATE' },
    ...{ investorCountry: 'CN', registrationStatus: 'IN_OPERATION', focusAreaCode: 'LIFE_HEALTH' },
    ...{ parkRelation: 'TARGET' },
  };
  return { ...listedContent({ defaults, given: {} }, UNIT), ...patch };
}
const union = (mine: Patch, other: Patch, choices: Record<string, Side> = {}) =>
  unionOf(company(mine), company(other), choices);

describe('fields', () => {
  it.each<[string, Patch, Patch, Patch]>([
    ['the survivor’s value wins', { website: 'www.example.com' }, { website: 'www.example.org' }, {}],
    ['else the victim’s', {}, { website: 'www.example.org' }, { website: 'www.example.org' }],
    ['nothing takes nothing away', { website: 'www.example.com' }, {}, {}],
    ['no is a value', { inPark: false }, { inPark: true }, {}],
    [
      'capital comes with its currency',
      {},
      { registeredCapitalWan: '500.00', registeredCapitalCurrency: 'USD' },
      {
        ...{ registeredCapitalWan: '500.00', registeredCapitalCurrency: 'USD' },
        ...{ capitalNote: null, paidInCapitalWan: null },
      },
    ],
    [
      'and never mixes with the other’s',
      { registeredCapitalWan: '100.00', registeredCapitalCurrency: 'CNY' },
      { registeredCapitalWan: '500.00', registeredCapitalCurrency: 'USD', paidInCapitalWan: '5.00' },
      {},
    ],
    [
      'a group comes with its name',
      {},
      { groupId: 'g', groupName: '示例集团' },
      { groupId: 'g', groupName: '示例集团' },
    ],
    ['lists are united', { riskFlags: ['X'] }, { riskFlags: ['X', 'Y'] }, { riskFlags: ['X', 'Y'] }],
    ['a list that does not grow stays', { riskFlags: ['X', 'Y'] }, { riskFlags: ['Y'] }, {}],
    [
      'the main focus area is no secondary one',
      { focusAreaCode: 'AI' },
      { focusAreaCode: 'AI', secondaryFocusAreas: ['AI', 'LIFE_HEALTH'] },
      { secondaryFocusAreas: ['LIFE_HEALTH'] },
    ],
  ])('%s', (_what, mine, other, changes) => {
    expect(union(mine, other).changes).toEqual(changes);
  });

  it('conflicts are listed one by one', () => {
    const { fields } = union(
      { website: 'a.example.com', note: '甲' },
      { website: 'b.example.com', uscc: 'X' },
    );
    expect(fields.map(({ field, isConflict, takes }) => [field, isConflict, takes])).toEqual([
      ['uscc', false, 'VICTIM'],
      ['website', true, 'SURVIVOR'],
      ['note', false, 'SURVIVOR'],
    ]);
  });

  it('a choice decides where both have a value, and nowhere else', () => {
    const [mine, other] = [{ website: 'a.example.com' }, { website: 'b.example.com' }];
    expect(union(mine, other, { website: 'VICTIM' }).changes).toEqual(other);
    expect(union(mine, {}, { website: 'VICTIM' }).changes).toEqual({});
    expect(union({}, other, { website: 'SURVIVOR' }).changes).toEqual(other);
  });

  it.each<[string, Patch, Patch]>([
    ['registrationStatus', {}, { registrationStatus: 'REVOKED' }],
    ['taxDistrictCode', { taxDistrictCode: '310107' }, { taxDistrictCode: '310106' }],
    ['focusAreaCode', {}, { focusAreaCode: 'AI' }],
    ['parkRelation', {}, { parkRelation: 'RESIDENT' }],
    ['ownerUnitId', {}, { ownerUnitId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e22' }],
  ])('ⓐ %s needs a choice', (field, mine, other) => {
    const open = (choices: Record<string, Side>) =>
      union(mine, other, choices).fields.filter(({ needsChoice }) => needsChoice);
    expect(open({}).map((each) => each.field)).toEqual([field]);
    expect(open({ [field]: 'SURVIVOR' })).toEqual([]);
    expect(open({ [field]: 'VICTIM' })).toEqual([]);
  });

  it('ⓐ asks for no choice where one side says nothing', () => {
    expect(union({}, { taxDistrictCode: '310107' }).fields.some(({ needsChoice }) => needsChoice)).toBe(
      false,
    );
  });

  it('unit and person go together', () => {
    const other = { ownerUnitId: '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e22', ownerUserId: 'u2' };
    expect(union({ ownerUserId: 'u1' }, other, { ownerUnitId: 'VICTIM' }).changes).toEqual(other);
    expect(companionsOf('ownerUserId')).toEqual(['ownerUnitId', 'ownerUserId']);
    expect(CHOOSABLE_FIELDS).not.toContain('ownerUserId');
  });
});

describe('names', () => {
  const named = (nameCn: string | null, more: Patch = {}): Patch => ({ nameCn, ...more });
  it.each<[string, Patch, Patch, readonly [string, string][]]>([
    [
      'another Chinese one is a slip',
      {},
      named('上海事例生物科技有限公司'),
      [['上海事例生物科技有限公司', 'TYPO']],
    ],
    ['a part of it is its short form', {}, named('示例生物'), [['示例生物', 'SHORT']]],
    [
      'an English one beside another is foreign',
      { nameEn: 'Example Ltd' },
      { nameEn: 'Exemple Ltd' },
      [['Exemple Ltd', 'FOREIGN']],
    ],
    ['an English one that is taken over is none', {}, { nameEn: 'Example Ltd' }, []],
    ['the same name in other dress is none', {}, named('上海示例生物科技有限公司 '), []],
  ])('%s', (_what, mine, other, added) => {
    const { addedAliases } = union(mine, other);
    expect(addedAliases.map(({ name, type }) => [name, type])).toEqual(added);
  });

  it('the survivor’s name becomes an alias where the victim’s is chosen', () => {
    const { changes, addedAliases } = union({}, named('北京新名医药有限公司'), { nameCn: 'VICTIM' });
    expect(changes.nameCn).toBe('北京新名医药有限公司');
    expect(addedAliases.map(({ name }) => name)).toEqual(['上海示例生物科技有限公司']);
  });

  it('aliases of both go on, each once, the survivor’s first', () => {
    const alias = (name: string) => ({ name, type: 'BRAND', validFrom: null, validTo: null });
    const mine = { aliases: [alias('甲牌')] };
    const { changes } = union(mine, { aliases: [alias('甲牌'), alias('乙牌')] });
    expect(changes.aliases?.map(({ name }) => name)).toEqual(['甲牌', '乙牌']);
  });
});

describe('undo', () => {
  const added = { name: '示例生物', type: 'SHORT', validFrom: null, validTo: null };
  const trace = {
    changed: {
      website: [null, 'b.example.com'],
      registeredCapitalWan: [null, '500.00'],
      registeredCapitalCurrency: [null, 'USD'],
      aliases: [[], [added]],
    },
    addedAliases: [added],
  } as const;
  const merged = {
    ...{ website: 'b.example.com', registeredCapitalWan: '500.00', registeredCapitalCurrency: 'USD' },
    aliases: [added],
  };

  it('gives back what still is as the merge left it', () => {
    const { restored, kept, changes } = separationOf(company(merged), trace);
    expect([restored, kept]).toEqual([['website', 'registeredCapitalWan', 'registeredCapitalCurrency'], []]);
    expect(changes).toEqual({
      ...{ website: null, registeredCapitalWan: null, registeredCapitalCurrency: null, aliases: [] },
    });
  });

  it('leaves what somebody changed since, together with what goes with it', () => {
    const now = company({ ...merged, registeredCapitalCurrency: 'EUR' });
    const { restored, kept } = separationOf(now, trace);
    expect([restored, kept]).toEqual([['website'], ['registeredCapitalWan', 'registeredCapitalCurrency']]);
  });

  it('leaves aliases that came since', () => {
    const since = { name: '后来', type: 'BRAND', validFrom: null, validTo: null };
    expect(separationOf(company({ ...merged, aliases: [added, since] }), trace).changes.aliases).toEqual([
      since,
    ]);
  });

  it('of a union brings every field back', () => {
    const [mine, other] = [
      company({ note: '甲' }),
      company({ website: 'b.example.com', nameCn: '示例生物' }),
    ];
    const { changes, addedAliases } = unionOf(mine, other, {});
    const changed = Object.fromEntries(
      Object.entries(changes).map(
        ([field, after]) => [field, [mine[field as keyof CompanyContent], after]] as const,
      ),
    );
    const after = { ...mine, ...changes };
    expect({ ...after, ...separationOf(after, { changed, addedAliases }).changes }).toEqual(mine);
  });
});
