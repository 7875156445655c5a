import { PassThrough } from 'node:stream';
import { Inject, Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import { currentRequest } from '../../platform/http/request-context.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { SheetColumn, SheetRow } from '../sheet.js';
import { writeCsv } from '../writing/write-csv.js';
import { writeWorkbook } from '../writing/write-workbook.js';
import { ImportRows, messageOf, type ReturnedRow } from './import-rows.queries.js';
import { ImportsQueries } from './imports.queries.js';

const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * The rejected rows with the columns of the file they came in, so that they can be corrected and sent again; two
 * columns say where each stood and what is wrong.
 */
@Injectable()
export class RejectedFile {
  constructor(
    private readonly imports: ImportsQueries,
    private readonly importRows: ImportRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.NOT_FOUND */
  async open(actor: Actor, id: string, format: keyof typeof MEDIA): Promise<StreamableFile> {
    const { record } = await this.imports.standing(actor, id);
    const sheetNo = record.sheets.findIndex(({ taken }) => taken);
    const found = record.sheets[sheetNo]?.columns ?? [];
    const columns = columnsOf(found.map(({ heading: text }) => text));
    const rows = rowsOf(
      this.importRows.rejected(id, sheetNo),
      found.map(({ index }) => index),
    );
    const target = new PassThrough();
    const name = `${record.fileName.replace(/\.[^.]{1,10}$/, '')}_未通过.${format}`;
    const { locale } = currentRequest();
    const writing =
      format === 'csv'
        ? writeCsv(target, columns, rows, locale)
        : writeWorkbook(target, {
            createdAt: this.clock.now(),
            language: locale,
            sheets: [
              {
                name: '未通过的行',
                title: '导入未通过的行',
                reportingUnit: record.fileName,
                asOf: today(this.clock),
                unitsOfMeasure: '行',
                columns,
                rows,
              },
            ],
          });
    writing.catch((error: Error) => {
      new Logger('Imports').warn({ message: 'a file of rejected rows broke off', failure: error.name });
      target.destroy(error);
    });
    return new StreamableFile(target, { type: MEDIA[format], disposition: attachmentHeader(name) });
  }
}

function columnsOf(headings: readonly string[]): SheetColumn[] {
  const text = (key: string, zh: string, en = zh): SheetColumn => ({
    key,
    header: { zh, en },
    kind: 'text',
    width: 20,
  });
  return [
    ...headings.map((heading, at) => text(`c${at}`, heading)),
    text('#row', '原行号', 'Row in the file'),
    text('#why', '错误说明', 'What is wrong'),
  ];
}

async function* rowsOf(
  batches: AsyncIterable<readonly ReturnedRow[]>,
  indexes: readonly number[],
): AsyncGenerator<readonly SheetRow[]> {
  for await (const batch of batches)
    yield batch.map(({ row, cells, problems }) => ({
      ...Object.fromEntries(indexes.map((index, at) => [`c${at}`, cells[index] ?? ''])),
      '#row': String(row),
      '#why': problems
        .map((problem) => `${problem.column ? `${problem.column}：` : ''}${messageOf(problem)}`)
        .join('；'),
    }));
}
