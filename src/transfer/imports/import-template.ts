import { PassThrough } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { CLOCK } from '../../platform/config/config.module.js';
import { attachmentHeader } from '../../platform/files/file-name.rules.js';
import type { Clock } from '../../platform/kernel/clock.js';
import type { SheetColumn } from '../sheet.js';
import type { SheetKind } from '../sheet-intake.js';
import { writeCsv } from '../writing/write-csv.js';
import { type GridColumnHelp, type GridSheet, writeGrid } from '../writing/write-grid.js';
import { columnLetters } from '../writing/xml-text.rules.js';
import { importErrors } from './import.errors.js';
import { EXAMPLE_MARK, importable } from './import-list.js';
import { MEDIA } from './media.js';
import { UploadReading } from './upload-reading.js';

const NUMBER: SheetColumn = {
  key: '#number',
  kind: 'text',
  header: { zh: '序号', en: 'No.' },
  width: 8,
  example: EXAMPLE_MARK,
  hint: {
    zh: '写“示例”的行不会导入；数据行请写序号或留空',
    en: 'The row marked 示例 is not imported; number the others or leave it empty',
  },
};
const CHOICES = '选项';

/** Empty lists to fill in: headings as the import knows them, choices, notes, and a row that shows how. */
@Injectable()
export class ImportTemplate {
  constructor(
    private readonly reading: UploadReading,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws IMPORT.TEMPLATE_UNKNOWN */
  async open(name: string, format: keyof typeof MEDIA): Promise<StreamableFile> {
    const kind = this.reading.named(name, importErrors.TEMPLATE_UNKNOWN);
    const columns = [NUMBER, ...importable(await kind.columns())];
    const target = new PassThrough();
    const writing =
      format === 'csv'
        ? writeCsv(target, columns, [
            Object.fromEntries(columns.map(({ key, example = '' }) => [key, example])),
          ])
        : writeGrid(target, { sheets: sheetsOf(kind, columns), createdAt: this.clock.now() });
    writing.catch((error: Error) => target.destroy(error));
    const disposition = attachmentHeader(`导入模板_${kind.label.zh}.${format}`);
    return new StreamableFile(target, { type: MEDIA[format], disposition });
  }
}

function sheetsOf(kind: SheetKind, columns: readonly SheetColumn[]): GridSheet[] {
  const chosen = columns.filter(({ choices }) => choices);
  const longest = Math.max(0, ...chosen.map(({ choices = [] }) => choices.length));
  const main: GridSheet = {
    name: kind.label.zh,
    widths: columns.map(({ width = 14 }) => width),
    frozen: 1,
    help: columns.map((column, at) => helpOf(column, at, chosen.indexOf(column))),
    rows: [
      { cells: columns.map(({ header }) => header.zh), style: 'header' },
      { cells: columns.map(({ example = '' }) => example), style: 'text' },
    ],
  };
  const lists: GridSheet = {
    name: CHOICES,
    hidden: true,
    widths: chosen.map(() => 20),
    rows: Array.from({ length: longest }, (_, at) => ({
      cells: chosen.map(({ choices = [] }) => choices[at] ?? ''),
      style: 'text' as const,
    })),
  };
  return [main, lists];
}

function helpOf(
  { header, hint, required, choices }: SheetColumn,
  column: number,
  list: number,
): GridColumnHelp {
  const letters = columnLetters(list);
  return {
    column,
    title: header.zh,
    prompt:
      [required ? '必填。' : '', hint?.zh ?? '', choices ? '请从列表中选择。' : ''].join('') || header.en,
    ...(choices ? { choices: `${CHOICES}!$${letters}$1:$${letters}$${choices.length}` } : {}),
  };
}
