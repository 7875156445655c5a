import { Injectable } from '@nestjs/common';
import { PasswordHasher } from '../../platform/access/password-hasher.js';
import { authErrors } from './auth.errors.js';
import { CredentialsReader } from './credentials.js';
import { SignInBrake, type Try } from './sign-in-brake.js';
import { SignInRecord } from './sign-in-record.js';
import type { SessionOrigin, TokenGrant } from './token-grants.js';

/** Signs people in with login name and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly credentials: CredentialsReader,
    private readonly brake: SignInBrake,
    private readonly hasher: PasswordHasher,
    private readonly record: SignInRecord,
  ) {}

  /**
   * Unknown names, disabled users and wrong passwords take the same steps and get the same answer. Every step
   * commits by itself, because a counted failure must outlive the refusal.
   * @throws AUTH.SIGN_IN_REFUSED (401), AUTH.TOO_MANY_TRIES (429), ACCESS.SIGN_IN_BUSY (503)
   */
  async signIn(loginName: string, password: string, origin: SessionOrigin): Promise<TokenGrant> {
    const { userId, passwordHash, isFamiliar } = await this.credentials.of(loginName, origin.networkKey);
    const attempt: Try = { loginName, networkKey: origin.networkKey, isFamiliar };
    await this.brake.begin(attempt);
    const isRight = await this.hasher.verify(password, passwordHash);
    const grant =
      isRight && userId && passwordHash && (await this.record.accepted(userId, passwordHash, origin));
    if (!grant) {
      await this.record.refused(userId);
      throw authErrors.SIGN_IN_REFUSED();
    }
    await this.brake.succeeded(attempt);
    return grant;
  }
}
