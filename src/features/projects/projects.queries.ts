import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import { Details } from '../../platform/http/details.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type { ListProjectsQuery, ReadProjectQuery } from './dto/list-projects.query.js';
import { pastReadable, projectVisibility } from './project.access.js';
import { projectConditions } from './project.filters.js';
import { projectView } from './project.view.js';
import { ProjectFrames } from './project-frames.queries.js';

/** Reads projects. Everything goes through `projectView`, so a member is hidden the same way on every path. */
@Injectable()
export class ProjectsQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly frames: ProjectFrames,
  ) {}

  /** @throws PROJECT.AS_OF_IN_FUTURE, PROJECT.BATCH_QUERY_WRONG */
  async list(actor: Actor, query: ListProjectsQuery): Promise<JsonText> {
    const visible = projectVisibility(actor);
    const binder = new Binder();
    const frame = await this.frames.of(query);
    const view = projectView(visible, frame, binder.bind, readsActivity(query) ? 'everywhere' : 'in-rows');
    const where = projectConditions(actor, query, visible, binder, frame);
    const echo: Record<string, string> = query.asOf === undefined ? {} : { asOf: query.asOf };
    return this.pages.run(view, query, where, binder, '/projects', echo);
  }

  async one(actor: Actor, key: RecordKey, { asOf, ...query }: ReadProjectQuery = {}): Promise<JsonText> {
    const visible = projectVisibility(actor);
    const binder = new Binder();
    const frame = await this.frames.of(asOf === undefined ? {} : { asOf });
    const view = projectView(visible, frame, binder.bind);
    if (!frame.isPast) return this.details.one(view, 'p', key, visible.readable, query, binder);
    return this.details.one(view, 'present', key, pastReadable(visible), query, binder);
  }
}

/** Whether a condition or the order looks at lights, clocks or grades. */
function readsActivity({ light, watch, overdue, taxGrade, sort = '' }: ListProjectsQuery): boolean {
  return (
    Boolean(light?.length || watch?.length || taxGrade?.length) ||
    overdue !== undefined ||
    /(followUp|progress)Days|paidIn/.test(sort)
  );
}
