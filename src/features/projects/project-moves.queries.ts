import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { localise } from '../../platform/http/problem.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { rolesOn } from './project.access.js';
import { projectErrors } from './project.errors.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { offeredMoves } from './project-move-options.rules.js';
import { ProjectStandings } from './project-standings.queries.js';

/** Reads which moves are open to a person and what each still needs, out of the tables that decide moves. */
@Injectable()
export class ProjectMovesQueries {
  constructor(
    private readonly standings: ProjectStandings,
    private readonly facts: ProjectFactsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PROJECT.HISTORY_NOT_VISIBLE for those who see the project but not its matter */
  async open(actor: Actor, key: RecordKey): Promise<JsonText> {
    const { id, unit, open } = await this.standings.of(actor, key);
    if (!unit || !open) throw projectErrors.HISTORY_NOT_VISIBLE();
    const { project, facts, settings } = await this.facts.now(id, today(this.clock));
    const mover = { userId: actor.userId, unitId: actor.unitId, roles: rolesOn(actor, project) };
    const items = offeredMoves(facts, mover, settings);
    const { poolStatus, stage, version } = project;
    const body = localise({ projectId: id, poolStatus, stage, version, items }, currentRequest().locale);
    const text = JSON.stringify(body);
    return new JsonText(text, { ETag: etagOf(version, text) });
  }
}
