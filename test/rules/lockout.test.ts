import { describe, expect, it } from '@jest/globals';
import { newRefreshToken, readRefreshToken } from '../../src/features/auth/refresh-token.rules.js';
import {
  ACCOUNT_BRAKE,
  accountKey,
  FORGET_AFTER_SECONDS,
  NETWORK_BRAKE,
  waitAfter,
} from '../../src/features/auth/sign-in-brake.rules.js';

/** Seconds at which a guesser who never pauses gets a try through. */
function triesWithin(seconds: number): number[] {
  const times: number[] = [];
  for (let at = 0; at <= seconds; at += waitAfter(ACCOUNT_BRAKE, times.length)) times.push(at);
  return times;
}

describe('the brake on guessing', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 300],
    [4, 600],
    [5, 1200],
    [6, 1800],
    [7, 1800],
    [1000, 1800],
  ])('after failure %i an account waits %i s', (failures, seconds) => {
    expect(waitAfter(ACCOUNT_BRAKE, failures)).toBe(seconds);
  });

  it('lets at most five tries of a slate through in any 15 minutes, so ten of an account', () => {
    const times = triesWithin(86_400);
    const most = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at <= from + 900).length),
    );
    expect(most).toBe(5);
  });

  it('never waits as long as it takes to forget, so that waiting is not counted anew', () => {
    for (const brake of [ACCOUNT_BRAKE, NETWORK_BRAKE])
      expect(Math.max(...brake.waits)).toBeLessThan(FORGET_AFTER_SECONDS);
  });

  it('counts a login name in any case on one slate, and the slates apart', () => {
    expect(accountKey('Shili', 'stranger')).toEqual(accountKey('sHILI', 'stranger'));
    expect(accountKey('shili', 'stranger')).not.toEqual(accountKey('shili', 'familiar'));
  });
});

describe('refresh tokens', () => {
  const family = '0b8f1c9e-3f57-4a53-9f0e-1d2c3b4a5968';

  it('name their family and differ every time', () => {
    const [one, other] = [newRefreshToken(family), newRefreshToken(family)];
    expect(readRefreshToken(one.text)).toEqual(one);
    expect(one.familyId).toBe(family);
    expect(one.digest).not.toEqual(other.digest);
  });

  it.each([
    ['nothing', ''],
    ['one character less', newRefreshToken(family).text.slice(1)],
    ['a foreign character', `${newRefreshToken(family).text.slice(1)}=`],
    ['bytes that name no family', 'A'.repeat(64)],
    ['bytes above every id', '_'.repeat(64)],
  ])('are not %s', (_what, text) => {
    expect(readRefreshToken(text)).toBeNull();
  });
});
