import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { FoundSheet, ImportMapping, SheetSetting } from './import.types.js';

/** The members of a corrected mapping, as a caller sends them. */
interface Corrections {
  readonly columns?: readonly { readonly key: string; readonly field: string | null }[];
  readonly sheets?: readonly {
    readonly name: string;
    readonly take?: boolean | null;
    readonly firstHeadingRow?: number | null;
    readonly lastHeadingRow?: number;
  }[];
  readonly moneyUnit?: string | null;
  readonly dateOrder?: string | null;
}

/** More levels than any heading has. */
const MOST_LEVELS = 5;

/** What was known with what is said now; what is not named stays. */
export function withRequest(known: ImportMapping, request: Corrections): ImportMapping {
  const { columns = [], sheets = [] } = request;
  const fields = { ...known.fields, ...Object.fromEntries(columns.map(({ key, field }) => [key, field])) };
  const settings = Object.fromEntries(
    sheets.map(({ name, take, firstHeadingRow: first, lastHeadingRow }): [string, SheetSetting] => {
      const before = known.sheets?.[name] ?? {};
      const headingRows =
        first === null ? null : first === undefined ? before.headingRows : [first, lastHeadingRow ?? first];
      return [
        name,
        {
          ...(take === undefined ? before : { ...before, take }),
          ...(headingRows === undefined ? {} : { headingRows }),
        },
      ];
    }),
  );
  const { moneyUnit = known.moneyUnit, dateOrder = known.dateOrder } = request;
  return {
    fields,
    ...(known.sheets || sheets.length > 0 ? { sheets: { ...known.sheets, ...settings } } : {}),
    ...(moneyUnit === undefined ? {} : { moneyUnit }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
  } as ImportMapping;
}

/** Sheets that the file has not, and headings that could not be. */
export function sheetFaults({ sheets = [] }: Corrections, found: readonly FoundSheet[]): FieldError[] {
  const names = new Set(found.map(({ name }) => name));
  return sheets.flatMap(({ name, firstHeadingRow: first, lastHeadingRow: last }, at) => {
    if (!names.has(name))
      return [fault(`/sheets/${at}/name`, '文件中没有这个工作表', 'the file has no such sheet')];
    if (last === undefined) return [];
    const isFit = typeof first === 'number' && last >= first && last < first + MOST_LEVELS;
    return isFit
      ? []
      : [
          fault(
            `/sheets/${at}/lastHeadingRow`,
            `表头应从 firstHeadingRow 开始，最多 ${MOST_LEVELS} 行`,
            `a heading begins in firstHeadingRow and has at most ${MOST_LEVELS} rows`,
          ),
        ];
  });
}

/** Columns that the file has not as it is read now, fields that there are not, and headings without a text. */
export function columnFaults(
  { columns = [], sheets = [] }: Corrections,
  found: readonly FoundSheet[],
  fields: ReadonlySet<string>,
): FieldError[] {
  const headings = new Set(found.flatMap((sheet) => sheet.columns.map(({ key }) => key)));
  return [
    ...sheets.flatMap(({ name, firstHeadingRow }, at) =>
      typeof firstHeadingRow === 'number' &&
      found.find((sheet) => sheet.name === name)?.headingRows.length === 0
        ? [fault(`/sheets/${at}/firstHeadingRow`, '这些行里没有文字', 'there is no text in these rows')]
        : [],
    ),
    ...columns.flatMap(({ key, field }, at) => [
      ...(headings.has(key)
        ? []
        : [fault(`/columns/${at}/key`, '文件中没有这一列', 'the file has no such column')]),
      ...(field === null || fields.has(field)
        ? []
        : [
            fault(
              `/columns/${at}/field`,
              `没有这个字段，可用：${[...fields].join('、')}`,
              `no such field; use one of ${[...fields].join(', ')}`,
            ),
          ]),
    ]),
  ];
}

function fault(pointer: string, zh: string, en: string): FieldError {
  return { pointer, code: 'MAPPING_UNKNOWN', message: { zh, en } };
}
