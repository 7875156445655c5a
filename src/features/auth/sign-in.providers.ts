import { CredentialsReader } from './credentials.js';
import { SignInService } from './sign-in.service.js';
import { SignInBrake } from './sign-in-brake.js';
import { SignInBrakeRepository } from './sign-in-brake.repository.js';
import { SignInRecord } from './sign-in-record.js';
import { TokenGrants } from './token-grants.js';

export const SIGN_IN_PROVIDERS = [
  CredentialsReader,
  SignInService,
  SignInBrake,
  SignInBrakeRepository,
  SignInRecord,
  TokenGrants,
];
