import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { etagOf } from '../../platform/http/etag.js';
import { JsonText } from '../../platform/http/json-text.js';
import { localise } from '../../platform/http/problem.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { rolesOn } from './project.access.js';
import { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { needsSecondSignature } from './project-moves.js';
import { ProjectStandings } from './project-standings.queries.js';
import { openMoves } from './project-stated.rules.js';
import { movesFor } from './project-transition.rules.js';

/** Reads which moves are open to a person and what each still needs, out of the tables that decide moves. */
@Injectable()
export class ProjectMovesQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly standings: ProjectStandings,
    private readonly facts: ProjectFactsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws PROJECT.HISTORY_NOT_VISIBLE for those who see the project but not its matter */
  async open(actor: Actor, key: RecordKey): Promise<JsonText> {
    const { id, unit, open } = await this.standings.of(actor, key);
    if (!unit || !open) throw projectErrors.HISTORY_NOT_VISIBLE();
    const project = await this.unitOfWork.repository(Project).findOneByOrFail({ id });
    const day = today(this.clock);
    const settings = await this.facts.settings(day);
    const { facts, approvals } = await this.facts.of(project, day, settings);
    const roles = rolesOn(actor, project);
    const mover = { userId: actor.userId, unitId: actor.unitId, roles };
    const inRelease = new Map(openMoves(project).map(({ id: move, row }) => [move as string, row]));
    const items = movesFor(facts, mover, settings).flatMap(({ id: transition, ...option }) => {
      const row = inRelease.get(transition);
      if (!row) return [];
      const signatures = approvals
        .filter((approval) => approval.transition === transition)
        .map(({ role, userId }) => ({ role, userId }));
      const signaturesRequired = needsSecondSignature(row, facts.level);
      return [{ transition, ...option, signaturesRequired, signatures }];
    });
    const { poolStatus, stage, version } = project;
    const body = localise({ projectId: id, poolStatus, stage, version, items }, currentRequest().locale);
    const text = JSON.stringify(body);
    return new JsonText(text, { ETag: etagOf(version, text) });
  }
}
