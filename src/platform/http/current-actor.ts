import { createParamDecorator } from '@nestjs/common';
import { accessErrors } from '../access/access.errors.js';
import type { Actor } from '../access/actor.js';
import { currentRequest } from './request-context.js';

/** The signed-in caller of the running request. */
export function actorOfRequest(): Actor {
  const { actor } = currentRequest();
  if (!actor) throw accessErrors.NOT_SIGNED_IN();
  return actor;
}

/** Route parameter: the signed-in caller. */
export const CurrentActor = createParamDecorator((): Actor => actorOfRequest());
