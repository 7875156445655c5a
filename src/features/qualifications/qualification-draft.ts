import { QUALIFICATION_TYPE, type QualificationType } from '../companies/company-standing.codes.js';
import type { CreateQualificationRequest } from './dto/qualification.dto.js';
import { type QualificationContent, usualEnd } from './qualification.rules.js';

/** A whole qualification from a request: level and end follow from the type where the request does not say them. */
export function newContent(
  request: Omit<CreateQualificationRequest, 'evidenceFileIds'>,
): QualificationContent {
  const { type, validFrom } = request;
  const { level } = QUALIFICATION_TYPE.extra(type as QualificationType);
  return {
    type,
    level: request.level ?? level,
    certificateNo: request.certificateNo ?? null,
    issuer: request.issuer ?? null,
    validFrom,
    validTo: request.validTo === undefined ? usualEnd(type, validFrom) : request.validTo,
    sourceList: request.sourceList ?? null,
    listYear: request.listYear ?? null,
    renewalOfId: request.renewalOfId ?? null,
    note: request.note ?? null,
  };
}
