import { describe, expect, it } from '@jest/globals';
import { parseAmount } from '../../../src/transfer/reading/parse-amount.rules.js';
import { parseDate } from '../../../src/transfer/reading/parse-date.rules.js';

function amount(text: string, heading?: string): string {
  const got = parseAmount(text, heading);
  if (got.status !== 'ok') return got.status;
  return `${got.min}..${got.max} ${got.currency}${got.approximate ? ' ~' : ''}`;
}

describe('an amount', () => {
  it.each([
    ['1200万元', '', '12000000..12000000 CNY'],
    ['１，２００．５０ 万元', '', '12005000..12005000 CNY'],
    ['1亿2000万元', '', '120000000..120000000 CNY'],
    ['五百万元整', '', '5000000..5000000 CNY'],
    ['壹仟贰佰万圆', '', '12000000..12000000 CNY'],
    ['三亿元', '', '300000000..300000000 CNY'],
    ['3千万', '', '30000000..30000000 CNY'],
    ['5000万-1亿元', '', '50000000..100000000 CNY'],
    ['3～5亿', '', '300000000..500000000 CNY'],
    ['3至5', '总投资(亿元)', '300000000..500000000 CNY'],
    ['约5000', '总投资（万元）', '50000000..50000000 CNY ~'],
    ['2亿元以上', '', '200000000..200000000 CNY ~'],
    ['总投资约3.2亿元', '', '320000000..320000000 CNY ~'],
    ['3亿元（含二期）', '', '300000000..300000000 CNY'],
    ['2000万（美元）', '', '20000000..20000000 USD'],
    ['800万', '外资投资额（万美元）', '8000000..8000000 USD'],
    ['500美元', '总投资（万元）', '500..500 USD'],
    ['12000', '合同外资 万美元', '120000000..120000000 USD'],
    ['12.5', '单位：亿元', '1250000000..1250000000 CNY'],
    ['300', '注册资本(元)', '300..300 CNY'],
    ['HK$3.5 million', '', '3500000..3500000 HKD'],
    ['EUR 2bn', '', '2000000000..2000000000 EUR'],
    ['2000万新谢克尔', '', '20000000..20000000 ILS'],
    ['1.2E+3', '金额（万元）', '12000000..12000000 CNY'],
    ['5M', 'Capital (USD)', '5000000..5000000 USD'],
    ['500', '投资情况 / FDI金额(万美元)', '5000000..5000000 USD'],
    ['500万美元/3000万元', '', 'ambiguous'],
    ['1 200 000元', '', '1200000..1200000 CNY'],
    ['500$300', '', 'reject'],
    ['3 5亿元', '', 'reject'],
    ['3约5亿元', '', 'reject'],
    ['~3亿', '', '300000000..300000000 CNY ~'],
    ['3亿元（其中固投2亿元）', '', '300000000..300000000 CNY'],
    ['500万美元3000万元', '', 'ambiguous'],
    ['$500', '总投资（万元）', 'ambiguous'],
    ['8-5亿元', '', 'ambiguous'],
    ['3000', '总投资（亩）', 'ambiguous'],
    ['12,00万元', '', 'reject'],
    ['数千万', '', 'reject'],
    ['−5万元', '', 'reject'],
    ['见附件', '', 'reject'],
    ['1'.repeat(300), '', 'reject'],
    ['（待定）', '', 'missing'],
    ['——', '', 'missing'],
    ['N/A', '', 'missing'],
    ['  ', '', 'missing'],
  ])('%s under “%s” is %s', (text, heading, expected) => {
    expect(amount(text, heading)).toBe(expected);
  });

  it('says in both languages what to write instead', () => {
    const got = parseAmount('3000');
    expect(got.status === 'ambiguous' && got.message.zh).toContain('万元');
    expect(got.status === 'ambiguous' && got.message.en).toContain('unit');
  });
});

function date(text: string): string {
  const got = parseDate(text);
  if (got.status !== 'ok') return got.status;
  return [got.date, got.precision, got.endDate, got.time].filter(Boolean).join(' ');
}

describe('a date', () => {
  it.each([
    ['2022/11/1', '2022-11-01 day'],
    ['２０２２年１１月１日', '2022-11-01 day'],
    ['22年5月8日', '2022-05-08 day'],
    ['二〇二二年十一月一日', '2022-11-01 day'],
    ['2022年11月1日 下午2:30', '2022-11-01 day 14:30'],
    ['2022-11-01 12:05:09 AM', '2022-11-01 day 00:05:09'],
    ['44866.604166666664', '2022-11-01 day 14:30:00'],
    ['1667232000', '2022-11-01 day'],
    ['2022-10-31T16:30:00Z', '2022-11-01 day'],
    ['202211', '2022-11 month'],
    ['2022年11月底', '2022-11 month'],
    ['2022年Q4', '2022-10-01 quarter 2022-12-31'],
    ['2022Q1', '2022-01-01 quarter 2022-03-31'],
    ['2022年二季度', '2022-04-01 quarter 2022-06-30'],
    ['2022年上半年', '2022-01-01 half 2022-06-30'],
    ['2022年底', '2022 year'],
    ['25/12/2022', '2022-12-25 day'],
    ['13/12/2022', '2022-12-13 day'],
    ['12/25/2022', '2022-12-25 day'],
    ['Nov 1, 2022', '2022-11-01 day'],
    ['1 November 2022', '2022-11-01 day'],
    ['2024-02-29', '2024-02-29 day'],
    ['2023-02-29', 'reject'],
    ['20221301', 'reject'],
    ['2022年13月', 'reject'],
    ['22.11.1', 'ambiguous'],
    ['3/4/2022', 'ambiguous'],
    ['11月1日', 'ambiguous'],
    ['长期', 'reject'],
    ['123456', 'reject'],
    ['面议', 'missing'],
  ])('%s is %s', (text, expected) => {
    expect(date(text)).toBe(expected);
  });

  it('is the same in every time zone', () => {
    const zone = process.env['TZ'];
    for (const name of ['UTC', 'America/New_York', 'Asia/Shanghai']) {
      process.env['TZ'] = name;
      expect([date('44866'), date('942192000000')]).toEqual(['2022-11-01 day', '1999-11-10 day']);
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
});
