import { Injectable, type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Binder } from '../database/binder.js';
import { countStatement, listStatement, type SortStep } from '../database/list-statement.js';
import type { ResourceView } from '../database/resource-view.js';
import { Sql } from '../database/sql.js';
import type { FieldError } from '../kernel/domain-error.js';
import { Cursors } from './cursor.js';
import { BooleanField, IntegerField, TextField } from './fields/basic-fields.js';
import { httpErrors } from './http.errors.js';
import { JsonText } from './json-text.js';

/** Query members of every answer that shows records: which members, which neighbours. */
export class RepresentationQuery {
  @TextField({ optional: true, max: 2000, description: 'Members wanted, comma separated', example: 'id' })
  fields?: string;

  @TextField({ optional: true, max: 200, description: 'Neighbours to embed, comma separated' })
  expand?: string;
}

/** Query members that every list has. Sortable and selectable names are listed per resource. */
export class PageQuery extends RepresentationQuery {
  @IntegerField({
    optional: true,
    min: 1,
    max: 200,
    description: 'Rows of one page, 50 when left out',
    example: 50,
  })
  limit?: number;

  @TextField({ optional: true, max: 2000, description: 'nextCursor of the page before' })
  cursor?: string;

  @BooleanField({
    optional: true,
    description: 'true adds total; it costs as much as the list',
    example: false,
  })
  count?: boolean;

  @TextField({ optional: true, max: 200, description: 'Names to sort by, comma separated, - for descending' })
  sort?: string;
}

/** `{ items, nextCursor, total? }` of one resource, for the API description. */
export function PageOf<T extends object>(item: Type<T>): Type<{ items: T[]; nextCursor: string | null }> {
  class Page {
    @ApiProperty({ type: item, isArray: true })
    items: T[];

    @ApiProperty({ type: String, nullable: true, description: 'Null on the last page', example: null })
    nextCursor: string | null;

    @ApiProperty({ type: 'integer', required: false, description: 'With count=true', example: 1 })
    total?: number;
  }
  Object.defineProperty(Page, 'name', { value: `${item.name.replace(/Response$/, '')}Page` });
  return Page;
}

function unknownName(parameter: string, name: string, known: readonly string[]): FieldError {
  return {
    parameter,
    code: 'NAME_UNKNOWN',
    message: { zh: '不支持“{name}”，可用：{known}', en: '"{name}" is not supported; use: {known}' },
    params: { name: name.slice(0, 50), known: known.join(', ') },
  };
}

function names(parameter: string, text: string | undefined, known: readonly string[]): string[] | undefined {
  if (text === undefined) return undefined;
  const wanted = [
    ...new Set(
      text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ];
  const errors = wanted
    .filter((name) => !known.includes(name))
    .map((name) => unknownName(parameter, name, known));
  if (errors.length) throw httpErrors.VALIDATION_FAILED({ params: { count: errors.length }, errors });
  return wanted;
}

/** `-plannedInvestmentWan,code` → steps. @throws REQUEST.VALIDATION_FAILED for a name that cannot be sorted by */
export function parseSort(text: string, view: ResourceView): SortStep[] {
  const known = Object.keys(view.sorts);
  const steps = text
    .split(',')
    .map((part) => ({ name: part.replace(/^[-+]/, '').trim(), descending: part.startsWith('-') }));
  const errors = steps
    .filter(({ name }) => !known.includes(name))
    .map(({ name }) => unknownName('sort', name, known));
  if (errors.length) throw httpErrors.VALIDATION_FAILED({ params: { count: errors.length }, errors });
  return steps
    .filter((step, index) => steps.findIndex(({ name }) => name === step.name) === index)
    .slice(0, 4);
}

export function parseSelection(query: RepresentationQuery, view: ResourceView) {
  return {
    fields: names('fields', query.fields, Object.keys(view.columns)),
    expand: names('expand', query.expand, Object.keys(view.expands ?? {})),
  };
}

/** Runs one keyset page and writes it as `{ items, nextCursor, total? }` with its Link header. */
@Injectable()
export class Pages {
  constructor(
    private readonly sql: Sql,
    private readonly cursors: Cursors,
  ) {}

  /**
   * @param where conditions whose values `binder` holds
   * @param path address of the list, for the Link header
   * @param echo further members of the answer, such as the day of which it speaks
   */
  async run(
    view: ResourceView,
    query: PageQuery,
    where: readonly string[],
    binder: Binder,
    path: string,
    echo: Readonly<Record<string, string>> = {},
  ): Promise<JsonText> {
    const sortText = query.sort ?? view.defaultSort;
    const sort = parseSort(sortText, view);
    const limit = query.limit ?? 50;
    const after = query.cursor === undefined ? null : this.cursors.decode(query.cursor, sortText).values;
    const total = query.count ? await this.count(view, where, binder.values) : undefined;
    const { bind, values } = binder;
    const statement = listStatement({
      view,
      where,
      values,
      bind,
      sort,
      after,
      limit,
      ...parseSelection(query, view),
    });
    const rows = await this.sql.cells(statement);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    const nextCursor = last
      ? this.cursors.encode({ sort: sortText, values: last.slice(1) as (string | null)[] })
      : null;
    const text = `{"items":[${items.map((row) => row[0]).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}${total === undefined ? '' : `,"total":${total}`}${members(echo)}}`;
    return new JsonText(text, nextCursor ? { Link: nextLink(path, query, nextCursor) } : {});
  }

  private async count(
    view: ResourceView,
    where: readonly string[],
    values: readonly unknown[],
  ): Promise<number> {
    const [row] = await this.sql.cells(countStatement({ view, where, values: [...values] }));
    return Number(row?.[0] ?? 0);
  }
}

/** `,"name":"value"` for each. */
function members(echo: Readonly<Record<string, string>>): string {
  return Object.entries(echo)
    .map(([name, value]) => `,${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join('');
}

/** The RFC 8288 header of the page after this one. */
export function nextLink(path: string, query: PageQuery, cursor: string): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, cursor }))
    if (value !== undefined) parameters.set(name, Array.isArray(value) ? value.join(',') : String(value));
  return `</api/v1${path}?${parameters}>; rel="next"`;
}
