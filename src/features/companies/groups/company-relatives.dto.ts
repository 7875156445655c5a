import { CodeField, NestedField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { ENTITY_TYPE } from '../company.codes.js';

const orNull = { nullable: true } as const;

export class RelativeResponse {
  @ReferenceField()
  id: string;

  @TextField({ example: 'QY-000123' })
  code: string;

  @TextField({ ...orNull, max: 120, example: '上海示例生物科技有限公司' })
  nameCn: string | null;

  @TextField({ ...orNull, max: 200, example: null })
  nameEn: string | null;

  @CodeField(ENTITY_TYPE)
  entityType: string;

  @TextField({ ...orNull, max: 18, example: '91310107T0000001X8' })
  uscc: string | null;
}

export class GroupPointerResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 120, example: '示例集团' })
  name: string;
}

/** Who belongs to a company (domain.md §2.17). */
export class CompanyRelativesResponse {
  @NestedField(RelativeResponse, orNull)
  parent: RelativeResponse | null;

  @NestedField(RelativeResponse, { list: { max: 200 }, description: 'Branches and representative offices' })
  branches: RelativeResponse[];

  @NestedField(RelativeResponse, { list: { max: 200 }, description: 'Other companies below it' })
  subsidiaries: RelativeResponse[];

  @NestedField(GroupPointerResponse, orNull)
  group: GroupPointerResponse | null;

  @NestedField(RelativeResponse, { list: { max: 200 }, description: 'Other companies of the group' })
  sisters: RelativeResponse[];
}
