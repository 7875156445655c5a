import type { HtmlTableNote } from './html-rows.js';
import type { TableSheet } from './table.js';

/** A table as a first reading of the file has found it. */
export interface SeenTable extends HtmlTableNote {
  /** Rows with a text. */
  readonly rows: number;
  /** Rows with two texts and more. */
  readonly fullRows: number;
  readonly width: number;
}

/** One sheet: a table, with those that go on where it ends. */
export interface HtmlSheet extends TableSheet {
  readonly tables: ReadonlySet<number>;
}

const LONGEST_NAME = 60;
const HEADING_ALONE = 2;

/**
 * Which tables of a file are lists: those with something in them, and of those that hold other tables only such as have
 * rows of their own. Grids put their heading into a table of its own; it belongs to the table below of the same width.
 */
export function sheetsOf(seen: readonly SeenTable[]): HtmlSheet[] {
  const groups: { tables: Set<number>; first: SeenTable; rows: number }[] = [];
  seen.forEach((table, at) => {
    const isList = table.rows > 0 && (!table.holdsTables || table.fullRows > 1);
    if (!isList) return;
    const before = groups.at(-1);
    const goesOn =
      before !== undefined &&
      before.rows <= HEADING_ALONE &&
      before.first.width > 1 &&
      before.first.width === table.width &&
      before.first.hidden === table.hidden &&
      !table.isApart;
    if (goesOn) {
      before.tables.add(at);
      before.rows += table.rows;
    } else groups.push({ tables: new Set([at]), first: table, rows: table.rows });
  });
  const names = namesOf(groups.map(({ first }) => first.title));
  return groups.map(({ tables, first }, at) => ({ name: names[at] as string, hidden: first.hidden, tables }));
}

/** By their titles, those without by their number; no two alike. */
function namesOf(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, at) => {
    const own = [...title].slice(0, LONGEST_NAME).join('').trim();
    const plain = own === '' ? (titles.length === 1 ? 'HTML' : `表${at + 1}`) : own;
    let name = plain;
    for (let count = 2; taken.has(name); count += 1) name = `${plain} (${count})`;
    taken.add(name);
    return name;
  });
}
