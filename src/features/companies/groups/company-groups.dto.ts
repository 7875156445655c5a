import { IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';

export class CreateCompanyGroupRequest {
  @TextField({ max: 120, example: '示例集团' })
  name: string;

  @TextField({ optional: true, nullable: true, max: 2000, example: null })
  note?: string | null;
}

export class UpdateCompanyGroupRequest extends PatchOf(CreateCompanyGroupRequest, {
  name: 'UpdateCompanyGroupRequest',
}) {}

export class ListCompanyGroupsQuery extends PageQuery {
  @TextField({ optional: true, max: 100, description: 'Part of the name', example: '示例' })
  q?: string;
}

/** Companies that belong together. */
export class CompanyGroupResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 120, example: '示例集团' })
  name: string;

  @TextField({ nullable: true, max: 2000, example: null })
  note: string | null;

  @IntegerField({ description: 'Companies in it' })
  companyCount: number;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1 })
  version: number;
}

export class CompanyGroupPage extends PageOf(CompanyGroupResponse) {}
