import { describe, expect, it } from '@jest/globals';
import {
  isReviewSettled,
  type PolicyTerm,
  policyFaults,
  validityOn,
} from '../../src/features/policies/policy.rules.js';
import {
  type ClauseContent,
  clauseBlockers,
  clauseFaults,
} from '../../src/features/policies/policy-clause.rules.js';
import { clauseNoKey, docNoKey, issuerKey, titleKey } from '../../src/features/policies/policy-key.rules.js';
import { taxPromiseIn } from '../../src/features/policies/tax-promise.rules.js';

const TERM: PolicyTerm = {
  status: 'PUBLISHED',
  effectiveFrom: '2023-01-01',
  effectiveTo: '2025-12-31',
  repealedOn: null,
};
const REVIEW = { reviewRequired: true, reviewResult: 'PASS', reviewedOn: '2022-12-01' };

const CLAUSE: ClauseContent = {
  status: 'ACTIVE',
  title: null,
  benefitType: 'RENT',
  benefitText: '按实际租金的50%给予补贴，最高100万元。',
  capWan: '100',
  ratePct: '50',
  years: 3,
  conditions: null,
  manualOnly: true,
  stacking: null,
  windowKind: null,
  windowFrom: null,
  windowTo: null,
  linkedToTax: false,
  legalBasis: null,
};

const codesOf = (faults: readonly { readonly pointer?: string; readonly code: string }[]) =>
  faults.map(({ pointer, code }) => `${pointer} ${code}`);

describe('what a policy is on a day', () => {
  it.each<[string, Partial<PolicyTerm>, string]>([
    ['2022-12-31', {}, 'UPCOMING'],
    ['2023-01-01', {}, 'IN_FORCE'],
    ['2025-12-31', {}, 'IN_FORCE'],
    ['2026-01-01', {}, 'EXPIRED'],
    ['2099-01-01', { effectiveTo: null }, 'IN_FORCE'],
    ['2024-05-01', { status: 'DRAFT' }, 'DRAFT'],
    ['2024-04-30', { status: 'REPEALED', repealedOn: '2024-05-01' }, 'IN_FORCE'],
    ['2024-05-01', { status: 'REPEALED', repealedOn: '2024-05-01' }, 'REPEALED'],
    ['2026-01-01', { status: 'REPEALED', repealedOn: '2024-05-01' }, 'REPEALED'],
    ['2022-01-01', { status: 'REPEALED', repealedOn: '2024-05-01' }, 'UPCOMING'],
  ])('%s %j is %s', (day, change, expected) => {
    expect(validityOn({ ...TERM, ...change }, day)).toBe(expected);
  });
});

describe('a policy', () => {
  it.each<[object, string[]]>([
    [{}, []],
    [{ effectiveTo: '2022-12-31' }, ['/effectiveTo TERM_REVERSED']],
    [{ effectiveTo: '2023-01-01' }, []],
    [{ status: 'REPEALED' }, ['/repealedOn REPEAL_DAY_REQUIRED']],
    [{ repealedOn: '2024-01-01' }, ['/repealedOn NOT_REPEALED']],
    [{ status: 'REPEALED', repealedOn: '2022-06-01' }, ['/repealedOn REPEALED_BEFORE']],
    [{ reviewedOn: null }, ['/fairCompetitionReview/reviewedOn REVIEW_DAY_REQUIRED']],
    [{ reviewResult: 'FAIL', reviewedOn: null }, ['/fairCompetitionReview/reviewedOn REVIEW_DAY_REQUIRED']],
    [{ reviewResult: 'PENDING', reviewedOn: null }, []],
    [{ reviewedOn: '2026-11-25' }, []],
    [{ reviewedOn: '2026-11-26' }, ['/fairCompetitionReview/reviewedOn REVIEW_IN_FUTURE']],
  ])('%j → %j', (change, expected) => {
    expect(codesOf(policyFaults({ ...TERM, ...REVIEW, ...change }, '2026-11-25'))).toEqual(expected);
  });

  it.each([
    [true, 'PASS', true],
    [true, 'PENDING', false],
    [true, 'FAIL', false],
    [true, null, false],
    [false, null, true],
  ])('a review required=%s with %s is settled: %s', (reviewRequired, reviewResult, expected) => {
    expect(isReviewSettled({ reviewRequired, reviewResult })).toBe(expected);
  });
});

describe('a clause', () => {
  it.each<[object, string[]]>([
    [{}, []],
    [{ manualOnly: false }, ['/conditions RULE_OR_PERSON']],
    [{ manualOnly: false, conditions: { fact: 'hq', has: 'TRADE_HQ' } }, []],
    [{ conditions: { fact: 'hq' } }, ['/conditions ONE_OPERATOR']],
    [{ linkedToTax: true }, ['/status LINKED_TO_TAX']],
    [{ linkedToTax: true, status: 'SUSPENDED' }, []],
    [{ linkedToTax: true, legalBasis: '企业所得税法第二十八条' }, ['/status LINKED_TO_TAX']],
    [{ benefitText: '按区级税收的50%给予奖励' }, ['/benefitText TAX_PROMISE']],
    [{ benefitText: '按区级税收的50%给予奖励', status: 'DRAFT' }, []],
    [{ benefitText: '减免部分税收优惠', legalBasis: '企业所得税法第二十八条' }, []],
    [{ title: '税收返还' }, ['/title TAX_PROMISE']],
    [{ windowKind: 'DATES' }, ['/window WINDOW_DAYS_REQUIRED']],
    [{ windowKind: 'DATES', windowTo: '2026-04-30' }, []],
    [{ windowKind: 'ALL_YEAR', windowTo: '2026-04-30' }, ['/window/kind WINDOW_KIND']],
    [
      { windowKind: 'DATES', windowFrom: '2026-05-01', windowTo: '2026-04-30' },
      ['/window/to WINDOW_REVERSED'],
    ],
  ])('%j → %j', (change, expected) => {
    expect(codesOf(clauseFaults({ ...CLAUSE, ...change }))).toEqual(expected);
  });

  it.each<[object, object, string, string[]]>([
    [{}, {}, '2024-01-01', []],
    [{ status: 'DRAFT' }, {}, '2024-01-01', ['NOT_ACTIVE']],
    [{ status: 'SUSPENDED', linkedToTax: true }, {}, '2024-01-01', ['NOT_ACTIVE', 'LINKED_TO_TAX']],
    [{}, {}, '2026-01-01', ['POLICY_NOT_IN_FORCE']],
    [{}, { reviewResult: null }, '2024-01-01', ['REVIEW_NOT_PASSED']],
    [{}, { reviewRequired: false, reviewResult: null }, '2024-01-01', []],
    [
      {},
      { status: 'DRAFT', reviewResult: 'FAIL' },
      '2024-01-01',
      ['POLICY_NOT_IN_FORCE', 'REVIEW_NOT_PASSED'],
    ],
  ])('%j of %j is blocked on %s by %j', (clause, policy, day, expected) => {
    expect(clauseBlockers({ ...CLAUSE, ...clause }, { ...TERM, ...REVIEW, ...policy }, day)).toEqual(
      expected,
    );
  });
});

describe('promises linked to tax (domain.md trap 8.30)', () => {
  it.each([
    ['按企业当年区级税收的50%给予奖励', '区级税收的50%给予奖励'],
    ['对企业缴纳的增值税地方留存部分，给予80%返还。', null],
    ['税收返还三年', '税收返还'],
    ['享受“三免三减半”税收优惠政策', '税收优惠'],
    ['按照企业对地方财力的贡献给予扶持', null],
    ['企业所得税、增值税区级留成部分全额返还', null],
    ['根据经济贡献，给予百分之三十的奖励', null],
    ['给予其缴纳个人所得税50%的补贴', null],
    ['先征后返', '先征后返'],
    ['返 税 比例 面议', '返税'],
    ['３年内给予税 收 奖 励', '税收奖励'],
    ['A tax rebate of half of what was paid', null],
    ['奖励其上年度纳税总额的5%', null],
  ])('%s', (text, words) => {
    const found = taxPromiseIn(text);
    expect(found).not.toBeNull();
    if (words !== null) expect(found).toBe(words);
  });

  it.each([
    '按研发费用的10%给予资助，最高100万元',
    '上一年度研发费用加计扣除额超过500万元的，给予20万元资助',
    '企业须依法纳税，信用记录良好。给予最高50万元补贴',
    '工商、税务登记在普陀，按实际租金给予50%补贴',
    '不得以税收返还等方式给予奖励',
    '扶持资金不与企业缴纳税收挂钩。租金补贴50%',
    '协助办理出口退税、留抵退税',
    '对企业所得税减按15%的高新技术企业给予20万元资助',
    '组织出口退税奖励申报培训',
    '对获得高新技术企业认定的，给予20万元奖励',
    '年纳税额1000万元以上的企业可申报。租房补贴按每平方米每天1元计',
    '',
  ])('none in: %s', (text) => {
    expect(taxPromiseIn(text)).toBeNull();
  });
});

describe('how policies are told apart', () => {
  it.each([
    ['普科规范〔2023〕1号', '普科规范[2023]1 号'],
    ['普科规范〔2023〕1号', '普科规范（2023）第1号'],
    ['沪商规【2021】5号', '沪商规〔２０２１〕5号'],
  ])('number %s = %s', (a, b) => {
    expect(docNoKey(a)).toBe(docNoKey(b));
  });
  it('other numbers are other papers', () => {
    expect(docNoKey('普科规范〔2023〕1号')).not.toBe(docNoKey('普科规范〔2023〕11号'));
    expect(docNoKey('普科规范〔2023〕11号')).not.toBe(docNoKey('普科规范〔202〕311号'));
  });

  it.each([
    ['普陀区加快发展智能软件产业实施意见', '《普陀区加快发展智能软件产业实施意见》'],
    ['普陀区加快发展智能软件产业实施意见', '关于印发《普陀区加快发展智能软件产业实施意见》的通知'],
    [
      '普陀区加快发展智能软件产业实施意见',
      '普陀区人民政府关于印发《普陀区加快发展 智能软件产业实施意见》的通知',
    ],
    ['支持“3+5+X”产业发展办法（试行）', '支持"3+5+X"产业发展办法(试行)'],
  ])('title %s = %s', (a, b) => {
    expect(titleKey(a)).toBe(titleKey(b));
  });
  it('signs alone are still a title', () => {
    expect(titleKey('……')).not.toBe('');
  });

  it('issuers and clause numbers without the spaces of a cell', () => {
    expect(issuerKey('普陀区科委、 普陀区财政局')).toBe(issuerKey('普陀区科委 普陀区财政局'));
    expect(clauseNoKey('第 五 条')).toBe(clauseNoKey('第五条、'));
    expect(clauseNoKey('3.1')).not.toBe(clauseNoKey('31'));
    expect(clauseNoKey('1.')).toBe(clauseNoKey('1'));
  });
});
