const CANDIDATES = [',', ';', '\t'] as const;

export type Delimiter = (typeof CANDIDATES)[number];

/** Fields per record when cut at one delimiter, quotes respected; the last, perhaps cut, record is left out. */
function widths(sample: string, delimiter: string): number[] {
  const found: number[] = [];
  let fields = 1;
  let quoted = false;
  for (let at = 0; at < sample.length; at += 1) {
    const char = sample[at];
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === delimiter) fields += 1;
    else if (char === '\n' || (char === '\r' && sample[at + 1] !== '\n')) {
      found.push(fields);
      fields = 1;
    }
  }
  if (found.length === 0 || fields > 1) found.push(fields);
  return found;
}

/** Cells cut by the wrong delimiter vary in number: the width most records share, times how many share it. */
function score(sample: string, delimiter: string): number {
  const counts = new Map<number, number>();
  for (const width of widths(sample, delimiter)) {
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([width, records]) => records * records * Math.min(width, 30)));
}

/** The first line `sep=;`, which Excel writes and reads, settles it; else the best score, comma when in doubt. */
export function detectDelimiter(sample: string): Delimiter {
  const stated = /^sep=([,;\t])\r?\n/i.exec(sample)?.[1];
  if (stated) return stated as Delimiter;
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, points: score(sample, delimiter) }));
  return scored.reduce((best, next) => (next.points > best.points ? next : best)).delimiter;
}
