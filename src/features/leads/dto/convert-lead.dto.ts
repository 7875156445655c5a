import { CodeField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PROJECT_KIND } from '../../projects/project.codes.js';

const left = { optional: true } as const;

/** What the draft says that the lead does not. */
export class ConvertLeadRequest {
  @TextField({ ...left, max: 200, description: 'The title of the lead when left out' })
  name?: string;

  @CodeField(PROJECT_KIND, { ...left, description: 'INVESTMENT when left out' })
  projectKind?: string;

  @ReferenceField({ ...left, description: 'The assignee of the lead when left out' })
  ownerUserId?: string;

  @TextField({ ...left, max: 5000 })
  brief?: string;
}
