import { describe, expect, it } from '@jest/globals';
import { matchesOf } from '../../src/features/companies/company-duplicates.rules.js';
import { matchKeysOf } from '../../src/features/companies/company-keys.rules.js';
import { type ListedEntry, matchesAmong } from '../../src/features/companies/duplicates/entry-pairs.rules.js';
import { syntheticUscc } from '../support/companies.js';

type Given = Partial<Omit<ListedEntry, 'keys' | 'aliases'>> & { readonly aliases?: readonly string[] };

function entry({ aliases = [], ...given }: Given): ListedEntry {
  const company = {
    ...{
      nameCn: null,
      nameEn: null,
      nameLocal: null,
      uscc: null,
      foreignRegNo: null,
      foreignRegCountry: null,
    },
    ...{ focusAreaCode: null, ...given },
    aliases: aliases.map((name) => ({ name, type: 'SHORT', validFrom: null, validTo: null })),
  };
  return { ...company, keys: matchKeysOf(company) };
}

const pairOf = (a: Given, b: Given) => matchesAmong([entry(a), entry(b)]);

describe('matchesAmong', () => {
  it.each<[string, Given, Given, string, string]>([
    [
      'one credit code',
      { nameCn: '甲乙有限公司', uscc: syntheticUscc(1) },
      { uscc: syntheticUscc(1) },
      'EXACT',
      'SAME_USCC',
    ],
    [
      'one foreign number',
      { nameEn: 'Example A', foreignRegNo: '516179157', foreignRegCountry: 'IL' },
      { nameEn: 'Other', foreignRegNo: '516179157', foreignRegCountry: 'IL' },
      'EXACT',
      'SAME_FOREIGN_NUMBER',
    ],
    [
      'one name in other dress',
      { nameCn: '上海示例星河软件有限公司' },
      { nameCn: '示例星河软件（上海）有限责任公司' },
      'STRONG',
      'SAME_NAME',
    ],
    [
      'another place',
      { nameCn: '上海示例星河软件有限公司' },
      { nameCn: '北京示例星河软件有限公司' },
      'PROBABLE',
      'SAME_NAME_OTHER_PLACE',
    ],
    [
      'an alias of one is the name of the other',
      { nameCn: '上海远山软件有限公司', aliases: ['近水信息科技有限公司'] },
      { nameCn: '近水信息科技有限公司' },
      'PROBABLE',
      'SAME_ALIAS',
    ],
    [
      'similar names',
      { nameCn: '上海示例生物科技有限公司' },
      { nameCn: '上海示范生物科技有限公司' },
      'POSSIBLE',
      'SIMILAR_NAME',
    ],
    [
      'one brand begins the other',
      { nameCn: '上海星河软件有限公司' },
      { nameCn: '上海星河恒盛电子有限公司' },
      'POSSIBLE',
      'SIMILAR_BRAND',
    ],
    [
      'one sound',
      { nameCn: '上海星河软件有限公司' },
      { nameCn: '上海兴和医药有限公司' },
      'POSSIBLE',
      'SAME_BRAND_SOUND',
    ],
    [
      'one mobile',
      { nameCn: '上海远山软件有限公司', mobiles: ['13900139001'] },
      { nameCn: '上海近水医药有限公司', mobiles: ['13900139001'] },
      'POSSIBLE',
      'SAME_CONTACT',
    ],
  ])('%s', (_title, a, b, level, reason) => {
    const [first, second] = pairOf(a, b);
    expect(first).toEqual([{ candidate: { ref: 1 }, level, reasons: expect.arrayContaining([reason]) }]);
    expect(second).toEqual([{ ...first?.[0], candidate: { ref: 0 } }]);
  });

  it.each<[string, Given, Given]>([
    ['nothing in common', { nameCn: '上海远山软件有限公司' }, { nameCn: '北京近水医药有限公司' }],
    [
      'a public mail domain',
      { nameCn: '上海远山软件有限公司', domains: ['qq.com'] },
      { nameCn: '北京近水医药有限公司', domains: ['qq.com'] },
    ],
    [
      'names that only trade and legal form share',
      { nameCn: '上海远山生物科技有限公司' },
      { nameCn: '上海近水生物科技有限公司', focusAreaCode: 'AI' },
    ],
  ])('says nothing of %s', (_title, a, b) => {
    const levels = pairOf(a, b).flatMap((matches) => matches.map(({ level }) => level));
    expect(levels.filter((level) => level !== 'POSSIBLE')).toEqual([]);
  });

  it('tells two credit codes apart, whatever the names say', () => {
    const [first] = pairOf(
      { nameCn: '上海示例星河软件有限公司', uscc: syntheticUscc(1) },
      { nameCn: '上海示例星河软件有限公司', uscc: syntheticUscc(2) },
    );
    expect(first?.[0]).toMatchObject({
      level: 'PROBABLE',
      reasons: expect.arrayContaining(['DIFFERENT_NUMBERS']),
    });
  });

  it('lists the strongest first, then in the order of the list', () => {
    const [first] = matchesAmong(
      [
        '上海星河软件有限公司',
        '上海星河恒盛电子有限公司',
        '北京星河软件有限公司',
        '星河软件有限公司',
        '苏州星河软件有限公司',
      ].map((nameCn) => entry({ nameCn })),
    );
    expect(first?.map(({ candidate, level }) => [candidate.ref, level])).toEqual([
      [3, 'STRONG'],
      [2, 'PROBABLE'],
      [4, 'PROBABLE'],
      [1, 'POSSIBLE'],
    ]);
  });

  it('finds what the rule finds when every pair is compared', () => {
    const brands = ['星河', '星河恒盛', '兴和', '远山', '近水湾'];
    const trades = ['软件', '生物科技', '生物医药科技', '信息科技'];
    const entries = ['上海', '北京', ''].flatMap((place) =>
      brands.flatMap((brand) => trades.map((trade) => entry({ nameCn: `${place}${brand}${trade}有限公司` }))),
    );
    const told = matchesAmong(entries).map((matches) =>
      matches.map(({ candidate, level }) => `${candidate.ref} ${level}`).sort(),
    );
    const compared = entries.map((one, ref) =>
      matchesOf(
        one,
        entries.map((other, at) => ({ ...other, at })).filter(({ at }) => at !== ref),
      )
        .map(({ candidate, level }) => `${candidate.at} ${level}`)
        .sort(),
    );
    expect(told).toEqual(compared);
  });
});
