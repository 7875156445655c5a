import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';
import { accessErrors } from './access.errors.js';

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. About 25 ms on one core. */
const COST = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One at a time: hashing fills a core, and the other belongs to everybody else's requests. */
const AT_ONCE = 1;
const MOST_WAITING = 100;

/** Hashes and checks passwords with argon2id, a bounded number at once. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  /** @returns PHC text. @throws ACCESS.SIGN_IN_BUSY (503) when too many wait already */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalised(password), COST));
  }

  /**
   * Whether the password belongs to the hash. Without a hash it works as long and says no, so that nobody learns
   * from the time which login names exist.
   * @throws ACCESS.SIGN_IN_BUSY (503) when too many wait already
   */
  async verify(password: string, passwordHash: string | null): Promise<boolean> {
    this.decoy ??= hash('nobody has this password', COST);
    const against = passwordHash ?? (await this.decoy);
    const matches = await this.inTurn(() => verify(against, normalised(password)));
    return matches && passwordHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw accessErrors.SIGN_IN_BUSY();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}

/** The same password typed on another keyboard may arrive in another form (NIST SP 800-63B §3.1.1.2). */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
