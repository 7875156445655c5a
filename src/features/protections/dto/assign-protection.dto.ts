import { TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';

/** A business line that is protected by itself (domain.md §4.1, scope). */
export class AssignProtectionRequest {
  @ReferenceField()
  companyId: string;

  @ReferenceField({ description: 'The unit that pursues the line' })
  unitId: string;

  @ReferenceField({ optional: true, nullable: true, description: 'Who answers for it', example: null })
  userId?: string | null;

  @TextField({ min: 2, max: 100, description: 'The business line', example: '体外诊断试剂业务' })
  scopeNote: string;
}
