import {
  divisionCodes,
  divisionFullName,
  divisionLevel,
  divisionName,
} from '../../platform/kernel/districts.js';

export interface Division {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly level: string;
  readonly parentCode: string | null;
}

export interface DivisionFilter {
  /** Part of the name or beginning of the code. */
  readonly q?: string;
  /** Code of what they lie in. */
  readonly parent?: string;
  readonly level?: string;
}

const MOST = 500;

/**
 * What a division lies in: the city, or the province where the city is only a row that groups (上海 市辖区).
 */
function parentOf(code: string, known: ReadonlySet<string>): string | null {
  if (code.endsWith('0000')) return null;
  const city = `${code.slice(0, 4)}00`;
  return code !== city && known.has(city) ? city : `${code.slice(0, 2)}0000`;
}

let all: readonly Division[] | undefined;

function divisions(): readonly Division[] {
  if (all) return all;
  const codes = divisionCodes();
  const known = new Set(codes);
  all = codes.map((code) => ({
    code,
    name: divisionName(code) ?? code,
    fullName: divisionFullName(code) ?? code,
    level: divisionLevel(code),
    parentCode: parentOf(code, known),
  }));
  return all;
}

/** Divisions that fit, in the order of their codes, at most 500. */
export function findDivisions({ q, parent, level }: DivisionFilter): readonly Division[] {
  const wanted = q?.normalize('NFKC').trim();
  return divisions()
    .filter(
      (division) =>
        (parent === undefined || division.parentCode === parent) &&
        (level === undefined || division.level === level) &&
        (!wanted || division.code.startsWith(wanted) || division.fullName.includes(wanted)),
    )
    .slice(0, MOST);
}
