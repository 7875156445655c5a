/**
 * Makes GB18030 bytes decodable: a lone 0xA0 (a Latin-1 no-break space, seen in real exports) becomes a space.
 * Strict decoders fail there, lenient ones swallow its neighbour. Counts the bytes that belong to no character.
 */
export class GbkRepair {
  private held: Buffer = Buffer.alloc(0);
  characters = 0;
  invalid = 0;

  /** Whole characters of `piece`; an unfinished one is held back until the next piece or `end()`. */
  push(piece: Buffer): Buffer {
    const bytes = this.held.length > 0 ? Buffer.concat([this.held, piece]) : Buffer.from(piece);
    const done = this.walk(bytes, false);
    this.held = Buffer.from(bytes.subarray(done));
    return bytes.subarray(0, done);
  }

  end(): Buffer {
    this.walk(this.held, true);
    return this.held;
  }

  private walk(bytes: Buffer, last: boolean): number {
    let at = 0;
    while (at < bytes.length) {
      const lead = bytes[at] as number;
      if (lead < 0x80) {
        at += 1;
        continue;
      }
      const left = bytes.length - at;
      if (!last && (left < 2 || (isDigit(bytes[at + 1]) && left < 4))) return at;
      this.characters += 1;
      const length = lengthAt(bytes, at);
      if (length === 1) {
        if (lead === 0xa0) bytes[at] = 0x20;
        else this.invalid += 1;
      }
      at += length;
    }
    return at;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x81 && byte <= 0xfe;
}

function lengthAt(bytes: Buffer, at: number): 1 | 2 | 4 {
  const [lead, second] = [bytes[at], bytes[at + 1]];
  if (!isLead(lead) || second === undefined) return 1;
  if (isDigit(second)) return isLead(bytes[at + 2]) && isDigit(bytes[at + 3]) ? 4 : 1;
  return second >= 0x40 && second <= 0xfe && second !== 0x7f ? 2 : 1;
}
