import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import type { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { CompanyKeys } from './company-key.queries.js';
import { TIMELINE_KIND, type TimelineKind } from './timeline.codes.js';
import type { TimelineQuery } from './timeline.dto.js';
import { timelineSql } from './timeline.sql.js';

function timelineView(entries: string): ResourceView {
  return {
    from: `${entries} e`,
    id: 'e.id',
    ruleColumns: {},
    defaultSort: '-at',
    sorts: { at: { sql: 'e.at', type: 'timestamptz' } },
    columns: {
      id: { sql: 'e.id' },
      kind: { sql: 'e.kind' },
      at: { sql: 'e.at' },
      on: { sql: 'e.happened_on' },
      action: { sql: 'e.action' },
      subjectType: { sql: 'e.subject_type' },
      subjectId: { sql: 'e.subject_id' },
      subjectCode: { sql: 'e.subject_code' },
      title: { sql: 'e.title' },
      unitId: { sql: 'e.unit_id' },
      actorName: { sql: 'e.actor_name' },
      summary: { sql: 'e.summary' },
      fields: { sql: 'e.fields' },
    },
  };
}

/** 企业往来时间线 (domain.md §1.1): all that happened, newest first, in keyset pages. Definitions: `timeline.sql.ts`. */
@Injectable()
export class CompanyTimeline {
  constructor(
    private readonly companies: CompanyKeys,
    private readonly pages: Pages,
  ) {}

  async of(actor: Actor, key: RecordKey, query: TimelineQuery): Promise<JsonText> {
    const id = await this.companies.idOf(key);
    const kinds = TIMELINE_KIND.codes.filter((kind) => !query.kind?.length || query.kind.includes(kind));
    const binder = new Binder();
    const entries = timelineSql(actor, id, kinds as TimelineKind[], binder.bind);
    const where = [
      ...(query.onFrom ? [`e.happened_on >= ${binder.bind(query.onFrom)}::date`] : []),
      ...(query.onTo ? [`e.happened_on <= ${binder.bind(query.onTo)}::date`] : []),
    ];
    return this.pages.run(timelineView(entries), query, where, binder, `/companies/${id}/timeline`);
  }
}
