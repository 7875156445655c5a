import { addDays, addMonths } from '../../platform/kernel/clock.js';
import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { QUALIFICATION_TYPE, type QualificationType } from '../companies/company-standing.codes.js';

export interface QualificationContent {
  readonly type: string;
  readonly level: string | null;
  readonly certificateNo: string | null;
  readonly issuer: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly sourceList: string | null;
  readonly listYear: number | null;
  readonly renewalOfId: string | null;
  readonly note: string | null;
}

export interface Confirmation {
  readonly outcome: string;
  readonly confirmationNote: string | null;
}

/** What was confirmed: a change of one of these puts the entry before the department again. */
const CONFIRMED_FACTS = ['level', 'certificateNo', 'issuer', 'validFrom', 'validTo'];

export function touchesConfirmed(changes: Readonly<Record<string, unknown>>): boolean {
  return CONFIRMED_FACTS.some((field) => field in changes);
}

export function confirmationBlockers({ outcome, confirmationNote }: Confirmation): FieldError[] {
  if (outcome !== 'DISPUTED' || confirmationNote) return [];
  return [
    fault('confirmationNote', 'NOTE_REQUIRED', {
      zh: '提出异议须说明原因',
      en: 'a dispute needs its reason',
    }),
  ];
}

/** The qualification that this one renews. */
export interface EarlierQualification {
  readonly companyId: string;
  readonly type: string;
  readonly validFrom: string;
}

/** Only a qualification in force on the as-of date counts (domain.md §2.1.5). Both ends are included. */
export function isValidOn(
  { validFrom, validTo }: Pick<QualificationContent, 'validFrom' | 'validTo'>,
  day: string,
): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** The last day by the usual term of the type: 36 months from 2024-03-01 end on 2027-02-28. Null without a term. */
export function usualEnd(type: string, validFrom: string): string | null {
  const { months } = QUALIFICATION_TYPE.extra(type as QualificationType);
  return months === null ? null : addDays(addMonths(validFrom, months), -1);
}

/** Everything that speaks against a qualification of a company. */
export function qualificationBlockers(
  content: QualificationContent,
  companyId: string,
  earlier: EarlierQualification | null,
): FieldError[] {
  return [...termFaults(content), ...typeFaults(content), ...renewalFaults(content, companyId, earlier)];
}

function termFaults({ validFrom, validTo }: QualificationContent): FieldError[] {
  if (validTo === null || validTo >= validFrom) return [];
  return [fault('validTo', 'TERM_REVERSED', { zh: '有效期止早于有效期起', en: 'ends before it begins' })];
}

function typeFaults({ type, level, sourceList, listYear }: QualificationContent): FieldError[] {
  const facts = QUALIFICATION_TYPE.extra(type as QualificationType);
  const faults: FieldError[] = [];
  if (facts.level !== null && level !== null && level !== facts.level)
    faults.push(
      fault('level', 'LEVEL_OF_TYPE', { zh: '与该资质的层级不符', en: 'is not the level of this type' }),
    );
  if (facts.listed && sourceList === null)
    faults.push(fault('sourceList', 'LIST_REQUIRED', { zh: '须注明榜单名称', en: 'the list must be named' }));
  if (facts.listed && listYear === null)
    faults.push(
      fault('listYear', 'LIST_YEAR_REQUIRED', { zh: '须注明榜单年度', en: 'the year of the list is needed' }),
    );
  return faults;
}

function renewalFaults(
  { renewalOfId, type, validFrom }: QualificationContent,
  companyId: string,
  earlier: EarlierQualification | null,
): FieldError[] {
  if (renewalOfId === null) return [];
  const at = (code: string, message: Text) => [fault('renewalOfId', code, message)];
  if (!earlier || earlier.companyId !== companyId)
    return at('RENEWAL_UNKNOWN', { zh: '该企业没有这项资质', en: 'the company has no such qualification' });
  if (earlier.type !== type)
    return at('RENEWAL_OF_OTHER_TYPE', { zh: '只能续期同一种资质', en: 'only the same type can be renewed' });
  if (earlier.validFrom >= validFrom)
    return at('RENEWAL_NOT_LATER', { zh: '续期应晚于原资质', en: 'a renewal begins later' });
  return [];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
