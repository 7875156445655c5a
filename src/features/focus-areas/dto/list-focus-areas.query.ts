import { CodeField } from '../../../platform/http/fields/basic-fields.js';
import { DateField } from '../../../platform/http/fields/value-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { TAXONOMY } from '../focus-area.codes.js';

/** Which taxonomy, on which day. */
export class AreaQuery {
  @CodeField(TAXONOMY, { optional: true, description: 'PARK when left out' })
  taxonomy?: string;

  @DateField({ optional: true, description: 'Today when left out', example: '2022-12-31' })
  asOf?: string;
}

export class ListFocusAreasQuery extends PageQuery {
  @CodeField(TAXONOMY, { optional: true, description: 'PARK when left out' })
  taxonomy?: string;

  @DateField({ optional: true, description: 'Today when left out', example: '2022-12-31' })
  asOf?: string;
}

/** Of which version, and which page of its history. */
export class AreaHistoryQuery extends ListFocusAreasQuery {}
