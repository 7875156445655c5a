import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf } from '../../../platform/http/page.js';
import { CHAIN_POSITION, CHAIN_STRATEGY } from '../chain-node.codes.js';

export class ChainNodeResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 8, example: 'LH-04' })
  code: string;

  @TextField({ example: '干细胞与细胞治疗' })
  nameZh: string;

  @TextField({ example: 'Stem cells and cell therapy' })
  nameEn: string;

  @TextField({ max: 40, example: 'LIFE_HEALTH' })
  focusAreaCode: string;

  @CodeField(CHAIN_POSITION)
  position: string;

  @ReferenceField({ nullable: true })
  parentId: string | null;

  @IntegerField({ min: 1, max: 5, example: 4 })
  importance: number;

  @CodeField(CHAIN_STRATEGY, { nullable: true })
  strategy: string | null;

  @TextField({ list: { max: 50 }, example: ['2761', '7340'], description: 'GB/T 4754-2017, suggested' })
  gb4754Codes: string[];

  @TextField({ list: { max: 50 }, example: ['干细胞'] })
  keywords: string[];

  @IntegerField({ min: 2000, max: 2100, description: 'Year of the map', example: 2022 })
  mapVersion: number;

  @BooleanField({ description: 'Named by 普委办发〔2022〕23号' })
  seedNamed: boolean;

  @IntegerField({ min: 1 })
  version: number;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;
}

export const ChainNodePage = PageOf(ChainNodeResponse);

export class ChainMapResponse {
  @IntegerField({ min: 2000, max: 2100, example: 2022 })
  mapVersion: number;

  @IntegerField({ description: 'Nodes on it', example: 48 })
  nodes: number;
}

export class ChainMapsResponse {
  @NestedField(ChainMapResponse, { list: { max: 101 }, description: 'Latest first' })
  items: ChainMapResponse[];
}
