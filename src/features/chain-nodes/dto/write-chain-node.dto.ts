import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { CHAIN_POSITION, CHAIN_STRATEGY } from '../chain-node.codes.js';

export class CreateChainNodeRequest {
  @TextField({ min: 5, max: 8, pattern: /^[A-Z]{2}-\d{2,5}$/, example: 'LH-13' })
  code: string;

  @TextField({ max: 100, example: '示例环节' })
  nameZh: string;

  @TextField({ max: 200, example: 'Example node' })
  nameEn: string;

  @TextField({
    max: 40,
    pattern: /^[A-Z][A-Z0-9_]*$/,
    description: 'Focus area of the park',
    example: 'LIFE_HEALTH',
  })
  focusAreaCode: string;

  @CodeField(CHAIN_POSITION)
  position: string;

  @ReferenceField({
    optional: true,
    nullable: true,
    description: 'Another node of the same map',
    example: null,
  })
  parentId?: string | null;

  @IntegerField({ min: 1, max: 5, example: 3 })
  importance: number;

  @CodeField(CHAIN_STRATEGY, { optional: true, nullable: true })
  strategy?: string | null;

  @TextField({ optional: true, list: { max: 50 }, min: 2, max: 4, pattern: /^\d{2,4}$/, example: ['7340'] })
  gb4754Codes?: string[];

  @TextField({ optional: true, list: { max: 50 }, max: 50, example: ['示例关键词'] })
  keywords?: string[];

  @IntegerField({ min: 2000, max: 2100, description: 'Year of the map', example: 2022 })
  mapVersion: number;
}

export class UpdateChainNodeRequest extends PatchOf(CreateChainNodeRequest, {
  name: 'UpdateChainNodeRequest',
  omit: ['code', 'mapVersion'],
}) {}

/** A map for a new year, copied from an earlier one; its nodes are then changed one by one. */
export class CreateChainMapRequest {
  @IntegerField({ min: 2000, max: 2100, description: 'Year of the new map', example: 2027 })
  mapVersion: number;

  @IntegerField({ min: 2000, max: 2100, description: 'Year to copy', example: 2022 })
  copyOf: number;
}
