/** What a file is by its first bytes; names and declared types are never believed. */
export type Sniffed =
  | { readonly kind: 'zip' | 'ole' | 'text' | 'html' }
  | { readonly kind: 'other'; readonly found: string };

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['25504446', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['424d', 'BMP'],
  ['52494646', 'RIFF'],
  ['1f8b', 'GZIP'],
  ['377abcaf', '7-Zip'],
  ['52617221', 'RAR'],
  ['7b5c727466', 'RTF'],
  ['7f454c46', 'ELF'],
  ['4d5a', 'EXE'],
];

const HTML =
  /^<(!doctype\s+html|html|table|meta|head|body|div|p|h[1-6]|center|style|script|font|span|title|link)\b/i;

export function sniff(head: Buffer): Sniffed {
  const hex = head.subarray(0, 8).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { kind: 'zip' };
  if (hex.startsWith('d0cf11e0a1b11ae1')) return { kind: 'ole' };
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature));
  // "BM" and "MZ" may begin a heading; a binary file shows zeros soon after.
  if (known && (known[0].length > 4 || head.includes(0))) return { kind: 'other', found: known[1] };
  const start = head
    .toString('latin1')
    .replace(/\0/g, '')
    .replace(/^[\xef\xbb\xbf\xff\xfe\s]+/, '');
  if (HTML.test(start)) return { kind: 'html' };
  // Behind a comment or an XML declaration HTML too may begin; a workbook of XML has its own tables.
  if (/^<(!--|\?xml)/i.test(start) && /<(html|table)\b/i.test(start) && !/<(\w+:)?workbook\b/i.test(start))
    return { kind: 'html' };
  if (/^mime-version:/i.test(start)) return { kind: 'other', found: 'MHTML 网页存档' };
  if (/^<\?xml|^<!DOCTYPE/i.test(start)) return { kind: 'other', found: 'XML' };
  return { kind: 'text' };
}
