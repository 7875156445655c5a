import { ListCompaniesQuery } from '../../features/companies/dto/list-companies.query.js';
import { TextField } from '../../platform/http/fields/basic-fields.js';

/** The filters of the list and the format; every row goes out, so paging and selection have no meaning here. */
export class ExportCompaniesQuery extends ListCompaniesQuery {
  @TextField({ pattern: /^(csv|xlsx)$/, max: 4, description: 'csv or xlsx', example: 'xlsx' })
  format: string;
}
