import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

/** Where the sets are: ../shared/data, or the folder of ACCEPTANCE_DATA, which holds others of the same kinds. */
export const folder = path.resolve(
  process.env['ACCEPTANCE_DATA'] || path.join(import.meta.dirname, '../../../shared/data'),
);

export const isThere = (name = ''): boolean => existsSync(path.join(folder, name));

/** Rows of a CSV file, none when it is not there. */
export function rowsOf(name: string): Row[] {
  return isThere(name)
    ? parse(readFileSync(path.join(folder, name)), { columns: true, bom: true, relax_column_count: true })
    : [];
}

export function bytesOf(name: string): Buffer {
  return readFileSync(path.join(folder, name));
}
