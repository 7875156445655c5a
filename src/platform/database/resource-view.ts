import { type RowRule, ruleSql } from '../access/row-rule.js';

/** One member of a response: its SQL, and for whom it is filled. Others see `masked`, or null without one. */
export interface ViewColumn {
  readonly sql: string;
  readonly visible?: RowRule;
  /** SQL of what the others see, for example a number with its middle left out. */
  readonly masked?: string;
}

export type SortType = 'text' | 'numeric' | 'date' | 'timestamptz' | 'uuid' | 'integer';

export interface SortKey {
  readonly sql: string;
  readonly type: SortType;
  readonly nullable?: boolean;
}

/**
 * What a resource shows and how it may be ordered, for one actor. A feature builds it from its access rule, so
 * that list, detail, search and export mask the same way.
 */
export interface ResourceView {
  readonly from: string;
  readonly id: string;
  readonly columns: Readonly<Record<string, ViewColumn>>;
  readonly sorts: Readonly<Record<string, SortKey>>;
  readonly defaultSort: string;
  /** Neighbours that `expand=` may embed, as JSON expressions. */
  readonly expands?: Readonly<Record<string, ViewColumn>>;
  /** The text also follows neighbours that do not count the version up, so a tag must tell the texts apart. */
  readonly tagsText?: boolean;
  /** Joins that members alone need, neither conditions nor order: carried out only for the rows that are sent. */
  readonly rowJoins?: (bind: (value: unknown) => string) => string;
  /** Rows that have a detail page; those not deleted when left out. */
  readonly living?: string;
  /** Columns that access rules read, by field name. */
  readonly ruleColumns: Readonly<Record<string, string>>;
}

/** Money leaves as a decimal string with two digits. */
export function money(sql: string): ViewColumn {
  return { sql: `round(${sql}, 2)::text` };
}

/** Any exact number leaves as a decimal string with `digits` fraction digits. */
export function decimalText(sql: string, digits: number): ViewColumn {
  return { sql: `round(${sql}, ${digits})::text` };
}

export function visibleTo(rule: RowRule, column: ViewColumn): ViewColumn {
  return { ...column, visible: rule };
}

/** `CASE WHEN the caller may see it THEN value END`, shortened when the answer is the same for every row. */
export function columnSql(
  column: ViewColumn,
  ruleColumns: Readonly<Record<string, string>>,
  bind: (value: unknown) => string,
): string {
  const rule = column.visible;
  if (!rule || rule.kind === 'always') return column.sql;
  if (rule.kind === 'never') return column.masked ?? 'NULL';
  const otherwise = column.masked ? ` ELSE ${column.masked}` : '';
  return `CASE WHEN ${ruleSql(rule, ruleColumns, bind)} THEN ${column.sql}${otherwise} END`;
}

/** The JSON text of one row: selected members in the order of the view, expanded neighbours last. */
export function rowJsonSql(
  view: ResourceView,
  selection: { fields?: readonly string[]; expand?: readonly string[] },
  bind: (value: unknown) => string,
): string {
  const chosen = Object.entries(view.columns).filter(
    ([name]) => !selection.fields || name === 'id' || selection.fields.includes(name),
  );
  const embedded = Object.entries(view.expands ?? {}).filter(([name]) => selection.expand?.includes(name));
  const members = [...chosen, ...embedded].map(
    ([name, column]) => `${columnSql(column, view.ruleColumns, bind)} AS "${name}"`,
  );
  const joins = view.rowJoins ? ` FROM (SELECT) one ${view.rowJoins(bind)}` : '';
  return `(SELECT row_to_json(t)::text FROM (SELECT ${members.join(', ')}${joins}) t)`;
}
