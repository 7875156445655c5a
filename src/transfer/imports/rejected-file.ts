import { PassThrough } from 'node:stream';
import { Inject, Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { type GridSheet, writeGrid } from '../writing/write-grid.js';
import { writeGridCsv } from '../writing/write-grid-csv.js';
import { FetchedFiles } from './fetched-files.js';
import type { ImportRecord } from './import.types.js';
import { ImportRows, messageOf } from './import-rows.queries.js';
import { ImportsQueries } from './imports.queries.js';
import { MEDIA } from './media.js';
import { headOf, type OriginalHead, returnedSheet } from './returned-sheet.js';

/**
 * The rejected rows in the layout of the file they came in: its title rows, its headings, its order and widths of
 * columns, and two columns more that say where each stood and what is wrong. Corrected, it can be sent again.
 */
@Injectable()
export class RejectedFile {
  constructor(
    private readonly imports: ImportsQueries,
    private readonly importRows: ImportRows,
    private readonly files: FetchedFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws REQUEST.NOT_FOUND */
  async open(actor: Actor, id: string, format: keyof typeof MEDIA): Promise<StreamableFile> {
    const { record } = await this.imports.standing(actor, id);
    const heads = await this.files.use(record.sha256, (path) => headOf(path, record.sheets));
    const sheets = this.sheets(record, heads);
    const target = new PassThrough();
    const writing =
      format === 'csv'
        ? writeGridCsv(target, sheets)
        : writeGrid(target, { sheets, createdAt: this.clock.now() });
    writing.catch((error: Error) => {
      new Logger('Imports').warn({ message: 'a file of rejected rows broke off', failure: error.name });
      target.destroy(error);
    });
    const name = `${record.fileName.replace(/\.[^.]{1,10}$/, '')}_未通过.${format}`;
    return new StreamableFile(target, { type: MEDIA[format], disposition: attachmentHeader(name) });
  }

  private sheets({ id, sheets }: ImportRecord, heads: ReadonlyMap<number, OriginalHead>): GridSheet[] {
    return sheets.flatMap((sheet, sheetNo) => {
      const head = heads.get(sheetNo);
      if (!sheet.taken || !head) return [];
      return [returnedSheet(sheet, head, this.rows(id, sheetNo))];
    });
  }

  private async *rows(id: string, sheetNo: number) {
    for await (const batch of this.importRows.rejected(id, sheetNo))
      for (const { row, cells, problems } of batch) {
        const why = problems.map(
          (problem) => `${problem.column ? `${problem.column}：` : ''}${messageOf(problem)}`,
        );
        yield { row, cells, why: why.join('；') };
      }
  }
}
