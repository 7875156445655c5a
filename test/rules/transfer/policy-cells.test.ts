import { describe, expect, it } from '@jest/globals';
import { CellReader } from '../../../src/transfer/imports/import-cells.rules.js';
import { fieldOf, vocabularyOf } from '../../../src/transfer/reading/heading-vocabulary.rules.js';
import { clauseOf } from '../../../src/transfer/sheets/clause-row.rules.js';
import { POLICY_COLUMNS } from '../../../src/transfer/sheets/policy.sheet.js';
import { cap, papers, rate, years } from '../../../src/transfer/sheets/policy-figures.rules.js';
import { policyRowOf } from '../../../src/transfer/sheets/policy-row.rules.js';
import { dayAt, term } from '../../../src/transfer/sheets/policy-term.rules.js';
import {
  benefitTypeOf,
  levelOf,
  materialOf,
  stackingOf,
  statusOf,
} from '../../../src/transfer/sheets/policy-words.rules.js';

const text = (value: string) => ({ kind: 'text' as const, text: value });
const value = (parsed: { status: string; value?: unknown }) =>
  parsed.status === 'ok' ? parsed.value : parsed.status;

describe('the term of a policy in one cell', () => {
  it.each<[string, [string | null, string | null, number | null] | string]>([
    ['2023-01-01至2025-12-31', ['2023-01-01', '2025-12-31', null]],
    ['2023年1月1日—2025年12月31日', ['2023-01-01', '2025-12-31', null]],
    ['2023.1.1-2025.12.31', ['2023-01-01', '2025-12-31', null]],
    ['２０２３/1/1 ~ 2025/12/31', ['2023-01-01', '2025-12-31', null]],
    ['2023年1月至2025年12月', ['2023-01-01', '2025-12-31', null]],
    ['2023年2月-2024年2月', ['2023-02-01', '2024-02-29', null]],
    ['2023-2025年', ['2023-01-01', '2025-12-31', null]],
    ['自2023年5月1日起施行，有效期至2025年4月30日', ['2023-05-01', '2025-04-30', null]],
    ['自2023年5月1日起施行，有效期2年', ['2023-05-01', '2025-04-30', null]],
    ['自2023年5月1日起施行', ['2023-05-01', null, null]],
    ['至2025年12月31日', [null, '2025-12-31', null]],
    ['2025年12月31日止', [null, '2025-12-31', null]],
    ['有效期五年', [null, null, 60]],
    ['3年', [null, null, 36]],
    ['长期', 'missing'],
    ['-', 'missing'],
    ['以文件为准', 'reject'],
    ['2023-01-01、2024-01-01、2025-01-01', 'reject'],
    ['2023-02-30至2025-12-31', 'reject'],
  ])('%s', (typed, wanted) => {
    const got = value(term(text(typed), '')) as Record<string, unknown> | string;
    expect(typeof got === 'string' ? got : [got['from'], got['to'], got['months']]).toEqual(wanted);
  });

  it.each([
    ['2025-12-31', '2025-12-31', '2025-12-31'],
    ['2025年', '2025-01-01', '2025-12-31'],
    ['2024年2月', '2024-02-01', '2024-02-29'],
    ['长期有效', 'missing', 'missing'],
    ['明年', 'reject', 'reject'],
  ])('one day of it: %s', (typed, from, to) => {
    expect([value(dayAt('from')(text(typed), '')), value(dayAt('to')(text(typed), ''))]).toEqual([from, to]);
  });
});

describe('figures that may be words', () => {
  const figure = (parsed: ReturnType<typeof cap>) => {
    const got = value(parsed) as { figure?: string; words?: string } | string;
    return typeof got === 'string' ? got : (got.figure ?? `“${got.words}”`);
  };
  it.each([
    ['100', '最高限额（万元）', '100'],
    ['100万元', '最高限额', '100'],
    ['最高不超过1亿元', '最高限额', '10000'],
    ['50-100', '最高限额(万元)', '100'],
    ['500000元', '最高限额', '50'],
    ['一事一议', '最高限额（万元）', '“一事一议”'],
    ['100万美元', '最高限额', '“100万美元”'],
    ['100', '最高限额', '“100”'],
    ['/', '最高限额', 'missing'],
  ])('cap %s under %s', (typed, heading, wanted) => expect(figure(cap(text(typed), heading))).toBe(wanted));

  it.each([
    ['50%', '50'],
    ['最高５０％', '50'],
    ['不超过 33.5%', '33.5'],
    ['50', '50'],
    ['0.5', '50'],
    ['0.5%', '0.5'],
    ['100%', '100'],
    ['30%-50%', '“30%-50%”'],
    ['150%', '“150%”'],
    ['按投资额分档', '“按投资额分档”'],
    ['', 'missing'],
  ])('rate %s', (typed, wanted) => expect(figure(rate(text(typed), ''))).toBe(wanted));

  it.each([
    ['3', '3'],
    ['三年', '3'],
    ['不超过3年', '3'],
    ['连续三年', '3'],
    ['3个年度', '3'],
    ['一次性', '“一次性”'],
    ['无', 'missing'],
  ])('years %s', (typed, wanted) => expect(figure(years(text(typed), ''))).toBe(wanted));
});

describe('words for our codes', () => {
  it.each([
    ['租房补贴', 'RENT'],
    ['办公用房租金补贴', 'RENT'],
    ['研发资助', 'RND'],
    ['高新技术企业认定奖励', 'RECOGNITION'],
    ['贷款贴息', 'LOAN_INTEREST'],
    ['技术改造', 'EQUIPMENT'],
    ['境内外上市', 'LISTING'],
    ['医疗器械注册证', 'CERTIFICATION'],
    ['落户开办', 'SETUP'],
    ['资金支持', undefined],
  ])('benefit %s', (words, code) => expect(benefitTypeOf(words)).toBe(code));

  it.each([
    ['区级', 'DISTRICT'],
    ['上海市普陀区科学技术委员会', 'DISTRICT'],
    ['上海市经济和信息化委员会', 'MUNICIPAL'],
    ['市', 'MUNICIPAL'],
    ['国家', 'NATIONAL'],
    ['中以（上海）创新园区管理办公室', 'PARK'],
    ['街道', undefined],
  ])('level %s', (words, code) => expect(levelOf(words)).toBe(code));

  it.each([
    ['现行有效', 'PUBLISHED'],
    ['已失效', 'PUBLISHED'],
    ['已废止', 'REPEALED'],
    ['征求意见稿', 'DRAFT'],
    ['其他', undefined],
  ])('status %s', (words, code) => expect(statusOf(words)).toBe(code));

  it.each([
    ['可叠加', 'STACKABLE'],
    ['不可叠加', 'EXCLUSIVE'],
    ['从优从高不重复', 'EXCLUSIVE'],
    ['市区1:1配套', 'MATCHING'],
    ['见细则', undefined],
  ])('stacking %s', (words, code) => expect(stackingOf(words)).toBe(code));

  it.each([
    ['营业执照', { code: 'BUSINESS_LICENCE', note: null }],
    ['营业执照复印件', { code: 'BUSINESS_LICENCE', note: '营业执照复印件' }],
    ['贷款合同', { code: 'LOAN_CONTRACT', note: null }],
    ['照片', { code: 'OTHER', note: '照片' }],
  ])('paper %s', (words, wanted) => expect(materialOf(words)).toEqual(wanted));

  it.each([
    [
      '1.营业执照；2.审计报告（上一年度、盖章）;3、申报表',
      ['营业执照', '审计报告（上一年度 盖章）', '申报表'],
    ],
    ['申报表、承诺书', ['申报表', '承诺书']],
    ['（1）申报表\n（2）承诺书。', ['申报表', '承诺书']],
    ['详见申报指南', ['详见申报指南']],
    ['无', 'missing'],
  ])('papers %s', (typed, wanted) => expect(value(papers(text(typed), ''))).toEqual(wanted));
});

describe('headings as people write them', () => {
  const vocabulary = vocabularyOf(POLICY_COLUMNS);
  it.each([
    ['政策名称', 'title'],
    ['文件名称', 'title'],
    ['发文字号', 'docNo'],
    ['制定部门', 'issuer'],
    ['有效期', 'term'],
    ['有效期限', 'term'],
    ['有效期（起）', 'effectiveFrom'],
    ['有效期起', 'effectiveFrom'],
    ['有效期至', 'effectiveTo'],
    ['施行日期', 'effectiveFrom'],
    ['印发日期', 'issuedOn'],
    ['条款', 'no'],
    ['扶持方式', 'benefitType'],
    ['扶持方式/类别', 'benefitType'],
    ['扶持标准', 'benefitText'],
    ['主要内容', 'summary'],
    ['最高限额（万元）', 'capWan'],
    ['最高额度(万元)', 'capWan'],
    ['补贴比例（%）', 'ratePct'],
    ['年限', 'years'],
    ['申报条件', 'conditionText'],
    ['申报时间', 'window'],
    ['所需材料', 'materials'],
    ['受理部门', 'contactUnitId'],
    ['咨询电话', 'contactNote'],
  ])('%s is %s', (heading, key) => expect(fieldOf(heading, vocabulary)).toBe(key));

  it('no heading means two columns', () => {
    const all = POLICY_COLUMNS.flatMap(({ header, headings = [] }) => [header.zh, ...headings]);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });
});

describe('the policy of a row', () => {
  it('says only what the row says, and guesses beside it', () => {
    const { policy, guessed, clause, notes } = policyRowOf({
      title: '示例办法',
      issuer: '上海市示例区科委',
      issuedOn: '2023-03-01',
      term: { from: null, to: null, months: 36 },
      summary: '支持研发',
      window: '每年3月',
    });
    expect(policy).toEqual({
      title: '示例办法',
      issuer: '上海市示例区科委',
      effectiveTo: '2026-02-28',
      note: '主要内容：支持研发\n申报时间：每年3月',
    });
    expect(guessed).toEqual({ level: 'DISTRICT', effectiveFrom: '2023-03-01' });
    expect(clause).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['LEVEL_GUESSED', 'FROM_ISSUED']);
  });

  it('a day of repeal repeals', () => {
    expect(policyRowOf({ title: '甲', repealedOn: '2024-01-01' }).policy).toMatchObject({
      status: 'REPEALED',
    });
  });
});

describe('the clause of a row', () => {
  it.each([
    ['第五条', undefined, { no: '第五条', title: null }],
    ['第五条 支持企业研发', undefined, { no: '第五条', title: '支持企业研发' }],
    ['（三）租房补贴', undefined, { no: '（三）', title: '租房补贴' }],
    ['2.1', '租房补贴', { no: '2.1', title: '租房补贴' }],
    ['租房补贴', undefined, { no: null, title: '租房补贴' }],
    ['条款甲', '租房补贴', { no: '条款甲', title: '租房补贴' }],
    [undefined, '租房补贴', { no: null, title: '租房补贴' }],
  ])('%s %s', (no, clauseTitle, wanted) => {
    const values = { ...(no ? { no } : {}), ...(clauseTitle ? { clauseTitle } : {}), benefitText: '租房' };
    expect(clauseOf(values)).toMatchObject(wanted);
  });

  it('keeps figures in words with the text, and conditions as words', () => {
    const { given } = clauseOf({
      no: '一',
      benefitType: '租房补贴',
      benefitText: '按实际租金补贴',
      capWan: { words: '一事一议' },
      ratePct: { figure: '50' },
      years: { figure: '3' },
      conditionText: '信用良好',
      note: '须区里备案',
      materials: ['营业执照'],
    });
    expect(given).toEqual({
      benefitType: 'RENT',
      benefitText: '按实际租金补贴\n限额：一事一议',
      ratePct: '50',
      years: 3,
      conditionText: '信用良好\n备注：须区里备案',
      materials: [{ code: 'BUSINESS_LICENCE', note: null }],
    });
    expect(given).not.toHaveProperty('conditions');
  });

  it('guesses its kind where the list does not say one, and says so', () => {
    const guess = (values: object) => {
      const { given, guessed, notes } = clauseOf({ no: '一', ...values });
      return [given['benefitType'], guessed['benefitType'], notes[0]?.code];
    };
    expect(guess({ benefitType: '研发资助' })).toEqual(['RND', undefined, undefined]);
    expect(guess({ benefitType: '补贴', clauseTitle: '租金补贴' })).toEqual([
      undefined,
      'RENT',
      'BENEFIT_GUESSED',
    ]);
    expect(guess({ benefitType: '补贴', benefitText: '最高50万元' })).toEqual([
      undefined,
      undefined,
      'BENEFIT_UNKNOWN',
    ]);
  });

  it.each<[string, object]>([
    ['2026-03-01至2026-04-30', { kind: 'DATES', from: '2026-03-01', to: '2026-04-30', note: null }],
    ['常年受理', { kind: 'ALL_YEAR', from: null, to: null, note: '常年受理' }],
    ['每年3月-4月', { kind: 'BY_NOTICE', from: null, to: null, note: '每年3月-4月' }],
    ['2026年另行通知', { kind: 'BY_NOTICE', from: null, to: null, note: '2026年另行通知' }],
  ])('window %s', (window, wanted) => {
    expect(clauseOf({ no: '一', window }).given['window']).toEqual(wanted);
  });

  it('what hangs on tax comes in suspended', () => {
    const { given, notes } = clauseOf({
      no: '一',
      benefitType: '其他',
      benefitText: '按区级税收的50%予以奖励',
    });
    expect(given).toMatchObject({ linkedToTax: true, status: 'SUSPENDED' });
    expect(notes.map(({ code }) => code)).toEqual(['TAX_LINKED']);
    expect(clauseOf({ no: '一', linkedToTax: true }).given).toMatchObject({
      linkedToTax: true,
      status: 'SUSPENDED',
    });
  });
});

describe('rows that go on with the policy above', () => {
  const bound = POLICY_COLUMNS.filter(({ key }) => ['title', 'docNo', 'level', 'no'].includes(key)).map(
    (column, index) => ({ index, heading: column.header.zh, column }),
  );
  const readAll = (...rows: string[][]) => {
    const reader = new CellReader('表', bound, {});
    return rows.map((cells, at) => {
      const { title, docNo, level, no } = reader.read({ rowNumber: at + 2, cells: cells.map(text) }).values;
      return [title, docNo, level, no];
    });
  };

  it('take its columns, and their own where they have one', () => {
    expect(
      readAll(
        ['办法甲', '甲1号', '区级', '一'],
        ['', '', '', '二'],
        ['', '', '市级', '三'],
        ['', '', '', '四'],
      ),
    ).toEqual([
      ['办法甲', '甲1号', '区级', '一'],
      ['办法甲', '甲1号', '区级', '二'],
      ['办法甲', '甲1号', '市级', '三'],
      ['办法甲', '甲1号', '区级', '四'],
    ]);
  });

  it('what another policy says is never taken from the one before', () => {
    expect(readAll(['办法甲', '甲1号', '区级', '一'], ['办法乙', '', '', '一'], ['', '', '', '二'])).toEqual([
      ['办法甲', '甲1号', '区级', '一'],
      ['办法乙', undefined, undefined, '一'],
      ['办法乙', undefined, undefined, '二'],
    ]);
  });

  it('the number of a clause is its own', () => {
    expect(readAll(['办法甲', '', '', '一'], ['', '', '', ''])[1]).toEqual([
      '办法甲',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
