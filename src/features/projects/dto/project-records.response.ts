import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { POOL_STATUS, STAGE } from '../project.codes.js';
import { EVIDENCE_TYPE } from '../project-evidence.codes.js';

const many = { list: { max: 100 } } as const;

export class AttachEvidenceRequest {
  @CodeField(EVIDENCE_TYPE)
  type: string;

  @ReferenceField({
    optional: true,
    description: 'A file uploaded before; left out when the form carries the file',
  })
  fileId?: string;

  @TextField({ optional: true, max: 1000 })
  note?: string;
}

/** A file that proves something. Its content is at `/files/{fileId}/content`. */
export class EvidenceResponse {
  @ReferenceField()
  id: string;

  @ReferenceField()
  projectId: string;

  @CodeField(EVIDENCE_TYPE)
  type: string;

  @DateField()
  attachedOn: string;

  @TextField({ nullable: true, max: 1000 })
  note: string | null;

  @ReferenceField()
  fileId: string;

  @TextField({ example: '示例洽谈纪要.pdf' })
  fileName: string;

  @TextField({ example: 'application/pdf' })
  mediaType: string;

  @IntegerField({ min: 1, description: 'Bytes' })
  size: number;

  @BooleanField({ description: 'A move rests on it, so it cannot be removed' })
  isUsed: boolean;

  @InstantField()
  createdAt: string;

  @ReferenceField()
  createdBy: string;
}

export const EvidencePage = PageOf(EvidenceResponse);

export class DuplicateMatchResponse {
  @BooleanField()
  exists: boolean;

  @TextField({ example: '桃浦镇人民政府' })
  ownerUnitName: string;

  @ReferenceField({ nullable: true, description: 'Null when the project is not the caller’s to see' })
  projectId: string | null;

  @TextField({ nullable: true, example: 'XM-2026-0123' })
  code: string | null;

  @TextField({ nullable: true })
  name: string | null;

  @CodeField(POOL_STATUS, { nullable: true })
  poolStatus: string | null;

  @CodeField(STAGE, { nullable: true })
  stage: string | null;
}

/** Result of a look for the same investor, or its group, in other projects. */
export class DuplicateCheckResponse {
  @ReferenceField()
  id: string;

  @InstantField()
  at: string;

  @ReferenceField()
  companyId: string;

  @IntegerField({ min: 1, description: 'Version of the project with this result linked' })
  projectVersion: number;

  @NestedField(DuplicateMatchResponse, many)
  matches: DuplicateMatchResponse[];
}
