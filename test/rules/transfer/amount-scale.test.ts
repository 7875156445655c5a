import { describe, expect, it } from '@jest/globals';
import {
  FileScales,
  type Scales,
  scaleKey,
  unusualAmounts,
} from '../../../src/transfer/intakes/amount-scale.rules.js';
import { read } from '../../../src/transfer/sheets/plain-column.js';

const columns = [read('capital', 'money', '资本', 'Capital', {}), read('rent', 'money', '租金', 'Rent', {})];
const wan = (amount: string, currency = 'CNY') => ({ capital: { wan: amount, currency } });

function scalesOf(rows: readonly Record<string, unknown>[]) {
  const scales = new FileScales(columns);
  for (const row of rows) scales.add(row);
  return scales.medians();
}

const none: Scales = new Map();
const isUnusual = (row: Record<string, unknown>, file = none, known = none) =>
  unusualAmounts(row, columns, { file, known }).map(({ field, code }) => `${field} ${code}`);

describe('amounts that are far from their likes (domain.md trap 8.1)', () => {
  const usual = scalesOf(['500', '800', '1000', '50000000'].map((amount) => wan(amount)));

  it.each([
    ['500', false],
    ['799999', false],
    ['800000', true],
    ['50000000', true],
    ['0.8', true],
    ['0.81', false],
    ['0', false],
  ])('%s 万 among 500, 800, 1000 and one in 元: %s', (amount, far) => {
    expect(isUnusual(wan(amount), usual)).toEqual(far ? ['capital AMOUNT_UNUSUAL'] : []);
  });

  it('are compared within their currency, ranges by their lower end, bare digits as they are', () => {
    expect(isUnusual(wan('50000000', 'USD'), usual)).toEqual([]);
    expect(isUnusual({ capital: { minWan: '5', maxWan: '9000000', currency: 'CNY' } }, usual)).toEqual([]);
    const rents = scalesOf(['5', '6', '7'].map((rent) => ({ rent })));
    expect(isUnusual({ rent: '6000' }, rents)).toEqual(['rent AMOUNT_UNUSUAL']);
  });

  it('are not told by two amounts', () => {
    expect(scalesOf([wan('500'), wan('5000000')]).size).toBe(0);
  });

  it('are told by the records that there are, and then the message says so', () => {
    const known = new Map([[scaleKey('capital', 'CNY'), 500]]);
    const rows = ['5000000', '6000000', '7000000'].map((amount) => wan(amount));
    const file = scalesOf(rows);
    for (const row of rows) {
      expect(isUnusual(row, file)).toEqual([]);
      const [warning] = unusualAmounts(row, columns, { file, known });
      expect(warning?.message.zh).toContain('库中');
    }
  });
});
