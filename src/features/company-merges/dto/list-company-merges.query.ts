import { CodeField } from '../../../platform/http/fields/basic-fields.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { COMPANY_MERGE_STATE } from '../company-merge.codes.js';

export class ListCompanyMergesQuery extends PageQuery {
  @CodeField(COMPANY_MERGE_STATE, { optional: true, list: { max: 5 } })
  state?: string[];

  @ReferenceField({ optional: true, description: 'A company that took part' })
  companyId?: string;
}
