import type { Text } from '../../platform/kernel/domain-error.js';
import type { Cell } from '../reading/table.js';
import type { ParsedCell } from '../sheet.js';

/** How cells of a company list become values: each parser answers a value, nothing, or what to write instead. */
export type CellParser = (cell: Cell, heading: string) => ParsedCell;

export const MISSING: ParsedCell = { status: 'missing' };
export const ok = (value: unknown): ParsedCell => ({ status: 'ok', value });
export const reject = (zh: string, en: string): ParsedCell => ({ status: 'reject', message: { zh, en } });
export const refused = (message: Text): ParsedCell => ({ status: 'reject', message });
