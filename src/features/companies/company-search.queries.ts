import { Injectable } from '@nestjs/common';
import { Binder } from '../../platform/database/binder.js';
import { type ResourceView, rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { Cursors } from '../../platform/http/cursor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { nextLink, type PageQuery, parseSelection } from '../../platform/http/page.js';
import { firstTwo, START_MARK, WHOLE_MARK } from './company-keys.rules.js';
import { type SearchQuery, searchQueryOf } from './naming/search-keys.rules.js';
import { TokenFrequency } from './token-frequency.queries.js';

/** Sort text of the cursor of a search without `sort`. */
const BY_RELEVANCE = 'relevance';

/** Exact before prefix before elsewhere; the newest first within each. */
const TIERS = [0, 1, 2] as const;
type Tier = (typeof TIERS)[number];

/** Boolean SQL of "the fragment stands somewhere". */
function containsFragment(search: SearchQuery, bind: (value: unknown) => string): string {
  return `(c.search_tokens @> ${bind(search.grams)}::text[] AND position(${bind(search.needle)}::text in c.search_text) > 0)`;
}

/** The condition of a list that is searched and sorted; a fragment too short to look for finds nothing. */
export function fragmentCondition(q: string, bind: (value: unknown) => string): string {
  const search = searchQueryOf(q);
  return search ? containsFragment(search, bind) : 'FALSE';
}

/** A segment of the company is the fragment, all of it. */
function isWhole(search: SearchQuery, bind: (value: unknown) => string): string {
  return `c.search_tokens @> ${bind([WHOLE_MARK + search.needle])}::text[]`;
}

/** A segment of the company begins with the fragment. */
function begins(search: SearchQuery, bind: (value: unknown) => string): string {
  return `position(E'\\n' || ${bind(search.needle)}::text in E'\\n' || c.search_text) > 0`;
}

function tierCondition(tier: Tier, search: SearchQuery, bind: (value: unknown) => string): string {
  if (tier === 0) return isWhole(search, bind);
  // Found by walking from the newest: the index would fetch every hit first.
  if (tier === 2)
    return `position(${bind(search.needle)}::text in c.search_text) > 0 AND NOT ${begins(search, bind)}`;
  const start = bind([START_MARK + firstTwo(search.needle)]);
  return `c.search_tokens @> ${start}::text[] AND ${begins(search, bind)} AND NOT ${isWhole(search, bind)}`;
}

/** Up to so many hits are all fetched and ranked in one statement; beyond, tiers are walked until the page is full. */
const FEW_HITS = 2000;

interface Position {
  readonly tier: number;
  readonly id: string | null;
}

interface Page {
  readonly rows: readonly (readonly [tier: Tier, id: string, json: string])[];
}

/**
 * Ranked search in one of two statements over the list's own view. A fragment that few companies hold goes through
 * the token index and is ranked as a whole; a frequent one is looked for tier by tier, newest first, and planned with
 * its values in sight.
 */
@Injectable()
export class CompanySearch {
  constructor(
    private readonly sql: Sql,
    private readonly cursors: Cursors,
    private readonly frequency: TokenFrequency,
  ) {}

  /** @param conditions further conditions of the list, built with the binder that is passed to it */
  async run(
    view: ResourceView,
    query: PageQuery & { q: string },
    conditions: (binder: Binder) => string[],
  ): Promise<JsonText> {
    const selection = parseSelection(query, view);
    const after = this.positionOf(query.cursor);
    const search = searchQueryOf(query.q);
    const limit = query.limit ?? 50;
    const found = search
      ? await this.find(search, { view, selection, after, limit, conditions })
      : { rows: [] };
    const page = found.rows.slice(0, limit);
    const last = found.rows.length > limit ? page.at(-1) : undefined;
    const nextCursor = last
      ? this.cursors.encode({ sort: BY_RELEVANCE, values: [String(last[0]), last[1]] })
      : null;
    const total = query.count ? `,"total":${search ? await this.count(search, conditions) : 0}` : '';
    const items = page.map(([, , json]) => json).join(',');
    const text = `{"items":[${items}],"nextCursor":${JSON.stringify(nextCursor)}${total}}`;
    return new JsonText(text, nextCursor ? { Link: nextLink('/companies', query, nextCursor) } : {});
  }

  private positionOf(cursor: string | undefined): Position {
    if (cursor === undefined) return { tier: 0, id: null };
    const [tier, id] = this.cursors.decode(cursor, BY_RELEVANCE).values;
    return { tier: Number(tier), id: id ?? null };
  }

  private async find(search: SearchQuery, request: SearchRequest): Promise<Page> {
    const isRare = (await this.frequency.estimate(search.grams)) <= FEW_HITS;
    const binder = new Binder();
    const hits = isRare ? rankedHits(search, request, binder) : walkedHits(search, request, binder);
    const json = rowJsonSql(request.view, request.selection, binder.bind);
    const text = `SELECT hit.tier, hit.id, ${json} FROM (${hits}) hit JOIN ${request.view.from} ON ${request.view.id} = hit.id
      ORDER BY hit.tier, hit.id DESC`;
    const rows = await this.sql.cells({ text, values: binder.values }, isRare ? 'once' : 'each-time');
    return { rows: rows as unknown as Page['rows'] };
  }

  private async count(search: SearchQuery, conditions: (binder: Binder) => string[]): Promise<number> {
    const binder = new Binder();
    const where = [containsFragment(search, binder.bind), ...conditions(binder)];
    const text = `SELECT count(*)::int FROM company c WHERE ${where.join(' AND ')}`;
    const [row] = await this.sql.cells({ text, values: binder.values }, 'each-time');
    return Number(row?.[0] ?? 0);
  }
}

interface SearchRequest {
  readonly view: ResourceView;
  readonly selection: { fields?: readonly string[]; expand?: readonly string[] };
  readonly after: Position;
  readonly limit: number;
  readonly conditions: (binder: Binder) => string[];
}

/** All hits, ranked: for a fragment that few companies hold. */
function rankedHits(
  search: SearchQuery,
  { after, limit, conditions }: SearchRequest,
  binder: Binder,
): string {
  const { bind } = binder;
  const tier = `CASE WHEN ${isWhole(search, bind)} THEN 0 WHEN ${begins(search, bind)} THEN 1 ELSE 2 END`;
  const where = [containsFragment(search, bind), ...conditions(binder)].join(' AND ');
  const rest = after.id
    ? `WHERE ranked.tier > ${bind(after.tier)}::int OR (ranked.tier = ${bind(after.tier)}::int AND ranked.id < ${bind(after.id)}::uuid)`
    : '';
  return `SELECT ranked.tier, ranked.id FROM (SELECT ${tier} AS tier, c.id FROM company c WHERE ${where} OFFSET 0) ranked
    ${rest} ORDER BY ranked.tier, ranked.id DESC LIMIT ${bind(limit + 1)}`;
}

/** Hits tier by tier until the page is full: for a fragment that many companies hold. */
function walkedHits(
  search: SearchQuery,
  { after, limit, conditions }: SearchRequest,
  binder: Binder,
): string {
  const { bind } = binder;
  const most = bind(limit + 1);
  const branches = TIERS.filter((tier) => tier >= after.tier).map((tier) => {
    const all = [tierCondition(tier, search, bind), ...conditions(binder)];
    if (after.id && tier === after.tier) all.push(`c.id < ${bind(after.id)}::uuid`);
    return `(SELECT ${tier}::int AS tier, c.id FROM company c WHERE ${all.join(' AND ')} ORDER BY c.id DESC LIMIT ${most})`;
  });
  return `SELECT * FROM (${branches.join(' UNION ALL ')}) walked LIMIT ${most}`;
}
