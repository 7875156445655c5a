import { createHash, randomBytes } from 'node:crypto';

/** The secret in the address of a calendar: 256 random bits, of which only the SHA-256 is kept. */
const FORM = /^[A-Za-z0-9_-]{43}$/;

export function newFeedToken(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns null for what was never a token */
export function feedDigest(token: string): Buffer | null {
  return FORM.test(token) ? createHash('sha256').update(token).digest() : null;
}

/** Path of a calendar below the API's prefix. */
export function feedPath(token: string): string {
  return `/calendar-feeds/${token}.ics`;
}
