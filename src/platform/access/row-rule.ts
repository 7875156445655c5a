/**
 * One rule, two readings: `holds(rule, row)` for a row in hand and `ruleSql(rule, …)` for the WHERE of a list. A
 * feature's `<noun>.access.ts` builds the rule from the actor; nothing else decides who sees a row or a field.
 */
export type RowRule =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'equals'; readonly field: string; readonly value: string | boolean }
  | { readonly kind: 'contains'; readonly field: string; readonly value: string }
  | { readonly kind: 'any'; readonly rules: readonly RowRule[] }
  | { readonly kind: 'all'; readonly rules: readonly RowRule[] }
  | { readonly kind: 'not'; readonly rule: RowRule };

export const always: RowRule = { kind: 'always' };
export const never: RowRule = { kind: 'never' };

/** The field equals the value; a null value matches nothing. */
export function equals(field: string, value: string | boolean | null): RowRule {
  return value === null ? never : { kind: 'equals', field, value };
}

/** The array field contains the value. */
export function contains(field: string, value: string): RowRule {
  return { kind: 'contains', field, value };
}

export function anyOf(...rules: readonly RowRule[]): RowRule {
  const useful = rules.filter((rule) => rule.kind !== 'never');
  if (useful.some((rule) => rule.kind === 'always')) return always;
  if (useful.length === 0) return never;
  return useful.length === 1 ? (useful[0] as RowRule) : { kind: 'any', rules: useful };
}

export function allOf(...rules: readonly RowRule[]): RowRule {
  const useful = rules.filter((rule) => rule.kind !== 'always');
  if (useful.some((rule) => rule.kind === 'never')) return never;
  if (useful.length === 0) return always;
  return useful.length === 1 ? (useful[0] as RowRule) : { kind: 'all', rules: useful };
}

export function not(rule: RowRule): RowRule {
  if (rule.kind === 'always') return never;
  if (rule.kind === 'never') return always;
  return { kind: 'not', rule };
}

/** Whether the rule holds for a row given as plain data. */
export function holds(rule: RowRule, row: Readonly<Record<string, unknown>>): boolean {
  switch (rule.kind) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'equals':
      return row[rule.field] === rule.value;
    case 'contains': {
      const value = row[rule.field];
      return Array.isArray(value) && value.includes(rule.value);
    }
    case 'any':
      return rule.rules.some((part) => holds(part, row));
    case 'all':
      return rule.rules.every((part) => holds(part, row));
    case 'not':
      return !holds(rule.rule, row);
  }
}

/**
 * The same rule as a boolean SQL expression that is never NULL.
 * @param columns field of the rule → SQL expression
 * @param bind adds a value and returns its placeholder
 */
export function ruleSql(
  rule: RowRule,
  columns: Readonly<Record<string, string>>,
  bind: (value: unknown) => string,
): string {
  const column = (field: string): string => {
    const sql = columns[field];
    if (!sql) throw new Error(`Access rule reads "${field}", which this statement does not offer`);
    return sql;
  };
  switch (rule.kind) {
    case 'always':
      return 'TRUE';
    case 'never':
      return 'FALSE';
    case 'equals':
      return `COALESCE(${column(rule.field)} = ${bind(rule.value)}, FALSE)`;
    case 'contains':
      return `COALESCE(${bind(rule.value)} = ANY (${column(rule.field)}), FALSE)`;
    case 'any':
      return `(${rule.rules.map((part) => ruleSql(part, columns, bind)).join(' OR ')})`;
    case 'all':
      return `(${rule.rules.map((part) => ruleSql(part, columns, bind)).join(' AND ')})`;
    case 'not':
      return `NOT ${ruleSql(rule.rule, columns, bind)}`;
  }
}
