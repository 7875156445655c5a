import type { ColumnKind } from '../sheet.js';

/** Number formats of domain.md §5.8; `@` keeps the 18 digits of a credit code that a number would lose. */
const FORMATS: Readonly<Record<ColumnKind, string>> = {
  text: 'General',
  code: '@',
  money: '#,##0.00',
  area: '#,##0.00',
  count: '0',
  percent: '0.0%',
  date: 'yyyy-mm-dd',
  datetime: 'yyyy-mm-dd hh:mm',
};
const KINDS = Object.keys(FORMATS) as ColumnKind[];
const FIXED = ['plain', 'title', 'left', 'centre', 'right', 'header', 'line', 'footer'] as const;

/** Index into `cellXfs`. */
export function styleOf(name: (typeof FIXED)[number]): number {
  return FIXED.indexOf(name);
}

export function styleOfKind(kind: ColumnKind, total = false): number {
  return FIXED.length + KINDS.indexOf(kind) + (total ? KINDS.length : 0);
}

const FONTS = [
  '<font><sz val="11"/><name val="仿宋_GB2312"/><charset val="134"/></font>',
  '<font><b/><sz val="18"/><name val="方正小标宋简体"/><charset val="134"/></font>',
  '<font><sz val="11"/><name val="黑体"/><charset val="134"/></font>',
  '<font><b/><sz val="11"/><name val="仿宋_GB2312"/><charset val="134"/></font>',
];
const EDGES = ['left', 'right', 'top', 'bottom'].map(
  (edge) => `<${edge} style="thin"><color auto="1"/></${edge}>`,
);
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${EDGES.join('')}<diagonal/></border>`,
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/><bgColor indexed="64"/></patternFill></fill>',
];

interface Format {
  readonly font?: number;
  readonly fill?: number;
  readonly border?: number;
  readonly numberFormat?: number;
  readonly across?: string;
  readonly wrap?: boolean;
}

function xf({ font = 0, fill = 0, border = 0, numberFormat = 0, across = 'general', wrap }: Format): string {
  const ids = `numFmtId="${numberFormat}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  const alignment = `<alignment horizontal="${across}" vertical="center"${wrap ? ' wrapText="1"' : ''}/>`;
  return `<xf ${ids} ${applied}>${alignment}</xf>`;
}

const CUSTOM_FORMAT_BASE = 164;

function dataFormats(font: number): string[] {
  return KINDS.map((kind) => {
    const numberFormat = FORMATS[kind] === 'General' ? 0 : CUSTOM_FORMAT_BASE + KINDS.indexOf(kind);
    const across = kind === 'text' || kind === 'code' ? 'left' : 'right';
    return xf({ font, border: 1, numberFormat, across, wrap: kind === 'text' });
  });
}

export function stylesXml(): string {
  const formats = KINDS.map(
    (kind, at) => `<numFmt numFmtId="${CUSTOM_FORMAT_BASE + at}" formatCode="${FORMATS[kind]}"/>`,
  );
  const fixed: readonly Format[] = [
    {},
    { font: 1, across: 'center' },
    { across: 'left' },
    { across: 'center' },
    { across: 'right' },
    { font: 2, fill: 2, border: 1, across: 'center', wrap: true },
    { font: 3, border: 1, across: 'left' },
    { across: 'left' },
  ];
  const formatsOfCells = [...fixed.map(xf), ...dataFormats(0), ...dataFormats(3)];
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    list('numFmts', formats),
    list('fonts', FONTS),
    list('fills', FILLS),
    list('borders', BORDERS),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', formatsOfCells),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('');
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
