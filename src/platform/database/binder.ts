/** Collects the values of one statement: `bind(value)` returns its `$n`. */
export class Binder {
  readonly values: unknown[] = [];

  readonly bind = (value: unknown): string => {
    this.values.push(value);
    return `$${this.values.length}`;
  };
}
