import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages, type RepresentationQuery } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { ListProjectsQuery } from './dto/list-projects.query.js';
import { projectVisibility } from './project.access.js';
import { projectConditions } from './project.filters.js';
import { projectView } from './project.view.js';
import { ProjectStandings } from './project-standings.queries.js';

/** Reads projects. Everything goes through `projectView`, so a member is hidden the same way on every path. */
@Injectable()
export class ProjectsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly standings: ProjectStandings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListProjectsQuery): Promise<JsonText> {
    const visible = projectVisibility(actor);
    const binder = new Binder();
    const frame = await this.standings.frame(today(this.clock));
    const view = projectView(visible, frame, binder.bind, readsActivity(query) ? 'everywhere' : 'in-rows');
    const where = projectConditions(actor, query, visible, binder);
    return this.pages.run(view, query, where, binder, '/projects');
  }

  async one(actor: Actor, key: RecordKey, query: RepresentationQuery = {}): Promise<JsonText> {
    const visible = projectVisibility(actor);
    const binder = new Binder();
    const view = projectView(visible, await this.standings.frame(today(this.clock)), binder.bind);
    return this.details.one(view, 'p', key, visible.readable, query, binder);
  }
}

/** Whether a condition or the order looks at lights, clocks or grades. */
function readsActivity({ light, overdue, taxGrade, sort = '' }: ListProjectsQuery): boolean {
  return (
    Boolean(light?.length || taxGrade?.length) ||
    overdue !== undefined ||
    /(followUp|progress)Days/.test(sort)
  );
}
