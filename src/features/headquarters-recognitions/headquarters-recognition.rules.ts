import type { FieldError, Text } from '../../platform/kernel/domain-error.js';
import type { HqStatus } from '../companies/company-standing.codes.js';

/** How a matter goes on (domain.md §2.1.4). What has ended is applied for anew, as a record of its own. */
const NEXT: Readonly<Record<HqStatus, readonly HqStatus[]>> = {
  TARGET: ['APPLYING'],
  APPLYING: ['TARGET', 'RECOGNISED'],
  RECOGNISED: ['EXPIRED', 'REVOKED'],
  EXPIRED: [],
  REVOKED: [],
};

const PROVEN: readonly string[] = ['RECOGNISED', 'EXPIRED', 'REVOKED'];

export interface RecognitionContent {
  readonly status: string;
  readonly recognisedOn: string | null;
  readonly docNo: string | null;
  readonly certificateNo: string | null;
  readonly authority: string | null;
  readonly endedOn: string | null;
  readonly introducedOn: string | null;
}

export function nextStatuses(status: string): readonly HqStatus[] {
  return NEXT[status as HqStatus];
}

/**
 * Only RECOGNISED with its document counts (trap 8.12): date, document, certificate, authority and a file are needed.
 * @param today nothing of this lies in the future
 */
export function recognitionBlockers(
  content: RecognitionContent,
  evidenceFiles: number,
  today: string,
): FieldError[] {
  const { status, recognisedOn, endedOn, introducedOn } = content;
  const faults: FieldError[] = [];
  if (PROVEN.includes(status)) faults.push(...proofFaults(content, evidenceFiles));
  const hasEnded = status === 'EXPIRED' || status === 'REVOKED';
  if (hasEnded && endedOn === null)
    faults.push(
      fault('endedOn', 'END_REQUIRED', { zh: '须填写失效日期', en: 'the last day in force is needed' }),
    );
  if (!hasEnded && endedOn !== null)
    faults.push(
      fault('endedOn', 'NOT_ENDED', { zh: '仅到期或取消时填写', en: 'only for one that has ended' }),
    );
  if (endedOn !== null && recognisedOn !== null && endedOn < recognisedOn)
    faults.push(fault('endedOn', 'TERM_REVERSED', { zh: '早于认定日期', en: 'is before the recognition' }));
  for (const [field, day] of Object.entries({ recognisedOn, introducedOn, endedOn }))
    if (day !== null && day > today)
      faults.push(fault(field, 'IN_FUTURE', { zh: '不能晚于今天', en: 'must not lie in the future' }));
  return faults;
}

function proofFaults(content: RecognitionContent, evidenceFiles: number): FieldError[] {
  const needed = ['recognisedOn', 'docNo', 'certificateNo', 'authority'] as const;
  const required: Text = { zh: '认定必须填写', en: 'is needed for a recognition' };
  const faults = needed
    .filter((field) => content[field] === null)
    .map((field) => fault(field, 'PROOF_REQUIRED', required));
  if (evidenceFiles > 0) return faults;
  return [
    ...faults,
    fault('evidenceFileIds', 'EVIDENCE_REQUIRED', {
      zh: '须附认定通知或证书',
      en: 'the notice or the certificate must be attached',
    }),
  ];
}

function fault(field: string, code: string, message: Text): FieldError {
  return { pointer: `/${field}`, code, message };
}
