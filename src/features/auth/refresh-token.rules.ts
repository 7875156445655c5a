import { createHash, randomBytes } from 'node:crypto';
import { stringify, parse as uuidBytes } from 'uuid';

/**
 * A refresh token is `base64url(family id, 16 bytes ‖ secret, 32 bytes)`. The family id stands nowhere else, so a
 * token that names a family with another secret is an old token of it: somebody has a copy.
 */
export interface RefreshToken {
  readonly text: string;
  readonly familyId: string;
  /** SHA-256 of the secret; the only trace of it that is stored. */
  readonly digest: Buffer;
}

const FAMILY_BYTES = 16;
const SECRET_BYTES = 32;

export function newRefreshToken(familyId: string): RefreshToken {
  return tokenOf(Buffer.concat([uuidBytes(familyId), randomBytes(SECRET_BYTES)]));
}

/** The parts of a token, or null for a text that is none. */
export function readRefreshToken(text: string): RefreshToken | null {
  if (!/^[\w-]{64}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  // Only version-4 ids are issued; anything else would not print as a UUID.
  if (((bytes[6] ?? 0) & 0xf0) !== 0x40 || ((bytes[8] ?? 0) & 0xc0) !== 0x80) return null;
  return tokenOf(bytes);
}

function tokenOf(bytes: Buffer): RefreshToken {
  return {
    text: bytes.toString('base64url'),
    familyId: stringify(bytes.subarray(0, FAMILY_BYTES)),
    digest: createHash('sha256').update(bytes.subarray(FAMILY_BYTES)).digest(),
  };
}
