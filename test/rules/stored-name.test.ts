import { describe, expect, it } from '@jest/globals';
import { matchesOf } from '../../src/features/companies/company-duplicates.rules.js';
import {
  companyKeysOf,
  KEY_VERSION,
  matchKeysOf,
  storedNamesOf,
} from '../../src/features/companies/company-keys.rules.js';
import { BestLikes } from '../../src/features/companies/duplicates/similar-names.rules.js';
import { normaliseCompanyName } from '../../src/features/companies/naming/company-name.rules.js';
import { nameFrom, storedName } from '../../src/features/companies/naming/stored-name.rules.js';

const alias = (name: string) => ({ name, type: 'SHORT', validFrom: null, validTo: null });
const named = (nameCn: string | null, nameEn: string | null = null, ...aliases: string[]) => ({
  ...{ nameCn, nameEn, nameLocal: null, aliases: aliases.map(alias) },
  ...{ uscc: null, foreignRegNo: null, foreignRegCountry: null, focusAreaCode: 'AI' },
});

describe('storedName', () => {
  it.each([
    '上海示例生物科技有限公司',
    '示例生物科技〔中國〕有限公司',
    '上海市普陀区示例软件有限责任公司',
    '以色列示例医疗有限公司上海代表处',
    '示例（集团）有限公司',
    '上海示例生物科技有限公司(筹)',
    '上海示例股权投资合伙企业（有限合伙）',
    'EXAMPLE MEDICAL (NEW ZEALAND) CO., LTD',
    'Exämple | Pipe\tTab B.M.',
    'דוגמה רפואה בע״מ',
    '𠀀𠀁示例有限公司',
    '***',
    '',
  ])('gives back what %j was taken apart into', (name) => {
    const parts = normaliseCompanyName(name);
    expect(nameFrom(storedName(parts))).toEqual(parts);
  });
});

describe('storedNamesOf', () => {
  const company = named('上海示例云帆软件有限公司', 'Example Sail Software Ltd', '云帆');

  it('reads what registration wrote, names and aliases apart', () => {
    const keys = companyKeysOf({ ...company, externalRef: null });
    const { names, aliases } = storedNamesOf(named('不再看名称有限公司'), keys);
    expect(names.map(({ nameKey }) => nameKey)).toEqual(['示例云帆软件', 'EXAMPLE SAIL SOFTWARE']);
    expect(aliases.map(({ nameKey }) => nameKey)).toEqual(['云帆']);
  });

  it('takes the names apart anew where older rules had stored them', () => {
    const older = { ...matchKeysOf(named('旧规则的名称')), keyVersion: KEY_VERSION - 1 };
    expect(storedNamesOf(company, older).names[0]?.nameKey).toBe('示例云帆软件');
  });

  it('makes no difference to the level', () => {
    const sought = named('示例云帆软件（上海）有限公司');
    const [taken] = matchesOf(sought, [company]);
    const [stored] = matchesOf({ ...sought, keys: matchKeysOf(sought) }, [
      { ...company, keys: matchKeysOf(company) },
    ]);
    expect([stored?.level, stored?.reasons]).toEqual([taken?.level, taken?.reasons]);
    expect(stored?.level).toBe('STRONG');
  });
});

describe('BestLikes', () => {
  const wanted = [{ keys: { nameKey: '示例生物科技', brandKey: '示例' } }];
  const like = (id: string, ...keys: string[]) => ({ ref: 0, id, keys, brand: '另外' });

  it('keeps names of 0.60 and more, the most similar first, equal ones by id', () => {
    const best = new BestLikes(wanted);
    best.weigh(like('b', '示范生物科技'));
    best.weigh(like('a', '示范生物科技'));
    best.weigh(like('c', '毫不相干'));
    best.weigh(like('d', '示例生物医药科技', '别名'));
    expect(best.all()).toEqual([
      [0, 'd'],
      [0, 'a'],
      [0, 'b'],
    ]);
  });

  it('counts a company once, by whichever probes it was found', () => {
    const best = new BestLikes(wanted);
    for (let probe = 0; probe < 12; probe++) best.weigh(like('a', '示例生物科技'));
    best.weigh(like('b', '示范生物科技'));
    expect(best.all().map(([, id]) => id)).toEqual(['a', 'b']);
  });

  it('keeps one whose brand begins alike, and ten at most', () => {
    const best = new BestLikes(wanted);
    best.weigh({ ...like('z', '毫不相干'), brand: '示例恒盛' });
    expect(best.all()).toEqual([[0, 'z']]);
    for (let n = 10; n < 30; n++) best.weigh(like(`a${n}`, '示范生物科技'));
    expect(best.all()).toHaveLength(10);
  });
});
