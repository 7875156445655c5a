import { Global, Module } from '@nestjs/common';
import { ACCOUNT_GUARD } from '../../platform/access/account-guard.js';
import { ACTOR_SOURCE } from '../../platform/access/actor-source.js';
import { PasswordHasher } from '../../platform/access/password-hasher.js';
import { AccountGuardService } from './account-guard.service.js';
import { MeController } from './me.controller.js';
import { MeQueries } from './me.queries.js';
import { SessionActors } from './session-actors.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SIGN_IN_PROVIDERS } from './sign-in.providers.js';

/** Global: the platform's guard asks it who stands behind a session, the users feature asks it to end sessions. */
@Global()
@Module({
  controllers: [SessionsController, MeController],
  providers: [
    SessionActors,
    { provide: ACTOR_SOURCE, useExisting: SessionActors },
    AccountGuardService,
    { provide: ACCOUNT_GUARD, useExisting: AccountGuardService },
    PasswordHasher,
    MeQueries,
    SessionsQueries,
    SessionsRepository,
    SessionsService,
    ...SIGN_IN_PROVIDERS,
  ],
  exports: [ACTOR_SOURCE, ACCOUNT_GUARD, PasswordHasher],
})
export class AuthModule {}
