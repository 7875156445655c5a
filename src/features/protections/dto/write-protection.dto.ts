import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PROTECTION_REVOCATION, type ProtectionRevocation } from '../protection.codes.js';

export class RenewProtectionRequest {
  @TextField({ optional: true, nullable: true, max: 1000, example: '已安排本月二次踏勘' })
  reason?: string | null;
}

export class ReleaseProtectionRequest {
  @TextField({ min: 10, max: 1000, example: '企业明确转向外省市，本单位不再跟进' })
  reason: string;
}

export class RevokeProtectionRequest {
  @CodeField(PROTECTION_REVOCATION, { description: 'All but ENTERED_IN_ERROR need a paper' })
  endReason: ProtectionRevocation;

  @TextField({ min: 10, max: 1000, example: '企业来函说明不再与该单位接洽' })
  reason: string;

  @ReferenceField({
    optional: true,
    nullable: true,
    description: 'A file that the caller uploaded and that proves it',
    example: null,
  })
  fileId?: string | null;
}

export class UpdateProtectionRequest {
  @ReferenceField({ description: 'Who answers for it: an active user of the holding unit' })
  userId: string;
}
