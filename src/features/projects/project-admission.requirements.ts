import { daysBetween } from '../../platform/kernel/clock.js';
import { Exact } from '../../platform/kernel/decimal.js';
import {
  bySystem,
  type Check,
  characters,
  evidence,
  field,
  isFilled,
  isPositive,
  needsSpace,
  type Requirement,
} from './project-gate.js';

/** Gate rows of the way into the pool, T01–T07 (domain.md §3.2, §3.3). T03 asks what T01 asks. */
const SUBMIT = ['T01', 'T03'] as const;

const levelAOrB: Check = ({ facts }) => facts.level === 'A' || facts.level === 'B';
const isFailed: Check = ({ facts, settings }) =>
  facts.review !== null &&
  (facts.review.vetoCodes.length > 0 ||
    (facts.review.score !== null && new Exact(facts.review.score).lt(settings.admission.passScore)));

/** A channel that says nothing without its source: an event, a fund, a referrer, an organisation (§2.5). */
const hasSource: Check = ({ facts }) => {
  const id = { EVENT: facts.sourceEventId, FUND: facts.sourceFundId }[facts.sourceChannel ?? ''] ?? null;
  return id !== null || isFilled(facts.sourceReference);
};
const channelNeedsSource: Check = ({ facts }) =>
  ['EVENT', 'FUND', 'REFERRAL', 'INTERMEDIARY'].includes(facts.sourceChannel ?? '');

export const ADMISSION_REQUIREMENTS: readonly Requirement[] = [
  field(SUBMIT, 'name', { zh: '项目名称', en: 'project name' }),
  field(SUBMIT, 'projectKind', { zh: '项目类别', en: 'project kind' }),
  field(SUBMIT, 'companyId', { zh: '投资主体', en: 'investing company' }),
  field(SUBMIT, 'investmentType', { zh: '投资类型', en: 'investment type' }),
  field(SUBMIT, 'landingMode', { zh: '落地方式', en: 'landing mode' }),
  field(SUBMIT, 'focusAreaCode', { zh: '产业方向', en: 'focus area' }),
  field(SUBMIT, 'chainNodeId', { zh: '产业链环节', en: 'chain node' }),
  {
    ...field(SUBMIT, 'plannedInvestmentWan', { zh: '计划总投资', en: 'planned investment' }),
    check: ({ facts }) => isFilled(facts.plannedInvestmentWan) || isPositive(facts.contractedFdiWanUsd),
    message: {
      zh: '请填写「计划总投资（万元）」，外资项目可改填「合同外资（万美元）」的预估数',
      en: 'Fill in the planned investment (CNY 10,000), or for a foreign project the estimated contracted FDI',
    },
  },
  field(
    SUBMIT,
    'plannedInvestmentBasis',
    { zh: '计划总投资依据', en: 'basis of the planned investment' },
    { when: ({ facts }) => isFilled(facts.plannedInvestmentWan) },
  ),
  {
    ...field(SUBMIT, 'floorAreaSqm', { zh: '需求建筑面积', en: 'floor area' }, { when: needsSpace }),
    check: ({ facts }) => isPositive(facts.floorAreaSqm) || isPositive(facts.landAreaMu),
    message: {
      zh: '请填写「需求建筑面积（㎡）」或「用地面积（亩）」，且须大于0；仅「仅注册」「基金/合伙」可为0',
      en: 'Fill in the floor area (m²) or the land area (mu), above 0; only REGISTER_ONLY and FUND may need none',
    },
  },
  field(SUBMIT, 'expectedTaxY1Wan', { zh: '预计第一年税收', en: 'expected tax of year 1' }),
  field(SUBMIT, 'expectedTaxY2Wan', { zh: '预计第二年税收', en: 'expected tax of year 2' }),
  field(SUBMIT, 'expectedTaxY3Wan', { zh: '预计第三年税收', en: 'expected tax of year 3' }),
  field(SUBMIT, 'sourceChannel', { zh: '来源渠道', en: 'source channel' }),
  {
    ...field(SUBMIT, 'sourceReference', { zh: '来源主体', en: 'source' }, { when: channelNeedsSource }),
    check: hasSource,
    message: {
      zh: '该来源渠道须写明来源：请关联活动或基金，或在「来源主体」中填写推荐企业、机构的名称',
      en: 'This channel needs its source: link the event or fund, or name the referrer in sourceReference',
    },
  },
  field(SUBMIT, 'ownerUserId', { zh: '项目负责人', en: 'project owner' }),
  field(SUBMIT, 'ownerUnitId', { zh: '承办单位', en: 'owner unit' }),
  {
    ...field(SUBMIT, 'brief', { zh: '项目简介', en: 'brief' }),
    check: ({ facts, settings }) => characters(facts.brief) >= settings.gates.briefMinChars,
    message: {
      zh: '「项目简介」不少于{briefMinChars}个字，请写清主体、内容和诉求',
      en: 'The brief needs at least {briefMinChars} characters: who, what and what they ask for',
    },
  },
  evidence(SUBMIT, 'PROJECT_BASIC_FORM', { when: levelAOrB }),
  {
    at: SUBMIT,
    kind: 'fact',
    code: 'VALID_INTERACTION_REQUIRED',
    check: ({ facts, settings, effectiveOn }) =>
      facts.lastValidInteractionOn !== null &&
      daysBetween(facts.lastValidInteractionOn, effectiveOn) <= settings.gates.admissionInteractionDays,
    message: {
      zh: '近{admissionInteractionDays}天内须有至少一条有效跟进（内容不少于20字、非补录），请先登记跟进记录',
      en: 'Record a valid follow-up of the last {admissionInteractionDays} days (summary of 20 characters or more, not back-filled)',
    },
  },
  {
    at: SUBMIT,
    kind: 'field',
    code: 'DUPLICATE_CHECK_REQUIRED',
    field: 'duplicateCheckId',
    check: ({ facts }) => isFilled(facts.duplicateCheckId),
    message: {
      zh: '请先对投资主体做查重，并关联查重结果',
      en: 'Run the duplicate check on the company and attach its result',
    },
  },
  {
    at: ['T02'],
    kind: 'input',
    code: 'RETURN_ITEMS_REQUIRED',
    field: 'returnItems',
    check: ({ inputs }) => (inputs.returnItems ?? []).some((item) => item.trim() !== ''),
    message: { zh: '请列出需要补充的事项', en: 'List what has to be completed' },
  },
  {
    at: ['T04'],
    kind: 'fact',
    code: 'RETURN_PERIOD_RUNNING',
    check: ({ facts }) => facts.returnDueOn !== null && facts.today > facts.returnDueOn,
    message: { zh: '补充期限尚未届满', en: 'The time to complete the submission has not run out' },
  },
  {
    at: ['T05'],
    kind: 'fact',
    code: 'FAILED_REVIEW_REQUIRED',
    check: isFailed,
    message: {
      zh: '只有评分低于{passScore}分或存在一票否决项才能不予通过，请先完成本轮入库评审',
      en: 'Only a score below {passScore} or a veto rejects; have this round’s review decided first',
    },
  },
  {
    at: ['T07'],
    kind: 'fact',
    code: 'PASSED_REVIEW_REQUIRED',
    check: (context) => (context.facts.review?.score ?? null) !== null && !isFailed(context),
    message: {
      zh: '入库须评分达到{passScore}分且无一票否决项，请先完成本轮入库评审',
      en: 'Admission needs a score of {passScore} or more and no veto; have this round’s review decided first',
    },
  },
  evidence(['T05', 'T07'], 'REVIEW_RECORD'),
  field(['T07'], 'level', { zh: '项目等级', en: 'level' }),
  {
    ...field(['T07'], 'expectedSignOn', { zh: '预计签约日期', en: 'expected signing date' }),
    advice: true,
  },
  {
    at: ['T06'],
    kind: 'input',
    code: 'RESUBMISSION_TOO_EARLY',
    field: 'newEvidenceNote',
    when: (context) => !bySystem(context),
    check: ({ facts, inputs, settings }) =>
      characters(inputs.newEvidenceNote) >= settings.gates.reasonMinChars ||
      (facts.dates.rejectedOn !== null &&
        daysBetween(facts.dates.rejectedOn, facts.today) >= settings.gates.resubmitAfterDays),
    message: {
      zh: '未通过后满{resubmitAfterDays}天方可重新申报；有新证据的，请在「新证据说明」中写明（不少于{reasonMinChars}个字）',
      en: 'Apply again {resubmitAfterDays} days after the rejection, or state the new evidence (at least {reasonMinChars} characters)',
    },
  },
];
