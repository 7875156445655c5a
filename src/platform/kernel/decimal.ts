import { Decimal } from 'decimal.js';

/** Exact decimal arithmetic for money, areas and shares: 34 digits, HALF_UP. Never a float (domain.md §2.0). */
export const Exact = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** `"12000"` → `"12000.00"`: a decimal string with fixed fraction digits, rounded HALF_UP. */
export function toFixedString(value: Decimal.Value, digits = 2): string {
  return new Exact(value).toFixed(digits);
}
