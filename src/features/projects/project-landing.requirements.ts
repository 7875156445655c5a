import { addDays } from '../../platform/kernel/clock.js';
import {
  bySystem,
  type Check,
  characters,
  evidence,
  field,
  hasEvidence,
  isFilled,
  isLand,
  type Requirement,
} from './project-gate.js';

/** Gate rows from registration to hand-over, T14–T18, and of the revoked signing, T21 (domain.md §3.2). */
const REGISTER = ['T14', 'T15'] as const;

const relocates: Check = ({ facts }) =>
  facts.investmentType === 'RELOCATION_IN' || facts.registrationType === 'RELOCATION_IN';
const takesRooms: Check = ({ facts }) => facts.landingMode === 'LEASE' || facts.landingMode === 'PURCHASE';
const builds: Check = ({ facts }) => facts.landingMode === 'LAND' || facts.landingMode === 'CUSTOM_BUILD';

export const LANDING_REQUIREMENTS: readonly Requirement[] = [
  {
    at: REGISTER,
    kind: 'field',
    code: 'REGISTERED_COMPANY_REQUIRED',
    field: 'registeredCompanyId',
    check: ({ facts }) =>
      isFilled(facts.registeredCompanyId) &&
      facts.registeredCompany !== null &&
      !facts.registeredCompany.preparing &&
      facts.registeredCompany.usccValid,
    message: {
      zh: '请关联「落户主体」：须已取得统一社会信用代码，不能是筹建中',
      en: 'Link the registered company: it needs a valid USCC and must not be in preparation',
    },
  },
  field(REGISTER, 'registrationType', { zh: '登记方式', en: 'registration type' }),
  field(REGISTER, 'landingUnitId', { zh: '落地单位', en: 'landing unit' }),
  {
    at: REGISTER,
    kind: 'fact',
    code: 'REGISTERED_OUTSIDE_DISTRICT',
    field: 'registeredDistrictCode',
    check: ({ facts, settings }) =>
      facts.registeredCompany?.registeredDistrictCode === settings.gates.districtCode,
    message: {
      zh: '落户主体的注册地区划须为普陀区（{districtCode}），请核对企业档案',
      en: 'The registered company must be registered in Putuo ({districtCode}); check the company record',
    },
  },
  {
    at: REGISTER,
    kind: 'fact',
    code: 'TAXED_OUTSIDE_DISTRICT',
    field: 'taxDistrictCode',
    check: ({ facts, settings }) => facts.registeredCompany?.taxDistrictCode === settings.gates.districtCode,
    message: {
      zh: '落户主体的税务户管地须为普陀区（{districtCode}），请核对企业档案',
      en: 'The tax household of the registered company must be in Putuo ({districtCode}); check the company record',
    },
  },
  evidence(REGISTER, 'BUSINESS_LICENSE'),
  evidence(REGISTER, 'TAX_RELOCATION_PROOF', { when: relocates }),
  {
    at: ['T15'],
    kind: 'input',
    code: 'SIGNING_WAIVER_REQUIRED',
    field: 'signingWaiverReason',
    check: ({ inputs, settings }) => characters(inputs.signingWaiverReason) >= settings.gates.reasonMinChars,
    message: {
      zh: '先注册后签约须说明理由（不少于{reasonMinChars}个字）；该项目不计入签约数',
      en: 'State why it registers before signing (at least {reasonMinChars} characters); it will not count as signed',
    },
  },
  evidence(['T16'], 'CONSTRUCTION_PERMIT', { when: builds }),
  {
    at: ['T16'],
    kind: 'evidence',
    code: 'EVIDENCE_REQUIRED',
    evidence: 'LEASE_CONTRACT',
    when: takesRooms,
    check: ({ facts }) => hasEvidence(facts, ['LEASE_CONTRACT', 'PURCHASE_CONTRACT']),
    message: {
      zh: '请上传租赁合同或购置合同',
      en: 'Upload the lease or the purchase contract',
    },
  },
  evidence(['T16'], 'ENTRY_RECORD', { when: takesRooms }),
  {
    at: ['T17'],
    kind: 'fact',
    code: 'REGISTER_ONLY_NEVER_OPENS',
    field: 'landingMode',
    check: ({ facts }) => facts.landingMode !== 'REGISTER_ONLY',
    message: {
      zh: '「仅注册」项目没有开业阶段；确已入驻的，请先更正「落地方式」',
      en: 'A REGISTER_ONLY project does not open; correct the landing mode if it moved in',
    },
  },
  {
    ...field(['T17'], 'staffOnSite', { zh: '到岗人数', en: 'staff on site' }),
    check: ({ facts }) => (facts.staffOnSite ?? 0) >= 1,
    message: { zh: '「到岗人数」须不少于1人', en: 'At least one person must work on site' },
  },
  evidence(['T17'], 'SITE_CHECK_FORM'),
  evidence(['T17'], 'COMPLETION_ACCEPTANCE', { when: isLand }),
  field(['T18'], 'serviceOfficerId', { zh: '联络专员', en: 'liaison officer' }),
  evidence(['T18'], 'HANDOVER_FORM', { when: (context) => !bySystem(context) }),
  {
    at: ['T18'],
    kind: 'fact',
    code: 'HANDOVER_NOT_DUE',
    when: bySystem,
    check: ({ facts, settings }) =>
      facts.dates.openedOn !== null &&
      facts.today >= addDays(facts.dates.openedOn, settings.gates.graduateAfterDays),
    message: { zh: '开业未满{graduateAfterDays}天', en: 'Not yet {graduateAfterDays} days after opening' },
  },
  evidence(['T21'], 'TERMINATION_AGREEMENT', { since: (facts) => facts.dates.signedOn }),
];
