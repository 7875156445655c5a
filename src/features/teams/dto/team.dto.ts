import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { PatchOf } from '../../../platform/http/fields/patch-of.js';
import { InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { TEAM_TYPE } from '../team.codes.js';

const AREA_CODE = /^[A-Z][A-Z0-9_]*$/;

export class CreateTeamRequest {
  @TextField({ max: 60, description: '团队名称 / Name', example: '招商一部' })
  name: string;

  @ReferenceField({ description: '所属单位 / Unit' })
  unitId: string;

  @CodeField(TEAM_TYPE, { description: '团队类型 / Type', example: 'PROMOTION_DEPT' })
  type: string;

  @TextField({
    max: 40,
    pattern: AREA_CODE,
    list: { max: 20 },
    optional: true,
    description: '重点领域代码 / Focus areas, see GET /focus-areas',
    example: ['AI'],
  })
  focusAreas?: string[];
}

export const UpdateTeamRequest = PatchOf(CreateTeamRequest, { name: 'UpdateTeamRequest', omit: ['unitId'] });
export type UpdateTeamRequest = InstanceType<typeof UpdateTeamRequest>;

export class ListTeamsQuery extends PageQuery {
  @ReferenceField({ optional: true, description: '所属单位 / Unit', example: undefined })
  unitId?: string;

  @CodeField(TEAM_TYPE, { optional: true, list: { max: 10 }, example: undefined })
  type?: string[];
}

export class TeamResponse {
  @ReferenceField()
  id: string;

  @TextField({ max: 60, example: '招商一部' })
  name: string;

  @ReferenceField()
  unitId: string;

  @TextField({ max: 120, example: '桃浦智创城公司' })
  unitName: string;

  @CodeField(TEAM_TYPE)
  type: string;

  @TextField({ max: 40, list: { max: 20 }, example: ['AI'] })
  focusAreas: string[];

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @IntegerField({ min: 1, example: 1 })
  version: number;
}

export const TeamPage = PageOf(TeamResponse);
