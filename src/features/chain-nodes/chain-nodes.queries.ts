import { Injectable } from '@nestjs/common';
import { History } from '../../audit/history.js';
import { always } from '../../platform/access/row-rule.js';
import { Binder } from '../../platform/database/binder.js';
import type { ResourceView } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { Details } from '../../platform/http/details.js';
import { httpErrors } from '../../platform/http/http.errors.js';
import { JsonText } from '../../platform/http/json-text.js';
import { Pages } from '../../platform/http/page.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import type {
  ChainMapQuery,
  ChainNodeHistoryQuery,
  ListChainNodesQuery,
} from './dto/list-chain-nodes.query.js';

const VIEW: ResourceView = {
  from: 'chain_node n',
  id: 'n.id',
  ruleColumns: {},
  defaultSort: 'code',
  sorts: {
    code: { sql: 'n.code', type: 'text' },
    importance: { sql: 'n.importance', type: 'integer' },
  },
  columns: {
    id: { sql: 'n.id' },
    code: { sql: 'n.code' },
    nameZh: { sql: 'n.name_zh' },
    nameEn: { sql: 'n.name_en' },
    focusAreaCode: { sql: 'n.focus_area_code' },
    position: { sql: 'n.position' },
    parentId: { sql: 'n.parent_id' },
    importance: { sql: 'n.importance' },
    strategy: { sql: 'n.strategy' },
    gb4754Codes: { sql: 'n.gb4754_codes' },
    keywords: { sql: 'n.keywords' },
    mapVersion: { sql: 'n.map_version' },
    seedNamed: { sql: 'n.seed_named' },
    version: { sql: 'n.version' },
    createdAt: { sql: 'n.created_at' },
    updatedAt: { sql: 'n.updated_at' },
  },
};

/** @param year placeholder; null means the latest map */
const onMap = (year: string) =>
  `n.map_version = COALESCE(${year}::int, (SELECT max(map_version) FROM chain_node))`;

const MAPS = `
  SELECT json_build_object('items', COALESCE(json_agg(m ORDER BY m."mapVersion" DESC), '[]'))::text
  FROM (SELECT map_version AS "mapVersion", count(*)::int AS nodes FROM chain_node GROUP BY 1) m`;

@Injectable()
export class ChainNodesQueries {
  constructor(
    private readonly pages: Pages,
    private readonly details: Details,
    private readonly history: History,
    private readonly sql: Sql,
  ) {}

  list(query: ListChainNodesQuery): Promise<JsonText> {
    const binder = new Binder();
    const where = [onMap(binder.bind(query.mapVersion ?? null))];
    if (query.focusAreaCode) where.push(`n.focus_area_code = ANY (${binder.bind(query.focusAreaCode)})`);
    if (query.position) where.push(`n.position = ANY (${binder.bind(query.position)})`);
    return this.pages.run(VIEW, query, where, binder, '/chain-nodes');
  }

  async one(key: RecordKey, query: ChainMapQuery = {}): Promise<JsonText> {
    return this.details.one(VIEW, 'n', { column: 'id', value: await this.idOf(key, query) }, always);
  }

  async changesOf(key: RecordKey, query: ChainNodeHistoryQuery): Promise<JsonText> {
    await this.one(key, query);
    const path = `/chain-nodes/${key.value}/history`;
    return this.history.of('chain_node', await this.idOf(key, query), [], query, path);
  }

  async maps(): Promise<JsonText> {
    const [row] = await this.sql.cells({ text: MAPS, values: [] });
    return new JsonText(String(row?.[0]));
  }

  /** The node that a code means on a map. @throws REQUEST.NOT_FOUND */
  async idOf(key: RecordKey, { mapVersion }: ChainMapQuery): Promise<string> {
    if (key.column === 'id') return key.value;
    const found = await this.sql.first<{ id: string }>(
      `SELECT n.id FROM chain_node n WHERE n.code = $1 AND ${onMap('$2')}`,
      [key.value, mapVersion ?? null],
    );
    if (!found) throw httpErrors.NOT_FOUND();
    return found.id;
  }
}
