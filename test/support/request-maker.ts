import fc from 'fast-check';
import { type Description, resolve, type Schema } from './openapi-requests.js';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }
}

/** Signs that break careless code: quotes, wild cards, formulas, right-to-left, outside the basic plane. */
const SIGNS = [...'示例桃浦ab1 \'"\\%_;=+@-<>{}$&\n\tשלום😀𠮷é€'];

export const HOSTILE_TEXTS: readonly string[] = [
  "' OR '1'='1",
  "'; DROP TABLE company; --",
  "1'); SELECT pg_sleep(10); --",
  '||pg_sleep(10)||',
  '$1',
  '\\',
  "\\'",
  '%',
  '%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%',
  '_%_%_%_%_%_%_%_%_%_%_%_%_%_%_%',
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '{{7*7}}',
  '\u202Eשלום עולם',
  '😀𠮷👩‍👩‍👧‍👦',
  'İıŞ\u0301\u200D\uFEFF',
  'null',
  'undefined',
  '[object Object]',
  '1e309',
  '-0',
  'true',
  '__proto__',
  'constructor',
];

/** Makes values for schemas of the description: such as they ask for, and such as they forbid. */
export class RequestMaker {
  /** @param ids known ids by the last word of a property's name: `unit`, `user`, `company` … */
  constructor(
    private readonly description: Description,
    private readonly dice: Dice,
    private readonly ids: Readonly<Record<string, readonly string[]>>,
  ) {}

  /** A value that the schema takes. @param name of the property, for references */
  value(given: Schema, name = ''): unknown {
    const schema = resolve(this.description, given);
    const types = [schema.type ?? 'any'].flat();
    if (types.includes('null') && this.dice.chance(0.15)) return null;
    if (schema.enum) return this.dice.pick(schema.enum.filter((code) => code !== null));
    if (schema.oneOf) return this.value(this.dice.pick(schema.oneOf), name);
    switch (types.find((type) => type !== 'null')) {
      case 'string':
        return this.text(schema, name);
      case 'integer':
      case 'number':
        return this.dice.whole(schema.minimum ?? 0, Math.min(schema.maximum ?? 1000, 100_000));
      case 'boolean':
        return this.dice.chance(0.5);
      case 'array':
        return Array.from({ length: this.length(schema.minItems ?? 0, schema.maxItems ?? 3) }, () =>
          this.value(schema.items ?? {}, name),
        );
      case 'object':
        return this.object(schema);
      default:
        return this.dice.pick([0, 'x', true, [], {}]);
    }
  }

  /** An object with the required members and some of the others. */
  object(given: Schema, share = 0.4): Record<string, unknown> {
    const { properties = {}, required = [] } = resolve(this.description, given);
    const chosen = Object.entries(properties).filter(
      ([name]) => required.includes(name) || this.dice.chance(share),
    );
    return Object.fromEntries(chosen.map(([name, schema]) => [name, this.value(schema, name)]));
  }

  /** A value that is likely to be refused: of another type, too long, too large, no code. */
  wrong(given: Schema): unknown {
    const schema = resolve(this.description, given);
    const others = [0, -1, 1.5, 9e15, 'x', '', ' ', true, null, [], [null], {}, { a: 1 }, ...HOSTILE_TEXTS];
    const tooLong = schema.maxLength === undefined ? [] : ['长'.repeat(schema.maxLength + 1)];
    const tooMany =
      schema.maxItems === undefined
        ? []
        : [Array.from({ length: schema.maxItems + 1 }, () => this.value(schema.items ?? {}))];
    const beyond = [schema.minimum, schema.maximum].flatMap((limit) =>
      limit === undefined ? [] : [limit - 1, limit + 1],
    );
    return this.dice.pick([...tooLong, ...tooLong, ...tooMany, ...beyond, ...others]);
  }

  /** How a query says a value. */
  inQuery(value: unknown): string {
    return Array.isArray(value) ? value.join(',') : String(value);
  }

  private length(least: number, most: number): number {
    return this.dice.whole(least, Math.max(least, Math.min(most, this.dice.chance(0.9) ? 3 : 60)));
  }

  private text({ format, pattern, minLength = 0, maxLength = 50 }: Schema, name: string): string {
    if (format === 'uuid') return this.id(name);
    if (format === 'date') return this.day();
    if (format === 'date-time') return `${this.day()}T0${this.dice.whole(0, 9)}:30:00+08:00`;
    if (format === 'email') return `shili${this.dice.whole(1, 9999)}@example.com`;
    if (pattern) return this.matching(pattern, maxLength);
    const length = this.length(Math.max(1, minLength), maxLength);
    return Array.from({ length }, () => this.dice.pick(SIGNS)).join('');
  }

  private matching(pattern: string, maxLength: number): string {
    const [text = ''] = fc.sample(fc.stringMatching(new RegExp(pattern, 'u'), { maxLength }), {
      numRuns: 1,
      seed: this.dice.whole(1, 1_000_000),
    });
    return text;
  }

  private day(): string {
    const ms = Date.UTC(this.dice.whole(1995, 2035), this.dice.whole(0, 11), this.dice.whole(1, 28));
    return new Date(ms).toISOString().slice(0, 10);
  }

  private id(name: string): string {
    const word =
      name
        .replace(/Ids?$/, '')
        .match(/[A-Z]?[a-z]+$/)?.[0]
        ?.toLowerCase() ?? '';
    const known = this.ids[word] ?? Object.values(this.ids).flat();
    return this.dice.chance(0.85) && known.length
      ? this.dice.pick(known)
      : `019c2f6e-7a30-7c1e-9f0a-${String(this.dice.whole(0, 1e11)).padStart(12, '0')}`;
  }
}
