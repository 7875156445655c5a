import { companyVisibility, LINE_FIELDS, UNIT_FIELDS } from '../../features/companies/company.access.js';
import type { CompanyPair } from '../../features/companies/company-merging.types.js';
import type { FieldOutcome } from '../../features/companies/company-union.rules.js';
import type { MergePreviewResponse } from '../../features/company-merges/dto/company-merge.response.js';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';

/** Values of a class that is not the caller's are left out; that they differ is no secret of the two. */
export function fieldFor(
  actor: Actor,
  pair: CompanyPair,
  outcome: FieldOutcome,
): MergePreviewResponse['fields'][number] {
  const visible = companyVisibility(actor);
  const sees = (company: CompanyPair['survivor']) =>
    outcome.members.every((member) => {
      if (LINE_FIELDS.includes(member)) return holds(visible.line, { ...company });
      return !UNIT_FIELDS.includes(member) || holds(visible.unit, { ...company });
    });
  const isVisible = sees(pair.survivor) && sees(pair.victim);
  const shown = (values: readonly unknown[]) => (isVisible ? values : values.map(() => null));
  return {
    field: outcome.field,
    members: [...outcome.members],
    isVisible,
    survivor: shown(outcome.survivor),
    victim: shown(outcome.victim),
    takes: outcome.takes,
    isConflict: outcome.isConflict,
    needsChoice: outcome.needsChoice,
  };
}
