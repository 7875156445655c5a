import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/permission.js';
import { Operation } from '../../platform/http/operation.js';
import { PolicyFactsResponse } from './dto/policy-facts.response.js';
import { policyPermissions } from './policy.access.js';
import { OPERATORS_OF } from './policy-condition-operands.rules.js';
import { EARLIEST_YEAR, type Fact, POLICY_FACTS, YEAR_FACTS } from './policy-facts.table.js';

/** What rules are built from, for the page on which somebody writes one. */
@ApiTags('policies')
@Controller('policy-facts')
export class PolicyFactsController {
  @Get()
  @Allow(policyPermissions.read)
  @Operation({
    id: 'listPolicyFacts',
    zh: '条件规则可用的事实与运算符',
    en: 'Facts and operators that a rule may use',
    answer: PolicyFactsResponse,
  })
  list(): PolicyFactsResponse {
    const ofYear = (fact: Fact): Fact => ({ ...fact, name: `year(-1).${fact.name}` });
    return { earliestYear: EARLIEST_YEAR, items: [...POLICY_FACTS, ...YEAR_FACTS.map(ofYear)].map(shown) };
  }
}

function shown({ name, kind, label, codes }: Fact): PolicyFactsResponse['items'][number] {
  const { zh, en } = label;
  return { name, kind, zh, en, dictionary: codes?.name ?? null, operators: [...OPERATORS_OF[kind]] };
}
