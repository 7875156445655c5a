import { ListProjectsQuery } from '../../features/projects/dto/list-projects.query.js';
import { TextField } from '../../platform/http/fields/basic-fields.js';

/** The filters of the project list and the format. Every row goes out, so paging and selection have no meaning here. */
export class LedgerQuery extends ListProjectsQuery {
  @TextField({ pattern: /^(csv|xlsx)$/, max: 4, description: 'csv or xlsx', example: 'xlsx' })
  format: 'csv' | 'xlsx';
}
