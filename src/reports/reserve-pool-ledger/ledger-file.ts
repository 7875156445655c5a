import { PassThrough, type Readable, type Writable } from 'node:stream';
import type { Locale } from '../../platform/http/request-context.js';
import type { OpenRows } from '../../transfer/exports/row-stream.js';
import type { WorkbookSpec } from '../../transfer/writing/workbook-spec.js';
import { writeCsv } from '../../transfer/writing/write-csv.js';
import { writeWorkbook } from '../../transfer/writing/write-workbook.js';
import { LEDGER_COLUMNS } from './ledger.columns.js';
import { groupedLedger, ledgerRows } from './ledger-rows.js';

export interface LedgerFrame {
  /** As-of date, `YYYY-MM-DD`. */
  readonly day: string;
  readonly reportingUnit: string;
  readonly locale: Locale;
  readonly createdAt: Date;
}

/** The file as it is sent, row after row. */
export function ledgerBody(source: OpenRows, format: 'csv' | 'xlsx', frame: LedgerFrame): Readable {
  return streamOf(source, (target) =>
    format === 'csv'
      ? writeCsv(target, LEDGER_COLUMNS, ledgerRows(source.batches(), frame.locale), frame.locale)
      : writeWorkbook(target, ledgerWorkbook(source, frame)),
  );
}

/** The sheet with its title block, groups and totals. */
function ledgerWorkbook(
  source: OpenRows,
  { day, reportingUnit, locale, createdAt }: LedgerFrame,
): WorkbookSpec {
  const isEnglish = locale === 'en';
  return {
    createdAt,
    language: locale,
    sheets: [
      {
        name: isEnglish ? 'Reserve pool' : '储备库总台账',
        title: isEnglish ? 'Ledger of the reserve pool' : '招商项目储备库总台账',
        reportingUnit,
        asOf: day,
        unitsOfMeasure: isEnglish ? 'projects, 10k CNY, 10k USD' : '个、万元、万美元',
        columns: LEDGER_COLUMNS,
        rows: groupedLedger(source.batches(), locale),
        numbered: true,
        freezeAfter: 'name',
        totals: 'last',
      },
    ],
  };
}

/** Breaks off, rather than ends, when a row cannot be read; lets the snapshot go when the client goes away. */
function streamOf(source: OpenRows, write: (target: Writable) => Promise<void>): Readable {
  const target = new PassThrough();
  target.once('close', () => void source.close());
  write(target).catch((error: Error) => target.destroy(error));
  return target;
}
