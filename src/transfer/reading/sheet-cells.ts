import { stripGuard } from '../writing/formula-guard.rules.js';
import { type NumberLook, plainDigits, serialToText } from './number-format.rules.js';
import type { SharedStrings } from './shared-strings.js';
import { type Cell, EMPTY_CELL } from './table.js';

/** One `<c>` element as it stands in the sheet. `raw` is `<v>` or the joined runs of `<is>`. */
export interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly raw: string;
  readonly formula: boolean;
}

export interface CellContext {
  readonly strings: SharedStrings;
  readonly looks: readonly NumberLook[];
  readonly date1904: boolean;
}

const BOOLEANS: Readonly<Record<string, string>> = { '1': '是', '0': '否', true: '是', false: '否' };

/** Turns a stored cell into what a person reads. A formula counts by its stored result, never by computing it. */
export function toCell(cell: RawCell, context: CellContext): Cell {
  const { type, raw } = cell;
  if (type === 's') return textCell(context.strings.get(Number(raw)) ?? '');
  if (type === 'inlineStr' || type === 'str') return textCell(raw);
  if (raw === '') return cell.formula ? { kind: 'error', text: '#FORMULA_WITHOUT_VALUE' } : EMPTY_CELL;
  if (type === 'b') return { kind: 'boolean', text: BOOLEANS[raw] ?? raw };
  if (type === 'e') return { kind: 'error', text: raw };
  if (type === 'd')
    return { kind: 'date', text: raw.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$|Z$/, '') };
  return numberCell(raw, context.looks[cell.style], context.date1904);
}

function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { kind: 'text', text: stripGuard(text) };
}

function numberCell(raw: string, look: NumberLook | undefined, date1904: boolean): Cell {
  const digits = plainDigits(raw.trim());
  if (digits === undefined) return { kind: 'text', text: raw };
  if (look === undefined || look.kind === 'plain') {
    const padded = look?.padTo ? digits.padStart(look.padTo, '0') : digits;
    return { kind: 'number', text: padded + (look?.suffix ?? ''), number: digits };
  }
  if (look.kind === 'percent') {
    return { kind: 'number', text: `${shiftTwo(digits)}%`, number: digits };
  }
  const text = serialToText(Number(digits), look.kind, date1904);
  return text === undefined
    ? { kind: 'number', text: digits, number: digits }
    : { kind: 'date', text, number: digits };
}

function shiftTwo(digits: string): string {
  return plainDigits(`${digits}e2`) ?? digits;
}
