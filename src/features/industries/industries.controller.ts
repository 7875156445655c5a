import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../platform/access/permission.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Operation } from '../../platform/http/operation.js';
import { IndustryPage, ListIndustriesQuery } from './dto/industry.dto.js';
import { IndustriesQueries } from './industries.queries.js';

@ApiTags('industries')
@Controller('industries')
export class IndustriesController {
  constructor(private readonly queries: IndustriesQueries) {}

  @Get()
  @SignedIn()
  @Operation({
    id: 'listIndustries',
    zh: '国民经济行业分类（GB/T 4754）',
    en: 'Industrial classification GB/T 4754',
    description: 'Empty until the operator has imported the standard with `npm run gbt4754:import -- <csv>`.',
    answer: IndustryPage,
  })
  list(@Query() query: ListIndustriesQuery): Promise<JsonText> {
    return this.queries.list(query);
  }
}
