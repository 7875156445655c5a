/**
 * A code list as typed data: stable English codes with a zh-CN and an English label (api.md, "Paths and shapes").
 * A feature keeps its tables in `<noun>.codes.ts` and exports them in one list; nothing registers itself.
 */
export type LabelLanguage = 'zh' | 'en';

/** `[zh-CN label, English label, extra facts of the code]`. */
export type CodeRow = readonly [zh: string, en: string, extra?: object];

/** The facts kept beside the labels of a code; `undefined` for a row without any. */
export type ExtraOf<R extends CodeRow> = R extends readonly [string, string, infer X] ? X : undefined;

export interface CodeEntry<C extends string = string, X = unknown> {
  readonly code: C;
  readonly zh: string;
  readonly en: string;
  readonly extra: X;
}

/** What any table offers whatever its codes are; the element type of a feature's list of tables. */
export interface AnyCodeTable {
  readonly name: string;
  readonly codes: readonly string[];
  readonly entries: readonly CodeEntry[];
  /** Narrows a text to a code of this table. */
  has(code: unknown): boolean;
}

export interface CodeTable<T extends Readonly<Record<string, CodeRow>>> extends AnyCodeTable {
  /** The codes in their display order, for `@IsIn` and for `enum` in OpenAPI. */
  readonly codes: readonly (keyof T & string)[];
  readonly entries: readonly CodeEntry<keyof T & string, ExtraOf<T[keyof T]>>[];
  has(code: unknown): code is keyof T & string;
  label(code: keyof T & string, language: LabelLanguage): string;
  extra<K extends keyof T & string>(code: K): ExtraOf<T[K]>;
}

/** `CodeOf<typeof STAGE>` is `'S1' | … | 'S8'`. */
export type CodeOf<T extends AnyCodeTable> = T['codes'][number];

const NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * Builds a frozen code table; the order of the literal is the display order.
 * Throws at load time when the name or a code is not UPPER_SNAKE_CASE, or a label is blank or used twice, so
 * that a slip in a literal can not reach a client.
 */
export function codeTable<const T extends Readonly<Record<string, CodeRow>>>(
  name: string,
  rows: T,
): CodeTable<T> {
  const entries = Object.entries(rows).map(([code, [zh, en, extra]]) =>
    Object.freeze({ code, zh, en, extra: extra && Object.freeze({ ...extra }) }),
  );
  assertSound(name, entries);
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const entryOf = (code: string) => {
    const entry = byCode.get(code);
    if (!entry) throw new RangeError(`${name} has no code ${code}`);
    return entry;
  };
  const table: AnyCodeTable & Pick<CodeTable<T>, 'label' | 'extra'> = {
    name,
    codes: Object.freeze(entries.map((entry) => entry.code)),
    entries: Object.freeze(entries),
    has: (code) => typeof code === 'string' && byCode.has(code),
    label: (code, language) => entryOf(code)[language],
    extra: <K extends keyof T & string>(code: K) => entryOf(code).extra as ExtraOf<T[K]>,
  };
  return Object.freeze(table) as CodeTable<T>;
}

function assertSound(name: string, entries: readonly CodeEntry[]): void {
  if (entries.length === 0) throw new Error(`${name} is empty`);
  const seen = new Set<string>();
  for (const { code, zh, en } of entries) {
    if (!NAME.test(name) || !NAME.test(code)) throw new Error(`${name}.${code} is not UPPER_SNAKE_CASE`);
    for (const label of [`zh:${zh}`, `en:${en}`]) {
      if (label.slice(3).trim() === '') throw new Error(`${name}.${code} lacks a label`);
      if (seen.has(label)) throw new Error(`${name}.${code} repeats the label ${label.slice(3)}`);
      seen.add(label);
    }
  }
}
