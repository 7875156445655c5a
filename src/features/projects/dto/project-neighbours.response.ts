import { TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';

/** The investing or the registered company, with expand. */
export class ProjectCompanyResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000123' })
  code: string;

  @TextField({ nullable: true })
  nameCn: string | null;

  @TextField({ nullable: true })
  nameEn: string | null;

  @TextField({ nullable: true })
  uscc: string | null;
}

export class ProjectUnitResponse {
  @ReferenceField()
  id: string;

  @TextField()
  code: string;

  @TextField()
  name: string;

  @TextField()
  shortName: string;
}

export class ProjectUserResponse {
  @ReferenceField()
  id: string;

  @TextField()
  displayName: string;

  @ReferenceField()
  unitId: string;
}
