import { Injectable } from '@nestjs/common';
import { Binder } from '../../platform/database/binder.js';
import { type ResourceView, rowJsonSql } from '../../platform/database/resource-view.js';
import { Sql } from '../../platform/database/sql.js';
import { Cursors } from '../../platform/http/cursor.js';
import { JsonText } from '../../platform/http/json-text.js';
import { nextLink, type PageQuery, parseSelection } from '../../platform/http/page.js';
import { firstTwo, START_MARK, WHOLE_MARK } from './company-keys.rules.js';
import { type SearchQuery, searchQueryOf } from './naming/search-keys.rules.js';

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
  if (tier === 2) return `${containsFragment(search, bind)} AND NOT ${begins(search, bind)}`;
  const tokens = bind([START_MARK + firstTwo(search.needle), ...search.grams]);
  return `c.search_tokens @> ${tokens}::text[] AND ${begins(search, bind)} AND NOT ${isWhole(search, bind)}`;
}

/**
 * Ranked search. The first statement finds ids tier by tier and stops when the page is full; it is planned with the
 * values in sight, so that a rare fragment goes through the token index and a frequent one walks by recency. The
 * second reads the rows of the page over the same view as the list.
 */
@Injectable()
export class CompanySearch {
  constructor(
    private readonly sql: Sql,
    private readonly cursors: Cursors,
  ) {}

  /** @param conditions further conditions of the list, built with the binder that is passed to it */
  async run(
    view: ResourceView,
    query: PageQuery & { q: string },
    conditions: (binder: Binder) => string[],
  ): Promise<JsonText> {
    const search = searchQueryOf(query.q);
    const limit = query.limit ?? 50;
    const hits = search ? await this.hits(search, query, conditions, limit) : [];
    const page = hits.slice(0, limit);
    const last = hits.length > limit ? page.at(-1) : undefined;
    const nextCursor = last
      ? this.cursors.encode({ sort: BY_RELEVANCE, values: [String(last.tier), last.id] })
      : null;
    const items = await this.rows(
      view,
      query,
      page.map(({ id }) => id),
    );
    const total = query.count ? `,"total":${search ? await this.count(search, conditions) : 0}` : '';
    const text = `{"items":[${items.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}${total}}`;
    return new JsonText(text, nextCursor ? { Link: nextLink('/companies', query, nextCursor) } : {});
  }

  private async hits(
    search: SearchQuery,
    query: PageQuery,
    conditions: (binder: Binder) => string[],
    limit: number,
  ): Promise<{ tier: Tier; id: string }[]> {
    const [afterTier, afterId] = query.cursor
      ? this.cursors.decode(query.cursor, BY_RELEVANCE).values
      : [null, null];
    const from = Number(afterTier ?? 0);
    const binder = new Binder();
    const { bind } = binder;
    const where = conditions(binder);
    const most = bind(limit + 1);
    const branches = TIERS.filter((tier) => tier >= from).map((tier) => {
      const all = [tierCondition(tier, search, bind), ...where];
      if (afterId && tier === from) all.push(`c.id < ${bind(afterId)}::uuid`);
      return `(SELECT ${tier}::int, c.id FROM company c WHERE ${all.join(' AND ')} ORDER BY c.id DESC LIMIT ${most})`;
    });
    const text =
      branches.length === 1 ? String(branches[0]) : `${branches.join(' UNION ALL ')} LIMIT ${most}`;
    const rows = await this.sql.cells({ text, values: binder.values }, 'each-time');
    return rows.map(([tier, id]) => ({ tier: tier as Tier, id: id as string }));
  }

  private async rows(view: ResourceView, query: PageQuery, ids: readonly string[]): Promise<string[]> {
    const selection = parseSelection(query, view);
    if (ids.length === 0) return [];
    const { bind, values } = new Binder();
    const json = rowJsonSql(view, selection, bind);
    const text = `SELECT ${json} FROM unnest(${bind(ids)}::uuid[]) WITH ORDINALITY AS hit (id, place) JOIN ${view.from} ON ${view.id} = hit.id ORDER BY hit.place`;
    return (await this.sql.cells({ text, values })).map((row) => row[0] as string);
  }

  private async count(search: SearchQuery, conditions: (binder: Binder) => string[]): Promise<number> {
    const binder = new Binder();
    const where = [containsFragment(search, binder.bind), ...conditions(binder)];
    const text = `SELECT count(*)::int FROM company c WHERE ${where.join(' AND ')}`;
    const [row] = await this.sql.cells({ text, values: binder.values }, 'each-time');
    return Number(row?.[0] ?? 0);
  }
}
