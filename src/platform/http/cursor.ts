import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { httpErrors } from './http.errors.js';

/** Position after a row: the sort it belongs to and the row's sort values, the id last. */
export interface CursorPosition {
  readonly sort: string;
  readonly values: readonly (string | null)[];
}

const MAC_LENGTH = 16;

/** Opaque paging cursors, signed so that no client can put values of its own into a statement. */
@Injectable()
export class Cursors {
  private readonly key: Buffer;

  constructor(@Inject(SETTINGS_TOKEN) settings: Settings) {
    this.key = settings.JWT_SECRET
      ? createHmac('sha256', settings.JWT_SECRET).update('cursor').digest()
      : randomBytes(32);
  }

  encode(position: CursorPosition): string {
    const body = Buffer.from(JSON.stringify([position.sort, ...position.values]));
    return Buffer.concat([this.mac(body), body]).toString('base64url');
  }

  /** @throws REQUEST.CURSOR_INVALID for any text that was not issued here for this sort */
  decode(text: string, sort: string): CursorPosition {
    const bytes = Buffer.from(text, 'base64url');
    const body = bytes.subarray(MAC_LENGTH);
    if (bytes.length <= MAC_LENGTH || !timingSafeEqual(bytes.subarray(0, MAC_LENGTH), this.mac(body)))
      throw httpErrors.CURSOR_INVALID();
    const [issuedFor, ...values] = JSON.parse(body.toString()) as [string, ...(string | null)[]];
    if (issuedFor !== sort) throw httpErrors.CURSOR_INVALID();
    return { sort, values };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, MAC_LENGTH);
  }
}
