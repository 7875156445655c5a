import { Injectable } from '@nestjs/common';
import { CompanyMergingService } from '../../features/companies/company-merging.service.js';
import type { CompanyPair } from '../../features/companies/company-merging.types.js';
import { unionOf } from '../../features/companies/company-union.rules.js';
import { canDecideMerge } from '../../features/company-merges/company-merge.access.js';
import { CompanyMergeFacts } from '../../features/company-merges/company-merge-facts.queries.js';
import type {
  MergePartyResponse,
  MergePreviewResponse,
} from '../../features/company-merges/dto/company-merge.response.js';
import type { Actor } from '../../platform/access/actor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { localise } from '../../platform/http/problem.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { fieldFor } from './merge-field-sight.js';
import { MergeSurroundings } from './merge-surroundings.js';

/** Shows what a merge of two companies would do, and whether it may be done (domain.md §4.5). Writes nothing. */
@Injectable()
export class PreviewMergeFlow {
  constructor(
    private readonly companies: CompanyMergingService,
    private readonly facts: CompanyMergeFacts,
    private readonly surroundings: MergeSurroundings,
  ) {}

  /** @throws REQUEST.NOT_FOUND, COMPANY.OTHER_MISSING, COMPANY.MERGED */
  async run(actor: Actor, key: RecordKey, otherId: string): Promise<JsonText> {
    const id = await this.facts.companyId(key);
    const pair = inOrder(await this.companies.pair(id, otherId, { locked: false }));
    const { survivor, victim, verdict, proposed } = pair;
    const around = await this.surroundings.of(survivor.id, victim.id);
    const { childrenAtOnce } = await this.facts.settings();
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
