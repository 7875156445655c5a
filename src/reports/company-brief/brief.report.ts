import { Inject, Injectable } from '@nestjs/common';
import { ProjectStandings } from '../../features/projects/project-standings.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { RecordSight } from '../../platform/access/record-sight.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { Binder } from '../../platform/database/binder.js';
import { Sql } from '../../platform/database/sql.js';
import { JsonText } from '../../platform/http/json-text.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import { CompanyKeys } from '../company-timeline/company-key.queries.js';
import { briefSql } from './brief.sql.js';

/** The one-page brief of a company (domain.md §1.5), as of today in Shanghai. Definitions: `brief.sql.ts`. */
@Injectable()
export class CompanyBrief {
  constructor(
    private readonly sql: Sql,
    private readonly companies: CompanyKeys,
    private readonly standings: ProjectStandings,
    private readonly sight: RecordSight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(actor: Actor, key: RecordKey): Promise<JsonText> {
    const id = await this.companies.idOf(key);
    const { bind, values } = new Binder();
    const frame = {
      ...(await this.standings.frame(today(this.clock))),
      seesProject: (project: string, into: (value: unknown) => string) =>
        this.sight.predicate('project', actor, project, into),
    };
    const [row] = await this.sql.cells({ text: briefSql(actor, id, frame, bind), values });
    return new JsonText(String(row?.[0]));
  }
}
