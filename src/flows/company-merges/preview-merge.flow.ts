import { Inject, Injectable } from '@nestjs/common';
import { companyVisibility, LINE_FIELDS, UNIT_FIELDS } from '../../features/companies/company.access.js';
import { CompanyMergingService } from '../../features/companies/company-merging.service.js';
import type { CompanyPair } from '../../features/companies/company-merging.types.js';
import { type FieldOutcome, unionOf } from '../../features/companies/company-union.rules.js';
import { canDecideMerge } from '../../features/company-merges/company-merge.access.js';
import { CompanyMergesQueries } from '../../features/company-merges/company-merges.queries.js';
import type {
  MergePartyResponse,
  MergePreviewResponse,
} from '../../features/company-merges/dto/company-merge.response.js';
import type { Actor } from '../../platform/access/actor.js';
import { holds } from '../../platform/access/row-rule.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { JsonText } from '../../platform/http/json-text.js';
import { localise } from '../../platform/http/problem.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { MergeSurroundings } from './merge-surroundings.js';

/** Shows what a merge of two companies would do, and whether it may be done (domain.md §4.5). Writes nothing. */
@Injectable()
export class PreviewMergeFlow {
  constructor(
    private readonly companies: CompanyMergingService,
    private readonly merges: CompanyMergesQueries,
    private readonly surroundings: MergeSurroundings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.NOT_FOUND, COMPANY.OTHER_MISSING, COMPANY.MERGED */
  async run(actor: Actor, key: RecordKey, otherId: string): Promise<JsonText> {
    const id = await this.merges.companyId(key);
    const pair = inOrder(await this.companies.pair(id, otherId, { locked: false }));
    const { survivor, victim, verdict, proposed } = pair;
    const around = await this.surroundings.of(survivor.id, victim.id);
    const { childrenAtOnce } = await this.merges.settings(today(this.clock));
    const union = unionOf(survivor, victim, {});
    const preview: MergePreviewResponse = {
      isAllowed: verdict.blockers.length === 0,
      blockers: localise(verdict.blockers, currentRequest().locale) as MergePreviewResponse['blockers'],
      level: verdict.level,
      grounds: [...verdict.reasons],
      survivor: partyOf(survivor),
      survivorVersion: survivor.version,
      survivorGround: proposed.ground,
      victim: partyOf(victim),
      victimVersion: victim.version,
      mayDecide: canDecideMerge(actor, [survivor.ownerUnitId, victim.ownerUnitId]),
      fields: union.fields.map((field) => fieldFor(actor, pair, field)),
      newAliases: union.addedAliases.map(({ name }) => name),
      ...around,
      isLarge: around.children.reduce((sum, { count }) => sum + count, 0) > childrenAtOnce,
    };
    return new JsonText(JSON.stringify(preview));
  }
}

/** The record that has to stay comes first, whichever was asked about. */
function inOrder(pair: CompanyPair): CompanyPair {
  if (pair.proposed.id === pair.survivor.id) return pair;
  return { ...pair, survivor: pair.victim, victim: pair.survivor };
}

function partyOf({ id, code, nameCn, nameEn }: CompanyPair['survivor']): MergePartyResponse {
  return { id, code, nameCn, nameEn };
}

/** Values of a class that is not the caller's are left out; that they differ is no secret of the two. */
function fieldFor(
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
