const MOST_CHARACTERS = 200;

/**
 * The name of an uploaded file as it may be stored and shown: no folders, no control characters, no marks that turn
 * the reading direction (`fdp.exe` shown as `exe.pdf`), at most 200 characters with its extension kept.
 * @param raw the name as bytes read as latin1, as they came over the wire
 */
export function fileNameOf(raw: string): string {
  const name = decode(raw)
    // How browsers send these three (WHATWG, multipart/form-data encoding).
    .replace(/%22/g, '"')
    .replace(/%0[AD]/gi, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^.*[/\\]/, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim();
  const characters = [...(/^\.*$/.test(name) ? 'file' : name)];
  if (characters.length <= MOST_CHARACTERS) return characters.join('');
  const extension = [...(/\.[^.]{1,10}$/.exec(name)?.[0] ?? '')];
  return [...characters.slice(0, MOST_CHARACTERS - extension.length), ...extension].join('');
}

/** Browsers send UTF-8 (RFC 7578 §5.1); some desktop programs in China still send GB 18030. */
function decode(raw: string): string {
  if ([...raw].some((character) => character > '\xff')) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  return raw;
}

/** Content-Disposition of a download (RFC 6266): an ASCII name for old clients, the real one by RFC 8187. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
