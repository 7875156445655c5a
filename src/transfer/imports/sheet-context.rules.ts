import { headingUnit } from '../reading/amount-unit.rules.js';
import { toHalfWidth } from '../reading/fold.rules.js';

/** What the lines above a heading say of all rows below it. */
export interface SheetContext {
  /** `(万元)`, for amounts under headings that name no unit. */
  readonly unit?: string;
  /** For days without a year, up to the day that the sheet was made. */
  readonly year?: number;
  readonly until?: string;
}

/** @param titles lines above the heading and the name of the sheet; where they speak of two units or years they say nothing */
export function contextOf(titles: readonly string[]): SheetContext {
  const texts = titles.map(toHalfWidth);
  const units = new Set(texts.flatMap(unitsIn));
  const years = new Set(texts.flatMap((text) => [...text.matchAll(YEAR)].map(([, year]) => Number(year))));
  const until = texts.map((text) => UNTIL.exec(text)).find((match) => match !== null);
  return {
    ...(units.size === 1 ? { unit: [...units][0] as string } : {}),
    ...(years.size === 1 ? { year: [...years][0] as number } : {}),
    ...(until ? { until: `${until[1]}-${padded(until[2])}-${padded(until[3])}` } : {}),
  };
}

const YEAR = /(?<!\d)((?:19|20)\d\d)\s*(?=年|[./-]\d)/g;
const UNTIL = /截[至止]到?\s*(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})/;

/** `单位：个、亿元` */
function unitsIn(text: string): string[] {
  const lists = [...text.matchAll(/单位\s*[:为]?\s*([^\s)\]]{1,20})/g)].map(([, list = '']) => list);
  const parts = [
    ...lists.flatMap((list) => list.split(/[、,;/]/)),
    ...(/^\(([^()]{1,8})\)$/.exec(text)?.slice(1) ?? []),
  ];
  return parts.map((part) => `(${part})`).filter((part) => headingUnit(part) !== undefined);
}

/** A day of a month as it is meant below such lines: with its year, unless that day was still to come. */
export function withYear(text: string, { year, until }: SheetContext): string {
  const match = year === undefined ? null : DAY.exec(toHalfWidth(text).trim());
  if (!match) return text;
  const [, month, day, rest = ''] = match;
  const date = `${year}-${padded(month)}-${padded(day)}`;
  return until !== undefined && date > until ? text : `${date}${rest}`;
}

const DAY = /^(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?(?![./\d-])(.*)$/s;

function padded(number: string | undefined): string {
  return (number ?? '').padStart(2, '0');
}
