import { describe, expect, it } from '@jest/globals';
import { companyKeysOf } from '../../src/features/companies/company-keys.rules.js';
import {
  lookupOf,
  mobileKey,
  similarityProbes,
} from '../../src/features/companies/duplicates/duplicate-lookup.rules.js';
import { normaliseCompanyName } from '../../src/features/companies/naming/company-name.rules.js';
import { diceOf } from '../../src/features/companies/naming/dice.rules.js';

const rare = () => 0;
const keysOf = (name: string) =>
  companyKeysOf({
    nameCn: name,
    nameEn: null,
    nameLocal: null,
    aliases: [],
    uscc: null,
    foreignRegNo: null,
    externalRef: null,
  });

/** Whether the stored tokens of a company answer one of the probes of another name. */
function finds(wanted: string, stored: string): boolean {
  const tokens = new Set(keysOf(stored).searchTokens);
  const probes = similarityProbes(normaliseCompanyName(wanted).nameKey, rare);
  return probes.some((probe) => probe.every((token) => tokens.has(token)));
}

describe('similarityProbes', () => {
  it('asks for pairs of bigrams, and for one where a name has no more', () => {
    expect(similarityProbes('示例生物科技', rare)).toHaveLength(6);
    expect(similarityProbes('示例科', rare)).toEqual([['示例'], ['例科']]);
    expect(similarityProbes('示', rare)).toEqual([]);
  });

  it('asks for the rarest first, and for 28 pairs at most', () => {
    const rows = (token: string) => (token === '科技' ? 60_000 : 0);
    const probes = similarityProbes('示例生物科技', rows);
    expect(probes.filter((probe) => probe.includes('科技'))).toEqual([]);
    expect(similarityProbes('EXAMPLE INTERNATIONAL BIOLOGICAL MEDICINE', rare)).toHaveLength(28);
  });

  it('leaves out what common words alone make alike', () => {
    const rows = (token: string) => (['生物', '物科', '科技'].includes(token) ? 9000 : 3);
    const probes = similarityProbes('示例生物科技', rows);
    expect(probes.every((probe) => probe.includes('示例') || probe.includes('例生'))).toBe(true);
    expect(probes.length).toBeGreaterThan(3);
    expect(similarityProbes('生物科技', () => 9000)).toEqual([]);
  });

  it('stops where too many rows would have to be looked at', () => {
    expect(similarityProbes('EXAMPLE INTERNATIONAL BIOLOGICAL MEDICINE', () => 1500)).toHaveLength(5);
  });

  it.each([
    ['示例生物科技有限公司', '示例生物医药科技有限公司'],
    ['示例生物科技有限公司', '示范生物科技有限公司'],
    ['上海示例生物科技有限公司', '北京示例生物技术有限公司'],
    ['Example Medical Ltd', 'Exemple Medical GmbH'],
    ['Beijing Bei Mo Gao Ke Friction Material Co., Ltd.', 'Beijing Beimo Gaoke Friction Materials Co., Ltd.'],
    ['דוגמה רפואית בע״מ', 'דוגמא רפואית'],
  ])('finds %s for %s, whose Dice is 0.60 or more', (wanted, stored) => {
    const [left, right] = [wanted, stored].map((name) => normaliseCompanyName(name).nameKey) as [
      string,
      string,
    ];
    expect(diceOf(left, right)).toBeGreaterThanOrEqual(0.6);
    expect(finds(wanted, stored)).toBe(true);
    expect(finds(stored, wanted)).toBe(true);
  });

  it('does not mistake the pinyin of a Chinese name for a Latin one', () => {
    expect(finds('Shili Shengwu Keji', '示例生物科技有限公司')).toBe(false);
  });
});

describe('lookupOf', () => {
  it('carries every key under which a company is looked for', () => {
    const keys = companyKeysOf({
      nameCn: '上海示例生物科技有限公司',
      nameEn: 'Example Biotech Ltd',
      nameLocal: null,
      aliases: [{ name: '示例生物', type: 'SHORT', validFrom: null, validTo: null }],
      uscc: null,
      foreignRegNo: null,
      externalRef: null,
    });
    const company = {
      uscc: 'U',
      foreignRegNo: 'N',
      foreignRegCountry: 'IL',
      focusAreaCode: 'AI',
      groupId: 'g',
    };
    expect(lookupOf(company, keys, 3, 'QY-000001')).toEqual({
      ref: 3,
      id: null,
      code: 'QY-000001',
      uscc: 'U',
      country: 'IL',
      number: 'N',
      keys: ['示例生物科技', 'EXAMPLE BIOTECH', '示例生物'],
      brand: '示例',
      groupId: 'g',
      area: 'AI',
    });
  });
});

describe('mobileKey', () => {
  it.each([
    ['+86 138-0000-7111', '13800007111'],
    ['138 0000 7111', '13800007111'],
    ['8613800007111', '13800007111'],
    ['+972 54 123 4567', '72541234567'],
    ['12345', null],
  ])('%s is compared as %s', (mobile, key) => {
    expect(mobileKey(mobile)).toBe(key);
  });
});

describe('brandSound', () => {
  it.each([
    ['上海示例生物科技有限公司', 'shili'],
    ['市立软件有限公司', 'shili'],
    ['绿地控股集团有限公司', 'lvdi'],
    ['Example Medical Ltd', ''],
  ])('%s sounds %s', (name, sound) => {
    expect(keysOf(name).brandSound).toBe(sound);
  });
});
