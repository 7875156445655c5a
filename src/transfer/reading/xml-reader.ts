import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fileErrors } from '../transfer.errors.js';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Told of each element by its local name: writers differ in whether they prefix (`<x:row>`). */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  text(text: string): void;
  close(name: string): void;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** A part may declare UTF-16; everything we have met is UTF-8. */
function decoderFor(first: Buffer): StringDecoder {
  return new StringDecoder(first[0] === 0xff && first[1] === 0xfe ? 'utf16le' : 'utf8');
}

/**
 * Feeds one XML part to a handler and yields after each piece, so that a long sheet never holds the event loop.
 * A document type declaration is refused, hence no entity but the five predefined ones exists (XXE, laughter).
 */
export async function* parseXml(stream: Readable, where: string, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw fileErrors.UNSAFE_XML();
  });
  parser.on('error', () => {
    throw fileErrors.DAMAGED({ params: { where } });
  });
  parser.on('opentag', (tag: SaxesTagPlain) => handler.open(localName(tag.name), tag.attributes));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', (tag: SaxesTagPlain) => handler.close(localName(tag.name)));
  let decoder: StringDecoder | undefined;
  for await (const piece of stream) {
    const bytes = piece as Buffer;
    decoder ??= decoderFor(bytes);
    parser.write(decoder.write(bytes));
    yield;
  }
  parser.close();
}

const ESCAPED = /_x([0-9a-fA-F]{4})_/g;

/** Undoes the `_x000D_` notation by which OOXML writes characters that XML cannot hold (ECMA-376 §22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
