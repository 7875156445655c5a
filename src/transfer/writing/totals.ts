import { Exact } from '../../platform/kernel/decimal.js';
import type { SheetColumn, SheetRow } from '../sheet.js';

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Sums of the total columns while rows go by, exact: they become the cached values of the SUBTOTAL formulas, so
 * that a viewer that does not calculate shows them too.
 */
export class Totals {
  private readonly sums = new Map<string, InstanceType<typeof Exact>>();
  private readonly keys: readonly string[];

  constructor(columns: readonly SheetColumn[]) {
    this.keys = columns.filter((column) => column.total).map((column) => column.key);
    for (const key of this.keys) this.sums.set(key, new Exact(0));
  }

  get wanted(): boolean {
    return this.keys.length > 0;
  }

  add(row: SheetRow): void {
    for (const key of this.keys) {
      const value = row[key];
      const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
      if (!PLAIN_NUMBER.test(text)) continue;
      this.sums.set(key, (this.sums.get(key) ?? new Exact(0)).plus(text));
    }
  }

  of(key: string): string | undefined {
    return this.sums.get(key)?.toFixed();
  }
}
