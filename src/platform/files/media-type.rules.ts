/**
 * What a file is by its content (ASVS 5.2.2): the first bytes, for packages also the names of the members. The name
 * that the sender gave only has to agree. Types that can run in a browser or in Office (html, svg, macros) are not
 * in the list, and plain archives are not because nobody can say what is inside.
 */
export const FILE_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/ofd': ['ofd'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const;

export type MediaType = keyof typeof FILE_TYPES;

/** Extensions of all types, for messages and for the API description. */
export const FILE_EXTENSIONS: readonly string[] = Object.values(FILE_TYPES).flat();

/** First bytes that `typeOfHead` wants to see. */
export const HEAD_BYTES = 64 * 1024;

/** What the first bytes alone can tell; a package has to be opened. */
export type HeadType = MediaType | 'zip' | 'ole' | null;

const ascii = (head: Buffer, start: number, end: number) => head.toString('latin1', start, end);

export function typeOfHead(head: Buffer): HeadType {
  if (head.subarray(0, 1024).includes('%PDF-')) return 'application/pdf';
  if (ascii(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(head, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(head, 0, 4) === 'PK\x03\x04') return 'zip';
  if (ascii(head, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'ole';
  return isText(head) ? 'text/plain' : null;
}

/** UTF-16 is known by its mark; in every other encoding that a ledger comes in, text has no control characters. */
function isText(head: Buffer): boolean {
  const mark = ascii(head, 0, 2);
  if (mark === '\xff\xfe' || mark === '\xfe\xff') return true;
  return (
    !head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) && !head.includes(0x7f)
  );
}

const PACKAGES: readonly (readonly [member: string, type: MediaType])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['OFD.xml', 'application/ofd'],
];

/** The type of a ZIP package by the names of its members; null for plain archives and for macros. */
export function typeOfPackage(members: readonly string[]): MediaType | null {
  const names = new Set(members.map((name) => name.replaceAll('\\', '/').replace(/^\//, '')));
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return null;
  return PACKAGES.find(([member]) => names.has(member))?.[1] ?? null;
}

const utf16 = (name: string) => Buffer.from(name, 'utf16le');
const STREAMS: readonly (readonly [stream: Buffer, type: MediaType | null])[] = [
  [utf16('EncryptedPackage'), null],
  [utf16('WordDocument'), 'application/msword'],
  [utf16('Workbook'), 'application/vnd.ms-excel'],
];

/** The type of an OLE compound file by the names of its streams; null for encrypted packages, installers and others. */
export function typeOfCompound(content: Buffer): MediaType | null {
  return STREAMS.find(([stream]) => content.includes(stream))?.[1] ?? null;
}

export function extensionOf(name: string): string {
  return /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * The type under which the content is kept when the name agrees with it: text becomes CSV by its name, everything
 * else has one name for one content.
 */
export function agreedType(content: MediaType, name: string): MediaType | null {
  const extension = extensionOf(name);
  if (content === 'text/plain' && extension === 'csv') return 'text/csv';
  return FILE_TYPES[content].some((known) => known === extension) ? content : null;
}
