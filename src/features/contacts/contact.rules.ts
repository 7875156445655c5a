import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import { identityDocumentIn } from './contact-identity-number.rules.js';

/** What the rules of domain.md §2.3 look at. */
export interface ContactFacts {
  readonly name: string;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly wechat: string | null;
  readonly language: string | null;
  readonly lawfulBasis: string;
  /** ISO 8601 instant. */
  readonly consentAt: string | null;
}

/** Personal data: in full for the project team, masked for everyone else (class PI). */
export const PERSONAL_FIELDS = ['mobile', 'email', 'wechat', 'language', 'nationality'] as const;

/** Everything that keeps the contact from being stored, all at once. */
export function contactBlockers(contact: ContactFacts, now: Date): FieldError[] {
  return [
    ...reachBlockers(contact),
    ...consentBlockers(contact, now),
    ...documentBlockers({
      name: contact.name,
      mobile: contact.mobile,
      email: contact.email,
      wechat: contact.wechat,
      language: contact.language,
    }),
  ];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}

function reachBlockers({ mobile, email, wechat }: ContactFacts): FieldError[] {
  if (mobile || email || wechat) return [];
  const message = {
    zh: '手机、邮箱、微信至少填一项',
    en: 'give one of mobile, email and wechat',
  };
  return [fault('mobile', 'REACH_REQUIRED', message)];
}

function consentBlockers({ lawfulBasis, consentAt }: ContactFacts, now: Date): FieldError[] {
  if (lawfulBasis === 'CONSENT' && !consentAt)
    return [
      fault('consentAt', 'CONSENT_TIME_REQUIRED', {
        zh: '处理依据为“同意”时必须填写同意时间',
        en: 'consent needs its time',
      }),
    ];
  if (consentAt && Date.parse(consentAt) > now.getTime())
    return [
      fault('consentAt', 'TIME_IN_FUTURE', {
        zh: '同意时间不能晚于现在',
        en: 'may not lie in the future',
      }),
    ];
  return [];
}

/** Refuses texts that hold the number of an identity card or passport; the number itself is not repeated. */
export function documentBlockers(texts: Readonly<Record<string, string | null | undefined>>): FieldError[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    const found = text ? identityDocumentIn(text) : null;
    if (!found) return [];
    return [
      fault(field, `${found}_NUMBER`, {
        zh: '不得在联系人中保存身份证号或护照号',
        en: 'numbers of identity cards and passports may not be kept here',
      }),
    ];
  });
}

/** `date` plus whole months; the last day of the month where the day does not exist. Both `YYYY-MM-DD`. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/**
 * A retention date that a person sets may shorten the default term, not lengthen it, and never lies in the past.
 * @param latest the default term counted from today
 */
export function retentionBlockers(retentionUntil: string | null | undefined, today: string, latest: string) {
  if (!retentionUntil || (retentionUntil >= today && retentionUntil <= latest)) return [];
  return [
    {
      pointer: '/retentionUntil',
      code: 'RETENTION_OUT_OF_RANGE',
      message: {
        zh: '保存期限应在 {today} 至 {latest} 之间；不填则按最近一次跟进自动计算',
        en: 'must lie between {today} and {latest}; leave it out to follow the last interaction',
      },
      params: { today, latest },
    } satisfies FieldError,
  ];
}

/** What keeps an employment from being stored. */
export function employmentBlockers(employment: {
  readonly title: string | null;
  readonly department: string | null;
  readonly fromOn: string | null;
  readonly toOn: string | null;
}): FieldError[] {
  const { title, department, fromOn, toOn } = employment;
  const faults = documentBlockers({ title, department });
  if (fromOn && toOn && toOn < fromOn)
    faults.push(
      fault('toOn', 'TERM_REVERSED', {
        zh: '离任日期不能早于任职日期',
        en: 'may not lie before fromOn',
      }),
    );
  return faults;
}
