import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { always } from '../platform/access/row-rule.js';
import { Binder } from '../platform/database/binder.js';
import type { ResourceView } from '../platform/database/resource-view.js';
import { TextField } from '../platform/http/fields/basic-fields.js';
import { InstantField, ReferenceField } from '../platform/http/fields/value-fields.js';
import type { JsonText } from '../platform/http/json-text.js';
import { PageOf, PageQuery, Pages } from '../platform/http/page.js';

/** One entry of a record's history. */
export class HistoryEntryResponse {
  @ReferenceField()
  id: string;

  @InstantField()
  recordedAt: string;

  @TextField({ description: 'Name of the person, or 系统', example: '示例专员' })
  actorName: string;

  @ReferenceField({ nullable: true })
  actorUnitId: string | null;

  @TextField({ description: 'What was done', example: 'company.updated' })
  action: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: {} },
    description: 'Field → [before, after]; fields that the caller may not see are left out',
    example: { parkRelation: ['TARGET', 'IN_TALK'] },
  })
  changes: Record<string, [unknown, unknown]>;

  @TextField({ nullable: true, max: 2000, example: '企业来函' })
  reason: string | null;

  @TextField({ example: '019c2f6e-7a30' })
  requestId: string;
}

export const HistoryPage = PageOf(HistoryEntryResponse);

/** Reads the audit trail of one record. The feature that owns the record decides first whether the caller sees it. */
@Injectable()
export class History {
  constructor(private readonly pages: Pages) {}

  /** @param hiddenFields fields whose changes the caller may not see */
  async of(
    subjectType: string,
    subjectId: string,
    hiddenFields: readonly string[],
    query: PageQuery,
    path: string,
  ): Promise<JsonText> {
    const binder = new Binder();
    const hidden = `${binder.bind(hiddenFields)}::text[]`;
    const where = [
      `a.subject_type = ${binder.bind(subjectType)}`,
      `a.subject_id = ${binder.bind(subjectId)}`,
      // Named here too: a count or `fields=id` leaves the changes out, and PostgreSQL wants every parameter used.
      `${hidden} IS NOT NULL`,
    ];
    return this.pages.run(historyView(hidden), query, where, binder, path);
  }
}

function historyView(hidden: string): ResourceView {
  return {
    from: 'audit_entry a',
    id: 'a.id',
    ruleColumns: {},
    defaultSort: '-recordedAt',
    sorts: { recordedAt: { sql: 'a.recorded_at', type: 'timestamptz' } },
    columns: {
      id: { sql: 'a.id', visible: always },
      recordedAt: { sql: 'a.recorded_at' },
      actorName: { sql: 'a.actor_name' },
      actorUnitId: { sql: 'a.actor_unit_id' },
      action: { sql: 'a.action' },
      changes: { sql: `a.changes - ${hidden}` },
      reason: { sql: 'a.reason' },
      requestId: { sql: 'a.request_id' },
    },
  };
}
