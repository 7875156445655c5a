import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SignInBrakeRepository } from './sign-in-brake.repository.js';
import { ACCOUNT_BRAKE, accountKey, NETWORK_BRAKE } from './sign-in-brake.rules.js';

export interface Try {
  readonly loginName: string;
  readonly networkKey: Buffer;
  readonly isFamiliar: boolean;
}

/** Slows guessing down, by account and by network. */
@Injectable()
export class SignInBrake {
  constructor(
    private readonly repository: SignInBrakeRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Lets a try through or refuses it; a refusal counts nowhere. A network that the owner signs in from is not
   * held up by what others do there.
   * @throws AUTH.TOO_MANY_TRIES (429)
   */
  async begin({ loginName, networkKey, isFamiliar }: Try): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.repository.begin(accountKey(loginName, isFamiliar ? 'familiar' : 'stranger'), ACCOUNT_BRAKE);
      if (!isFamiliar) await this.repository.begin(networkKey, NETWORK_BRAKE);
    });
  }

  /** The password was right: the account's failures are forgiven, those of others from the network stay. */
  async succeeded({ loginName, networkKey, isFamiliar }: Try): Promise<void> {
    await this.repository.clear(accountKey(loginName, isFamiliar ? 'familiar' : 'stranger'));
    if (!isFamiliar) await this.repository.takeBack(networkKey);
    await this.repository.sweep();
  }

  async beginOwnPassword(loginName: string): Promise<void> {
    await this.repository.begin(accountKey(loginName, 'own-password'), ACCOUNT_BRAKE);
  }

  /** Forgives every failure of an account. */
  async forgive(loginName: string): Promise<void> {
    const slates = ['familiar', 'stranger', 'own-password'] as const;
    await this.repository.clear(...slates.map((slate) => accountKey(loginName, slate)));
  }
}
