import { Injectable } from '@nestjs/common';
import type { AccountGuard, SessionEnd } from '../../platform/access/account-guard.js';
import { Actors } from '../../platform/access/actor-source.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInBrake } from './sign-in-brake.js';

/** What the keeper of users asks of sessions and of the brake. */
@Injectable()
export class AccountGuardService implements AccountGuard {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly brake: SignInBrake,
    private readonly actors: Actors,
  ) {}

  async endSessions(userId: string, why: SessionEnd, except?: string): Promise<void> {
    await this.sessions.revoke(userId, why, except === undefined ? {} : { except });
  }

  forgetActors(): void {
    this.actors.forgetAll();
  }

  countOwnPasswordTry(loginName: string): Promise<void> {
    return this.brake.beginOwnPassword(loginName);
  }

  forgive(loginName: string): Promise<void> {
    return this.brake.forgive(loginName);
  }
}
