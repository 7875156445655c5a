/** The members of a row that it has. */
export function pick(
  values: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}

/** Members of a record as they are stored in its table. */
export function byField(
  stored: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, stored[columnOf(field)]]));
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]|(?<=[A-Za-z])\d/g, (sign) => `_${sign.toLowerCase()}`);
}

/** What a row says otherwise than the record: filled in or replaced, never cleared. */
export function changesAgainst(
  known: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([field, value]) => value !== null && !isSame(known[field], value)),
  );
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function isSame(before: unknown, after: unknown): boolean {
  const texts = [before, after].map((value) => (typeof value === 'number' ? String(value) : value));
  const [first, second] = texts;
  if (typeof first === 'string' && typeof second === 'string' && NUMBER.test(first) && NUMBER.test(second))
    return plain(first) === plain(second);
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}
