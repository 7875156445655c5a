import { describe, expect, it } from '@jest/globals';
import type { CompanyName } from '../../src/features/companies/naming/company-name.rules.js';
import { normaliseCompanyName } from '../../src/features/companies/naming/company-name.rules.js';
import { within } from '../support/patience.js';

type Row = [string, string, string, Partial<CompanyName>];

const GOLDEN: Row[] = [
  [
    '上海示例生物科技有限公司',
    '示例生物科技',
    '示例',
    { places: ['上海'], trade: '生物科技', script: 'han' },
  ],
  ['示例生物科技（上海）有限公司', '示例生物科技', '示例', { places: ['上海'] }],
  ['上海市示例生物科技有限责任公司', '示例生物科技', '示例', { places: ['上海'], legalForm: '有限责任公司' }],
  ['示例生物科技〔中國〕有限公司', '示例生物科技', '示例', { places: ['中国'] }],
  ['北京示例生物科技有限公司', '示例生物科技', '示例', { places: ['北京'] }],
  [
    '上海示例生物科技有限公司桃浦分公司',
    '示例生物科技',
    '示例',
    { isBranch: true, places: ['桃浦', '上海'] },
  ],
  ['示例生物科技有限公司上海分公司', '示例生物科技', '示例', { isBranch: true, places: ['上海'] }],
  ['上海示例生物科技有限公司(筹)', '示例生物科技', '示例', { isPreparing: true }],
  ['上海示例医药科技有限公司', '示例医药科技', '示例', { trade: '医药科技' }],
  ['示例（集团）有限公司', '示例', '示例', { isGroup: true, legalForm: '有限公司' }],
  ['示例控股集团有限公司', '示例', '示例', { isGroup: true }],
  [
    '上海示例股权投资合伙企业（有限合伙）',
    '示例股权投资',
    '示例',
    { legalForm: '有限合伙', places: ['上海'] },
  ],
  ['上海科技有限公司', '上海科技', '上海', { places: [] }],
  ['上海中国画院', '上海中国画院', '上海中国', { places: [], legalForm: null }],
  ['以色列示例医疗有限公司上海代表处', '示例医疗', '示例', { isBranch: true, places: ['上海', '以色列'] }],
  ['Ｅxample　Medical　Ltd．', 'EXAMPLE MEDICAL', 'EXAMPLE', { script: 'latin', legalForm: 'LTD' }],
  ['EXAMPLE MEDICAL (ISRAEL) LTD', 'EXAMPLE MEDICAL', 'EXAMPLE', { places: ['ISRAEL'] }],
  ['Example Medical (Shanghai) Co., Ltd.', 'EXAMPLE MEDICAL', 'EXAMPLE', { places: ['SHANGHAI'] }],
  ['Exämple AI B.M.', 'EXAMPLE AI', 'EXAMPLE', { legalForm: 'BM' }],
  ['Beispiel Wirkstoffe GmbH & Co. KG', 'BEISPIEL WIRKSTOFFE', 'BEISPIEL', { legalForm: 'GMBH CO KG' }],
];

const FURTHER: Row[] = [
  ['上海市普陀区示例科技有限公司', '示例科技', '示例', { places: ['上海', '普陀'] }],
  ['示例科技有限公司（上海）', '示例科技', '示例', { places: ['上海'] }],
  ['示例科技有限公司（自然人独资）', '示例科技', '示例', { places: [], legalForm: '有限公司' }],
  ['示例会计师事务所（特殊普通合伙）', '示例会计师事务所', '示例会计师事务所', { legalForm: '特殊普通合伙' }],
  ['示例科技（苏州工业园区）有限公司', '示例科技', '示例', { places: ['苏州工业园'] }],
  ['中国示例银行上海分行', '示例银行', '示例', { isBranch: true, places: ['上海', '中国'] }],
  ['示例科技有限公司驻上海办事处', '示例科技', '示例', { isBranch: true, places: ['上海'] }],
  ['示例集团公司', '示例', '示例', { isGroup: true, legalForm: '集团公司' }],
  ['示例（集团）科技股份公司', '示例集团科技', '示例集团', { isGroup: false }],
  ['示 例\u200b科 技 有限公司', '示例科技', '示例', {}],
  ['示例·示範【上海】有限公司', '示例示范', '示例示范', { places: ['上海'] }],
  ['乾坤示例有限公司', '乾坤示例', '乾坤示例', {}],
  ['臺灣示例醫療器械股份有限公司', '示例医疗器械', '示例', { places: ['台湾'] }],
  ['ＡＢＣ示例（中国）有限公司', 'ABC示例', 'ABC示例', { places: ['中国'] }],
  ['有限公司', '有限公司', '有限公司', { legalForm: null }],
  ['示例国际贸易中心', '示例国际贸易中心', '示例', { trade: '国际贸易中心' }],
  ['上海国际贸易中心有限公司', '上海国际贸易中心', '上海', { places: [] }],
  ['The Example & Sample Co., Inc.', 'EXAMPLE AND SAMPLE', 'EXAMPLE', { legalForm: 'CO INC' }],
  ['Example Hong Kong Limited', 'EXAMPLE', 'EXAMPLE', { places: ['HONG KONG'] }],
  ['Bei Jing Example Technology Co.,Ltd.', 'EXAMPLE TECHNOLOGY', 'EXAMPLE', { places: ['BEI JING'] }],
  ['Shanghai Port Co., Ltd.', 'SHANGHAI PORT', 'SHANGHAI', { places: [] }],
  ['上海农村商业银行股份有限公司', '上海农村商业银行', '上海', { places: [] }],
  ['Shanghai Technology Ltd', 'SHANGHAI TECHNOLOGY', 'SHANGHAI', { places: [] }],
  ['Bank of Example', 'BANK OF EXAMPLE', 'BANK', {}],
  ['Example Bank of Shanghai Co., Ltd.', 'EXAMPLE BANK OF SHANGHAI', 'EXAMPLE', { places: [] }],
  [
    'Example Ltd Shanghai Representative Office',
    'EXAMPLE',
    'EXAMPLE',
    { isBranch: true, places: ['SHANGHAI'] },
  ],
  ['Example Holdings Ltd', 'EXAMPLE HOLDINGS', 'EXAMPLE', { isGroup: true }],
  ["L'Exemple S.A.S.", 'LEXEMPLE', 'LEXEMPLE', { legalForm: 'SAS' }],
  ['חברת דוגמה בע״מ', 'חברת דוגמה', 'חברת', { legalForm: 'BM', script: 'other' }],
  ['\u202bדוגמה בע"מ\u202c', 'דוגמה', 'דוגמה', { legalForm: 'BM' }],
  ['Co', 'CO', 'CO', { legalForm: null }],
];

describe('normaliseCompanyName', () => {
  it.each(GOLDEN)('golden: %s', (input, nameKey, brandKey, more) => {
    expect(normaliseCompanyName(input)).toMatchObject({ nameKey, brandKey, ...more });
  });

  it.each(FURTHER)('%s', (input, nameKey, brandKey, more) => {
    expect(normaliseCompanyName(input)).toMatchObject({ nameKey, brandKey, ...more });
  });

  it.each(['', '   ', '()', '🙂', '\ud800', '—'])('gives %j empty keys', (input) => {
    expect(normaliseCompanyName(input)).toMatchObject({ nameKey: '', brandKey: '', foldKey: '' });
  });

  it('keeps characters outside the basic plane whole', () => {
    expect(normaliseCompanyName('𠀀𠀁示例有限公司').nameKey).toBe('𠀀𠀁示例');
  });

  it('gives one key to the same name in other dress', () => {
    const keys = ['示例科技(集团)有限公司', '示例科技（集團）有限公司', '示例 科技 集团 有限公司'].map(
      (name) => normaliseCompanyName(name).foldKey,
    );
    expect(new Set(keys)).toEqual(new Set(['示例科技集团有限公司']));
  });

  it('reads a name of a million characters without delay', () => {
    const started = performance.now();
    expect(normaliseCompanyName('示例（'.repeat(333_333)).nameKey.length).toBeLessThanOrEqual(200);
    expect(performance.now() - started).toBeLessThan(within(200));
  });
});
