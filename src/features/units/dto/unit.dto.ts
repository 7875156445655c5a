import {
  BooleanField,
  CodeField,
  IntegerField,
  TextField,
} from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { UNIT_TYPE } from '../unit.codes.js';

/** A number of an office, as it is printed: digits, blanks, hyphens, brackets, an extension. */
const LIAISON_PHONE = /^[+0-9][0-9 ()#*-]{4,38}$/;

export class CreateUnitRequest {
  @TextField({
    max: 60,
    min: 2,
    pattern: /^[A-Z][A-Z0-9_]*$/,
    description: 'Stable English code',
    example: 'DIST_STATISTICS',
  })
  code: string;

  @TextField({ max: 120, description: '文件中的称谓 / Wording that papers use', example: '区统计局' })
  name: string;

  @TextField({ max: 60, description: '简称 / Short name', example: '统计局' })
  shortName: string;

  @TextField({ max: 200, example: 'District Statistics Bureau' })
  nameEn: string;

  @TextField({
    list: { max: 30 },
    optional: true,
    description: '别名 / Other names',
    example: ['普陀区统计局'],
  })
  aliases?: string[];

  @CodeField(UNIT_TYPE, { description: '单位类型 / Type', example: 'GOV' })
  type: string;

  @BooleanField({ optional: true, description: '可承办项目 / May own projects', example: false })
  canOwnProjects?: boolean;

  @BooleanField({ optional: true, description: '招商条线 / Promotion line', example: false })
  isPromotion?: boolean;

  @IntegerField({ optional: true, max: 100_000, description: '排序 / Order', example: 1000 })
  sortOrder?: number;

  @ReferenceField({ optional: true, nullable: true, description: '联络人 / Liaison', example: null })
  liaisonUserId?: string | null;

  @TextField({
    optional: true,
    nullable: true,
    max: 40,
    pattern: LIAISON_PHONE,
    description: '联络电话，其他单位可见 / Liaison phone of the unit, open to other units',
    example: '021-52564588',
  })
  liaisonPhone?: string | null;

  @DateField({ optional: true, nullable: true, description: '生效日期 / Valid from' })
  validFrom?: string | null;

  @DateField({ optional: true, nullable: true, description: '失效日期 / Valid to, inclusive', example: null })
  validTo?: string | null;
}

export const UpdateUnitRequest = PatchOf(CreateUnitRequest, { name: 'UpdateUnitRequest', omit: ['code'] });
export type UpdateUnitRequest = InstanceType<typeof UpdateUnitRequest>;

export class ListUnitsQuery extends PageQuery {
  @TextField({ optional: true, max: 60, description: '名称或别名片段 / Part of a name', example: undefined })
  q?: string;

  @CodeField(UNIT_TYPE, { optional: true, list: { max: 10 }, example: undefined })
  type?: string[];

  @BooleanField({ optional: true, description: '可承办项目 / May own projects', example: undefined })
  canOwnProjects?: boolean;
}

export class UnitResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 60, example: 'TAOPU_TOWN' })
  code: string;

  @TextField({ max: 120, example: '桃浦镇' })
  name: string;

  @TextField({ max: 60, example: '桃浦镇' })
  shortName: string;

  @TextField({ max: 200, example: 'Taopu Town' })
  nameEn: string;

  @TextField({ list: { max: 30 }, example: ['桃浦镇政府'] })
  aliases: string[];

  @CodeField(UNIT_TYPE, { example: 'TOWN' })
  type: string;

  @BooleanField()
  canOwnProjects: boolean;

  @BooleanField()
  isPromotion: boolean;

  @BooleanField({ description: 'Has measures in 普委办发〔2022〕23号' })
  inPaper: boolean;

  @IntegerField({ example: 2 })
  sortOrder: number;

  @ReferenceField({ nullable: true, example: null })
  liaisonUserId: string | null;

  @TextField({ nullable: true, max: 40, example: '021-52564588' })
  liaisonPhone: string | null;

  @DateField({ nullable: true, example: null })
  validFrom: string | null;

  @DateField({ nullable: true, example: null })
  validTo: string | null;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1, example: 1 })
  version: number;
}

export const UnitPage = PageOf(UnitResponse);
