import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { CHAIN_POSITION } from '../chain-node.codes.js';

/** Which map. */
export class ChainMapQuery {
  @IntegerField({
    optional: true,
    min: 2000,
    max: 2100,
    description: 'Latest map when left out',
    example: 2022,
  })
  mapVersion?: number;
}

export class ListChainNodesQuery extends PageQuery {
  @TextField({
    optional: true,
    list: { max: 20 },
    max: 40,
    description: 'Focus areas of the park',
    example: 'AI',
  })
  focusAreaCode?: string[];

  @CodeField(CHAIN_POSITION, { optional: true, list: { max: 4 } })
  position?: string[];

  @IntegerField({
    optional: true,
    min: 2000,
    max: 2100,
    description: 'Latest map when left out',
    example: 2022,
  })
  mapVersion?: number;
}

/** Of which map, and which page of the history. */
export class ChainNodeHistoryQuery extends PageQuery {
  @IntegerField({
    optional: true,
    min: 2000,
    max: 2100,
    description: 'Latest map when left out',
    example: 2022,
  })
  mapVersion?: number;
}
