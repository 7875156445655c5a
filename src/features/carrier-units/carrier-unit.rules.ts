import type { FieldError, Text } from '../../platform/kernel/domain-error.js';

/**
 * Building and number as they are compared: `A座 301室`, `A 301` and `Ａ座-301` are one unit. Suffixes that only say
 * what a number is (室, 号, 座, 栋, 幢, 楼, 层) tell nothing apart.
 */
export function unitKeyOf(building: string | null, unitNo: string): string {
  return [building ?? '', unitNo].map(folded).join('/');
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f#_-]+/gu, '')
    .replace(/號/gu, '号')
    .replace(/(室|号|房|单元)+$/u, '')
    .replace(/(座|栋|幢|号楼|楼)$/u, '');
}

export interface UnitFacts {
  readonly unitNo: string;
  readonly building: string | null;
}

/** What a unit must satisfy beyond the shapes of its fields (domain.md §2.7). */
export function unitBlockers(unit: UnitFacts): FieldError[] {
  return folded(unit.unitNo) === ''
    ? [fault('unitNo', 'UNIT_NO_EMPTY', { zh: '房号应含数字或名称', en: 'needs a number or a name' })]
    : [];
}

const fault = (field: string, code: string, message: Text): FieldError => ({
  pointer: `/${field}`,
  code,
  message,
});
