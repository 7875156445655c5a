import { type CodeOf, codeTable } from '../../platform/kernel/code-table.js';

/**
 * One code for every paper that a move of domain.md §3.2 asks for, and for the proofs of money received (§2.6).
 * Which move needs which is the gate table's business, not this list's.
 */
export const EVIDENCE_TYPE = codeTable('EVIDENCE_TYPE', {
  PROJECT_BASIC_FORM: ['项目基本情况表', 'Project data form'],
  REVIEW_RECORD: ['评审记录', 'Record of the admission review'],
  NEGOTIATION_MINUTES: ['洽谈纪要', 'Minutes of the negotiation'],
  INCORPORATION_CERTIFICATE: ['境外主体注册证明', 'Certificate of incorporation'],
  DUE_DILIGENCE_REPORT: ['背调/尽调报告', 'Due-diligence report'],
  SITE_VISIT_RECORD: ['踏勘记录', 'Site-visit record'],
  DECISION_MINUTES: ['会议纪要/审批单', 'Minutes or approval form of the decision'],
  DRAFT_AGREEMENT: ['协议送审稿', 'Draft agreement for review'],
  LEGAL_OPINION: ['法律意见', 'Legal opinion'],
  FAIR_COMPETITION_REVIEW: ['公平竞争审查结论', 'Result of the fair competition review'],
  SIGNED_AGREEMENT: ['协议签署页', 'Signed agreement'],
  LEASE_CONTRACT: ['租赁合同', 'Lease contract'],
  PURCHASE_CONTRACT: ['购置合同', 'Purchase contract'],
  LAND_CONTRACT: ['土地出让合同', 'Land transfer contract'],
  TERMINATION_AGREEMENT: ['解除协议/说明', 'Termination agreement or statement'],
  BUSINESS_LICENSE: ['营业执照', 'Business licence'],
  TAX_RELOCATION_PROOF: ['税务户管迁入证明', 'Proof of tax relocation'],
  CONSTRUCTION_PERMIT: ['施工许可证', 'Construction permit'],
  ENTRY_RECORD: ['进场记录', 'Site-entry record'],
  SITE_CHECK_FORM: ['现场核验单', 'On-site check form'],
  COMPLETION_ACCEPTANCE: ['竣工验收', 'Completion acceptance'],
  HANDOVER_FORM: ['交接单', 'Hand-over form'],
  CANCELLATION_LETTER: ['投资方取消函件', 'Investor’s letter of cancellation'],
  REGISTRATION_RECORD: ['登记信息', 'Registration record'],
  FDI_REGISTRATION_PROOF: ['FDI业务登记凭证', 'FDI registration voucher'],
  BANK_RECEIPT: ['银行入账凭证', 'Bank receipt'],
  CAPITAL_CONTRIBUTION_PROOF: ['出资证明', 'Proof of capital contribution'],
  OTHER: ['其他材料', 'Other document'],
});
export type EvidenceType = CodeOf<typeof EVIDENCE_TYPE>;

/** Any one of these proves a signing (T13). */
export const SIGNING_EVIDENCE: ReadonlySet<EvidenceType> = new Set<EvidenceType>([
  'SIGNED_AGREEMENT',
  'LEASE_CONTRACT',
  'PURCHASE_CONTRACT',
  'LAND_CONTRACT',
]);

export const PROJECT_EVIDENCE_CODE_TABLES = [EVIDENCE_TYPE] as const;
