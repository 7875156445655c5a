import { describe, expect, it } from '@jest/globals';
import { type CompanyFacts, companyBlockers } from '../../src/features/companies/company.rules.js';
import { duplicateVerdict, matchesOf } from '../../src/features/companies/company-duplicates.rules.js';
import { companyKeysOf } from '../../src/features/companies/company-keys.rules.js';

const company: CompanyFacts = {
  nameCn: '上海示例生物科技有限公司',
  nameEn: null,
  entityType: 'COMPANY',
  uscc: '91310107T0000001X8',
  foreignRegNo: null,
  foreignRegCountry: null,
  parentCompanyId: null,
  registeredCapitalWan: null,
  registeredCapitalCurrency: null,
  capitalNote: null,
  paidInCapitalWan: null,
  establishedOn: null,
  focusAreaCode: 'LIFE_HEALTH',
  secondaryFocusAreas: [],
  chainNodeIds: [],
  primaryChainNodeId: null,
};
const node = '019c2f6e-7a30-7c1e-9f0a-3f1d5b7c9e21';

describe('company rules (domain.md §2.1)', () => {
  it.each<[string, Partial<CompanyFacts>, string[]]>([
    ['a plain company', {}, []],
    ['no name at all', { nameCn: null }, ['NAME_REQUIRED']],
    ['an English name alone', { nameCn: null, nameEn: 'Example Ltd' }, []],
    ['a branch without parent', { entityType: 'BRANCH' }, ['PARENT_REQUIRED']],
    ['a branch with parent', { entityType: 'BRANCH', parentCompanyId: node }, []],
    [
      'a branch with capital',
      {
        entityType: 'BRANCH',
        parentCompanyId: node,
        registeredCapitalWan: '10',
        registeredCapitalCurrency: 'CNY',
      },
      ['CAPITAL_NOT_APPLICABLE'],
    ],
    ['a foreign entity with a credit code', { entityType: 'FOREIGN_ENTITY' }, ['USCC_OF_FOREIGN_ENTITY']],
    ['a foreign number without country', { foreignRegNo: '123' }, ['COUNTRY_REQUIRED']],
    [
      'an Israeli number that fails its check',
      { entityType: 'FOREIGN_ENTITY', uscc: null, foreignRegNo: '516179150', foreignRegCountry: 'IL' },
      ['IL_CHECK_DIGIT'],
    ],
    [
      'an Israeli number that passes',
      { entityType: 'FOREIGN_ENTITY', uscc: null, foreignRegNo: '516179157', foreignRegCountry: 'IL' },
      [],
    ],
    ['capital without currency', { registeredCapitalWan: '10' }, ['CURRENCY_REQUIRED']],
    [
      'capital 0 unexplained',
      { registeredCapitalWan: '0.00', registeredCapitalCurrency: 'CNY' },
      ['CAPITAL_ZERO'],
    ],
    [
      'capital 0 explained',
      { registeredCapitalWan: '0', registeredCapitalCurrency: 'CNY', capitalNote: '章程未约定' },
      [],
    ],
    [
      'more paid in than registered',
      { registeredCapitalWan: '10', registeredCapitalCurrency: 'CNY', paidInCapitalWan: '10.01' },
      ['PAID_IN_EXCEEDS_REGISTERED'],
    ],
    ['founded tomorrow', { establishedOn: '2026-11-24' }, ['DATE_IN_FUTURE']],
    ['founded today', { establishedOn: '2026-11-23' }, []],
    ['a secondary area that is the primary', { secondaryFocusAreas: ['LIFE_HEALTH'] }, ['AREA_REPEATED']],
    ['a primary node that is not listed', { primaryChainNodeId: node }, ['PRIMARY_NODE_NOT_LISTED']],
    ['a primary node that is listed', { primaryChainNodeId: node, chainNodeIds: [node] }, []],
  ])('%s', (_name, changes, expected) => {
    expect(companyBlockers({ ...company, ...changes }, '2026-11-23').map(({ code }) => code)).toEqual(
      expected,
    );
  });
});

describe('duplicate verdict (domain.md §4.4)', () => {
  it.each([
    [undefined, false, false, 'clear'],
    ['EXACT', true, true, 'exact'],
    ['STRONG', false, true, 'strong'],
    ['STRONG', true, false, 'strong'],
    ['STRONG', true, true, 'clear'],
    ['PROBABLE', false, false, 'needs-confirmation'],
    ['PROBABLE', true, false, 'clear'],
    ['POSSIBLE', false, false, 'clear'],
  ] as const)('%s, confirmed %s, may override %s → %s', (level, isConfirmed, mayOverride, expected) => {
    expect(duplicateVerdict(level, { isConfirmed, mayOverride })).toBe(expected);
  });

  const named = (nameCn: string, uscc: string | null = null) => ({
    nameCn,
    nameEn: null,
    nameLocal: null,
    aliases: [],
    uscc,
    foreignRegNo: null,
    foreignRegCountry: null,
    focusAreaCode: 'AI',
    groupId: null,
  });

  it('puts the strongest match first', () => {
    const matches = matchesOf(named('上海示例生物科技有限公司', '91310107T0000001X8'), [
      named('北京示例生物科技有限公司'),
      named('另一名称有限公司', '91310107T0000001X8'),
      named('上海示例生物科技有限责任公司'),
    ]);
    expect(matches.map(({ level }) => level)).toEqual(['EXACT', 'STRONG', 'PROBABLE']);
  });
});

describe('company keys', () => {
  const keys = companyKeysOf({
    nameCn: '上海示例生物科技有限公司',
    nameEn: 'Example Biotech (Shanghai) Co., Ltd.',
    nameLocal: null,
    aliases: [{ name: '示例生物', type: 'SHORT', validFrom: null, validTo: null }],
    uscc: '91310107T0000001X8',
    foreignRegNo: null,
    externalRef: 'SZSE:000001',
  });

  it('match keys follow the golden vectors', () => {
    expect(keys.nameKey).toBe('示例生物科技');
    expect(keys.brandKey).toBe('示例');
    expect(keys.otherKeys).toContain('EXAMPLE BIOTECH');
  });

  it.each(['示例', '^上海', '=示例生物', '^91', '=000001', '^sh'])('holds the search token %s', (token) => {
    expect(keys.searchTokens).toContain(token);
  });
});
