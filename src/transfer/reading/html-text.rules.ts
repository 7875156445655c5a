const NAMED: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    yen: '¥',
    middot: '·',
    mdash: '—',
    ndash: '–',
  },
  ...{
    hellip: '…',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    times: '×',
    deg: '°',
    emsp: '\u2003',
    ensp: '\u2002',
  },
};

/** What a person reads in a cell of HTML: entities as characters, runs of white space as one space, breaks kept. */
export function htmlText(raw: string): string {
  return raw
    .replace(/[ \t\r\f]*\n[ \t\r\f]*/g, '\n')
    .replace(/[ \t\r\f]+/g, ' ')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});?/gi, (whole, name: string) => decoded(name) ?? whole)
    .trim();
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
