import { PassThrough, type Readable, type Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { ListCompaniesQuery } from '../../features/companies/dto/list-companies.query.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { SheetRow } from '../sheet.js';
import { AreaBooks } from '../sheets/area-books.js';
import { SHOWN_COMPANY_COLUMNS } from '../sheets/company.sheet.js';
import type { CompanyColumn } from '../sheets/company-column.js';
import { companyColumns } from '../sheets/company-columns.js';
import { writeCsv } from '../writing/write-csv.js';
import { writeWorkbook } from '../writing/write-workbook.js';
import { companyExport } from './company-export.queries.js';
import { type OpenRows, RowStream } from './row-stream.js';

export type ExportFormat = 'csv' | 'xlsx';

/** Direct up to here; a larger workbook is made by a job. */
export const MOST_ROWS_AT_ONCE = 5_000;

/** An export that stands before its first row. Whoever opened it writes or closes it. */
export interface OpenExport {
  readonly count: number;
  readonly fileName: string;
  readonly mediaType: string;
  /** @param watch called after each batch with the rows so far; what it throws ends the export */
  write(target: Writable, watch?: (rows: number) => void): Promise<void>;
  close(): Promise<void>;
}

const MEDIA: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Opens companies for writing: rows of one snapshot, the list's view, the sheet's columns. */
@Injectable()
export class CompanyExport {
  constructor(
    private readonly rows: RowStream,
    private readonly areas: AreaBooks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open(actor: Actor, query: ListCompaniesQuery, format: ExportFormat): Promise<OpenExport> {
    const shown = new Set(SHOWN_COMPANY_COLUMNS.map(({ key }) => key));
    const columns = companyColumns(await this.areas.open()).filter(({ key }) => shown.has(key));
    const statements = companyExport(actor, query, columns);
    const source = await this.rows.start(statements.rows, statements.count);
    const day = today(this.clock);
    return {
      count: source.count,
      fileName: `企业名录_${day.replaceAll('-', '')}.${format}`,
      mediaType: MEDIA[format],
      close: source.close,
      write: (target, watch) => {
        const rows = shownRows(source, statements.members, columns, watch);
        return format === 'csv' ? writeCsv(target, columns, rows) : this.workbook(target, columns, rows, day);
      },
    };
  }

  private workbook(
    target: Writable,
    columns: readonly CompanyColumn[],
    rows: AsyncIterable<readonly SheetRow[]>,
    asOf: string,
  ): Promise<void> {
    return writeWorkbook(target, {
      createdAt: this.clock.now(),
      sheets: [
        {
          name: '企业名录',
          title: '企业名录',
          reportingUnit: '桃浦智创城',
          asOf,
          unitsOfMeasure: '户、万元（注册资本以所列币种计）',
          columns,
          rows,
          freezeAfter: 'nameCn',
        },
      ],
    });
  }
}

async function* shownRows(
  source: OpenRows,
  members: readonly string[],
  columns: readonly CompanyColumn[],
  watch: ((rows: number) => void) | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  let done = 0;
  for await (const batch of source.batches()) {
    yield batch.map((cells) => {
      const company = Object.fromEntries(members.map((member, at) => [member, cells[at] ?? null]));
      return rowOf(company, columns);
    });
    done += batch.length;
    watch?.(done);
  }
}

function rowOf(company: Readonly<Record<string, unknown>>, columns: readonly CompanyColumn[]): SheetRow {
  const row: Record<string, SheetRow[string]> = {};
  for (const { key, shows, format } of columns) {
    const value = company[shows as string] ?? null;
    row[key] = format ? format(value, company) : (value as SheetRow[string]);
  }
  return row;
}

/** The export as a stream to send; it breaks off, rather than ends, when a row cannot be read. */
export function streamOf(open: OpenExport, onFailure: (error: Error) => void): Readable {
  const target = new PassThrough();
  // The client may go away before the first row is asked for.
  target.once('close', () => void open.close());
  open.write(target).catch((error: Error) => {
    if (!target.destroyed) onFailure(error);
    target.destroy(error);
  });
  return target;
}
