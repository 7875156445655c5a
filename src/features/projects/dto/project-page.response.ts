import { DateField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { ProjectResponse } from './project.response.js';

/** A page of projects; `asOf` says of which day it speaks. */
export class ProjectPage extends PageOf(ProjectResponse) {
  @DateField({ optional: true, description: 'With asOf' })
  asOf?: string;
}
