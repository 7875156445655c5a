import { isIPv6 } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { AccessTokens } from '../access/access-token.js';
import { httpErrors } from './http.errors.js';

/**
 * So many requests a minute for each caller. A caller is the user of a token that verifies, else an address: a
 * made-up token must not open a fresh account for every request.
 * @param perMinute 0: no limit
 */
export function limitRate(perMinute: number, tokens: Pick<AccessTokens, 'verify'>): RequestHandler {
  if (perMinute === 0) return (_request, _response, next) => next();
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return (request, _response, next) => {
    if (request.path.startsWith('/health/')) return next();
    callerOf(request, tokens)
      .then((caller) => limiter.consume(caller))
      .then(
        () => next(),
        (refusal: unknown) => next(refusal instanceof RateLimiterRes ? tooMany(refusal) : refusal),
      );
  };
}

function tooMany(state: RateLimiterRes): Error {
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
  return httpErrors.TOO_MANY_REQUESTS({ params: { seconds }, headers: { 'Retry-After': String(seconds) } });
}

async function callerOf(request: Request, tokens: Pick<AccessTokens, 'verify'>): Promise<string> {
  const token = /^Bearer (\S{20,2000})$/i.exec(request.headers.authorization ?? '')?.[1];
  const claims = token ? await tokens.verify(token) : null;
  return claims ? `user ${claims.userId}` : `address ${networkOf(request.ip ?? '')}`;
}

/** An IPv4 address as it is; of an IPv6 address the first 64 bits, since one host has all the others. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  return [...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4).join(':');
}
