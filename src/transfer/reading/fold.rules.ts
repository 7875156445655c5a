/** Full width to half width and compatibility forms, without invisible marks; spaces and case are kept. */
export function toHalfWidth(text: string): string {
  return text.normalize('NFKC').replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}

/** A text as it is compared in headings: half width, lower case, no white space. */
export function foldHeading(text: string): string {
  return toHalfWidth(text)
    .toLowerCase()
    .replace(/[【〔〖[{]/g, '(')
    .replace(/[】〕〗\]}]/g, ')')
    .replace(/[\s*#:。、，,]+/g, '');
}

const MISSING = new Set(
  [
    '',
    '-',
    '--',
    '---',
    '—',
    '——',
    '–',
    '/',
    '//',
    '\\',
    '.',
    '·',
    '?',
    '*',
    'n/a',
    'na',
    'nil',
    'none',
    'null',
  ]
    .concat([
      'tbd',
      'tba',
      'unknown',
      '无',
      '暂无',
      '没有',
      '空',
      '待定',
      '未定',
      '待确定',
      '待明确',
      '待核实',
      '待补充',
    ])
    .concat([
      '面议',
      '另议',
      '待议',
      '详谈',
      '未知',
      '不详',
      '不明',
      '保密',
      '未填',
      '未披露',
      '未公开',
      '不适用',
      '待商定',
    ])
    .concat([
      '洽谈中',
      '商谈中',
      '谈判中',
      '暂定',
      '尚未确定',
      '尚未明确',
      '暂未确定',
      '未确定',
      '待落实',
      '待报',
      '待洽谈',
    ]),
);

/** Nothing reported: an empty cell, a dash, 待定, 面议, N/A. A zero is not missing. */
export function isMissing(text: string): boolean {
  return MISSING.has(
    toHalfWidth(text)
      .trim()
      .toLowerCase()
      .replace(/[。.!！…]+$|^\((.*)\)$/g, '$1'),
  );
}
