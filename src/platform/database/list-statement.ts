import { type ResourceView, rowJsonSql, type SortKey } from './resource-view.js';
import type { Statement } from './sql.js';

export interface SortStep {
  readonly name: string;
  readonly descending: boolean;
}

export interface ListRequest {
  readonly view: ResourceView;
  /** Boolean SQL expressions, all of which must hold. Their values are in `values` already. */
  readonly where: readonly string[];
  readonly values: unknown[];
  readonly bind: (value: unknown) => string;
  readonly sort: readonly SortStep[];
  /** Sort values of the last row of the page before, id last; null for the first page. */
  readonly after: readonly (string | null)[] | null;
  readonly limit: number;
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
}

interface Key extends SortKey {
  readonly descending: boolean;
}

/**
 * The statement of one keyset page: cells are [JSON text, sort value…, id]. Nulls sort last in either direction,
 * and the id closes every sort, so that pages neither repeat nor skip. It asks for one row more than the page.
 */
export function listStatement(request: ListRequest): Statement {
  const keys = keysOf(request);
  const json = rowJsonSql(request.view, request, request.bind);
  const cells = [json, ...keys.map((key) => `(${key.sql})::text`)].join(', ');
  const branch = (extra: string | null) => {
    const where = [...request.where, ...(extra ? [extra] : [])];
    return `SELECT ${cells} FROM ${request.view.from}${where.length ? ` WHERE ${where.join(' AND ')}` : ''} ORDER BY ${orderBy(keys)} LIMIT ${limit}`;
  };
  const limit = request.bind(request.limit + 1);
  const branches = request.after ? afterBranches(keys, request.after, request.bind) : [null];
  const text =
    branches.length === 1
      ? branch(branches[0] ?? null)
      : `${branches.map((extra) => `(${branch(extra)})`).join(' UNION ALL ')} LIMIT ${limit}`;
  return { text, values: request.values };
}

export function countStatement(request: Pick<ListRequest, 'view' | 'where' | 'values'>): Statement {
  const where = request.where.length ? ` WHERE ${request.where.join(' AND ')}` : '';
  return usedOnly(`SELECT count(*)::int FROM ${request.view.from}${where}`, request.values);
}

/** Without the values that only the columns of the view bind: PostgreSQL knows no type for what stands nowhere. */
function usedOnly(text: string, values: readonly unknown[]): Statement {
  const used = [...new Set(text.match(/\$\d+/g) ?? [])];
  return {
    text: text.replace(/\$\d+/g, (placeholder) => `$${used.indexOf(placeholder) + 1}`),
    values: used.map((placeholder) => values[Number(placeholder.slice(1)) - 1]),
  };
}

function keysOf({ view, sort }: ListRequest): Key[] {
  const steps = sort.map(({ name, descending }) => ({ ...(view.sorts[name] as SortKey), descending }));
  const direction = steps.at(-1)?.descending ?? true;
  return [...steps, { sql: view.id, type: 'uuid', descending: direction }];
}

function orderBy(keys: readonly Key[]): string {
  return keys
    .map(({ sql, descending, nullable }) => {
      if (!nullable) return `${sql} ${descending ? 'DESC' : 'ASC'}`;
      return `${sql} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}`;
    })
    .join(', ');
}

/**
 * Conditions for "after this row". One direction throughout compares rows, which an index serves as a range; a
 * nullable first key takes a second branch for its nulls, and mixed directions spell the comparison out.
 */
function afterBranches(
  keys: readonly Key[],
  after: readonly (string | null)[],
  bind: (value: unknown) => string,
): (string | null)[] {
  const [first] = keys as [Key, ...Key[]];
  const oneWay = keys.every((key) => key.descending === first.descending);
  const restNeverNull = keys.slice(1).every((key) => !key.nullable);
  if (!oneWay || !restNeverNull) return [spelledOut(keys, after, bind)];
  if (!first.nullable) return [rowComparison(keys, after, bind)];
  if (after[0] === null)
    return [`${first.sql} IS NULL AND ${rowComparison(keys.slice(1), after.slice(1), bind)}`];
  return [rowComparison(keys, after, bind), `${first.sql} IS NULL`];
}

function rowComparison(
  keys: readonly Key[],
  after: readonly (string | null)[],
  bind: (value: unknown) => string,
): string {
  const columns = keys.map((key) => key.sql).join(', ');
  const values = keys.map((key, index) => `${bind(after[index])}::${key.type}`).join(', ');
  return `(${columns}) ${keys[0]?.descending ? '<' : '>'} (${values})`;
}

function spelledOut(
  keys: readonly Key[],
  after: readonly (string | null)[],
  bind: (value: unknown) => string,
): string {
  const bound = keys.map((key, index) => {
    const value = after[index] ?? null;
    return { key, value, placeholder: value === null ? '' : `${bind(value)}::${key.type}` };
  });
  const alternatives = bound.flatMap(({ key, value, placeholder }, index) => {
    if (value === null) return [];
    const same = bound
      .slice(0, index)
      .map((earlier) =>
        earlier.value === null ? `${earlier.key.sql} IS NULL` : `${earlier.key.sql} = ${earlier.placeholder}`,
      );
    const beyond = `${key.sql} ${key.descending ? '<' : '>'} ${placeholder}`;
    const last = key.nullable ? `(${beyond} OR ${key.sql} IS NULL)` : beyond;
    return [[...same, last].join(' AND ')];
  });
  return `(${alternatives.map((part) => `(${part})`).join(' OR ')})`;
}
