import { daysBetween } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';
import { SIGNING_FORM } from './project.codes.js';
import { SIGNING_EVIDENCE } from './project-evidence.codes.js';
import {
  type Check,
  evidence,
  field,
  hasEvidence,
  isFilled,
  isForeign,
  isLand,
  isPositive,
  needsSpace,
  type Requirement,
} from './project-gate.js';

/** Gate rows of the talks, T10–T13 (domain.md §3.2). T22 asks the rows of every stage that it passes. */
const hasExpectedTax: Check = ({ facts }) =>
  facts.expectedTaxConfirmed &&
  [facts.expectedTaxY1Wan, facts.expectedTaxY2Wan, facts.expectedTaxY3Wan].every(isFilled);

/** §4.2: while a conflict is open a project does not move to S4 or beyond. */
const NO_CONFLICT: Requirement = {
  at: ['T12', 'T13', 'T14', 'T15', 'T16', 'T17'],
  kind: 'fact',
  code: 'CONFLICT_OPEN',
  check: ({ facts }) => !facts.conflictOpen,
  message: {
    zh: '该项目有未裁决的撞单，裁决前不得推进到拟签约及以后',
    en: 'A conflict about this project is open; wait for the ruling',
  },
};

export const STAGE_REQUIREMENTS: readonly Requirement[] = [
  NO_CONFLICT,
  {
    at: ['T10'],
    kind: 'fact',
    code: 'DECIDER_INTERACTION_REQUIRED',
    check: ({ facts }) =>
      facts.lastSubstantiveInteractionWithDeciderOn !== null &&
      facts.dates.admittedOn !== null &&
      facts.lastSubstantiveInteractionWithDeciderOn >= facts.dates.admittedOn,
    message: {
      zh: '入库后须与对方决策人或影响者有一次实质性接触，请登记跟进记录并勾选实质进展',
      en: 'After admission, record a substantive interaction with a decision maker or influencer',
    },
  },
  field(['T10'], 'needs', { zh: '企业诉求（载体/政策/人才/资金/审批）', en: 'needs of the investor' }),
  {
    at: ['T10'],
    kind: 'fact',
    code: 'INVESTOR_IDENTITY_REQUIRED',
    check: ({ facts }) =>
      facts.investorIdentity !== null || hasEvidence(facts, ['INCORPORATION_CERTIFICATE']),
    message: {
      zh: '请核实投资主体身份：补录统一社会信用代码或境外注册号（或上传注册证明）；筹建中的须关联上级主体',
      en: 'Identify the investor: a valid USCC or foreign number (or certificate); if preparing, link its parent',
    },
  },
  evidence(['T10'], 'NEGOTIATION_MINUTES'),
  {
    at: ['T11'],
    kind: 'field',
    code: 'SITE_SHORTLIST_REQUIRED',
    field: 'siteOptions',
    when: needsSpace,
    check: ({ facts }) => facts.siteOptions.some((site) => site.shortlisted),
    message: {
      zh: '请至少选定一处备选房源或地块（在「备选空间」中标记为入围）',
      en: 'Shortlist at least one carrier unit or land parcel in siteOptions',
    },
  },
  field(['T11'], 'dueDiligenceSummary', { zh: '尽调摘要', en: 'due-diligence summary' }),
  {
    ...field(['T11'], 'riskConclusion', { zh: '风险结论', en: 'risk conclusion' }),
    check: ({ facts }) => facts.riskConclusion !== null && facts.riskConclusion !== 'UNACCEPTABLE',
    message: {
      zh: '请填写尽调的「风险结论」；结论为「风险不可接受」的不得推进',
      en: 'Fill in the risk conclusion; a project whose risk is not acceptable cannot go on',
    },
  },
  {
    at: ['T11'],
    kind: 'field',
    code: 'TAX_NOT_CONFIRMED',
    field: 'expectedTaxConfirmed',
    check: hasExpectedTax,
    message: {
      zh: '请与企业核对三年预计税收，填全后勾选「已确认」',
      en: 'Go through the expected tax of three years with the investor and mark it confirmed',
    },
  },
  field(['T11'], 'expectedOutputWan', { zh: '预计年产值/营收', en: 'expected yearly output' }),
  field(['T11'], 'expectedJobs', { zh: '预计就业人数', en: 'expected jobs' }),
  field(['T11'], 'fixedAssetInvestmentWan', { zh: '固定资产投资', en: 'fixed-asset investment' }),
  {
    at: ['T11'],
    kind: 'field',
    code: 'FIXED_ASSETS_ABOVE_PLAN',
    field: 'fixedAssetInvestmentWan',
    check: ({ facts }) =>
      facts.fixedAssetInvestmentWan === null ||
      facts.plannedInvestmentWan === null ||
      new Exact(facts.fixedAssetInvestmentWan).lte(facts.plannedInvestmentWan),
    message: {
      zh: '「固定资产投资」不得大于「计划总投资」，请核对',
      en: 'Fixed-asset investment cannot exceed the planned investment',
    },
  },
  field(['T11'], 'landAreaMu', { zh: '用地面积（亩）', en: 'land area (mu)' }, { when: isLand }),
  {
    at: ['T11'],
    kind: 'field',
    code: 'POLICY_MATCH_REQUIRED',
    field: 'policyCheckedOn',
    check: ({ facts, settings, effectiveOn }) =>
      facts.policyCheckedOn !== null &&
      daysBetween(facts.policyCheckedOn, effectiveOn) <= settings.gates.policyMatchDays,
    message: {
      zh: '政策匹配结果须在{policyMatchDays}天以内，请重新核对适用政策并更新「政策核对日期」',
      en: 'Match the project with the policies again: the last run is missing or older than {policyMatchDays} days',
    },
  },
  {
    at: ['T11'],
    kind: 'field',
    code: 'NEGATIVE_LIST_CHECK_REQUIRED',
    field: 'negativeListResult',
    when: isForeign,
    check: ({ facts }) =>
      facts.negativeListResult !== null &&
      facts.negativeListResult !== 'PROHIBITED' &&
      facts.negativeListCheckedOn !== null,
    message: {
      zh: '外资项目须核对外商投资准入负面清单，请填写核对结果和日期；「禁止类」不得推进',
      en: 'Check the negative list for foreign investment: result and date; a prohibited project cannot go on',
    },
  },
  evidence(['T11'], 'DUE_DILIGENCE_REPORT'),
  evidence(['T11'], 'SITE_VISIT_RECORD', { when: needsSpace }),
  field(
    ['T11'],
    'expectedRegisterOn',
    { zh: '预计注册日期', en: 'expected registration date' },
    {
      advice: true,
    },
  ),
  evidence(['T12'], 'DECISION_MINUTES'),
  evidence(['T12'], 'DRAFT_AGREEMENT'),
  evidence(['T12'], 'LEGAL_OPINION'),
  field(['T12'], 'expectedSignOn', { zh: '预计签约日期', en: 'expected signing date' }),
  field(['T12'], 'hasSupportTerms', { zh: '协议是否含支持条款', en: 'whether support is promised' }),
  evidence(['T12'], 'FAIR_COMPETITION_REVIEW', { when: ({ facts }) => facts.hasSupportTerms === true }),
  {
    ...field(['T13'], 'signingForm', { zh: '签约形式', en: 'signing form' }),
    check: ({ facts }) => facts.signingForm !== null && SIGNING_FORM.extra(facts.signingForm).countsAsSigned,
    message: {
      zh: '请填写「签约形式」；框架/战略合作协议不计签约，须为落户协议、租赁、购置或土地出让合同',
      en: 'Fill in the signing form; a framework agreement never counts as signed',
    },
  },
  {
    ...field(['T13'], 'agreedInvestmentWan', { zh: '协议投资额', en: 'agreed investment' }),
    check: ({ facts }) =>
      isPositive(facts.agreedInvestmentWan) ||
      (facts.landingMode === 'LEASE' && isPositive(facts.leasedAreaSqm)),
    message: {
      zh: '请填写「协议投资额（万元）」，须大于0；租赁项目可改填「租赁面积（㎡）」',
      en: 'Fill in the agreed investment above 0; for a lease the leased area will do',
    },
  },
  field(['T13'], 'contractingParty', { zh: '签约主体', en: 'contracting party' }),
  field(['T13'], 'agreementNo', { zh: '协议编号', en: 'agreement number' }),
  field(
    ['T13'],
    'contractedFdiWanUsd',
    { zh: '合同外资（万美元）', en: 'contracted FDI' },
    { when: isForeign },
  ),
  {
    at: ['T13'],
    kind: 'evidence',
    code: 'EVIDENCE_REQUIRED',
    evidence: 'SIGNED_AGREEMENT',
    check: ({ facts }) => hasEvidence(facts, [...SIGNING_EVIDENCE]),
    message: {
      zh: '请上传签约文件：协议签署页、租赁合同、购置合同或土地出让合同之一',
      en: 'Upload the signed agreement, lease, purchase contract or land contract',
    },
  },
  field(
    ['T13'],
    'expectedOpenOn',
    { zh: '预计开业日期', en: 'expected opening date' },
    {
      advice: true,
      when: needsSpace,
    },
  ),
];
