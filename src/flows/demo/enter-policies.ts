import { PoliciesService } from '../../features/policies/policies.service.js';
import { PolicyClausesService } from '../../features/policies/policy-clauses.service.js';
import { DEMO_POLICIES } from './demo-policies.seed.js';
import { type DemoStage, known } from './demo-stage.js';

const ENTERED_DAYS_AGO = 280;

/** Invented policies: one in force, one that has run out. */
export async function enterPolicies(stage: DemoStage): Promise<void> {
  const keeper = known(stage.users, 'demo.pool-admin');
  for (const { content, fromDaysAgo, toDaysAgo, clauses } of DEMO_POLICIES) {
    const request = {
      ...content,
      effectiveFrom: stage.date(fromDaysAgo),
      effectiveTo: toDaysAgo === null ? null : stage.date(toDaysAgo),
    };
    const create = () => stage.service(PoliciesService).create(keeper, request);
    const value = await stage.as(keeper, ENTERED_DAYS_AGO, create);
    for (const clause of clauses) {
      const add = () => stage.service(PolicyClausesService).create(keeper, { column: 'id', value }, clause);
      await stage.as(keeper, ENTERED_DAYS_AGO, add);
    }
  }
}
