import { describe, expect, it } from '@jest/globals';
import { oneTimePassword } from '../../src/features/users/one-time-password.js';
import { passwordComplaints } from '../../src/features/users/password.rules.js';

const codes = (password: string, loginName = 'shili') =>
  passwordComplaints(password, loginName).map(({ code }) => code);

describe('password policy', () => {
  it.each([
    ['a sentence', 'three goats on the roof'],
    ['twelve characters', 'kd83!vmQpz2x'],
    ['Chinese', '春眠不觉晓处处闻啼鸟夜来'],
    ['128 characters', 'abcdefgh!7QwErTyXo'.repeat(8).slice(0, 128)],
    ['a common word among others', 'my old password is on the moon'],
  ])('takes %s', (_what, password) => {
    expect(codes(password)).toEqual([]);
  });

  it.each([
    ['eleven characters', 'kd83!vmQpz2', 'PASSWORD_LENGTH'],
    ['129 characters', `${'abcdefgh!7QwErTyXo'.repeat(8).slice(0, 128)}x`, 'PASSWORD_LENGTH'],
    ['the login name in other letters', 'xx-SHILI-29-kqvz', 'PASSWORD_HAS_LOGIN_NAME'],
    ['the login name in full width', 'ｓｈｉｌｉ-29-kqvz-77', 'PASSWORD_HAS_LOGIN_NAME'],
    ['a common word with a year', '!!Password2026!!', 'PASSWORD_COMMON'],
    ['the name of the place', 'TaoPu-12345678', 'PASSWORD_COMMON'],
    ['four different characters', 'abababcdcdcd', 'PASSWORD_COMMON'],
    ['a run of digits', '0123456789012', 'PASSWORD_COMMON'],
    ['a run backwards', 'zyxwvutsrqponm', 'PASSWORD_COMMON'],
    ['a row of keys', 'qwertyuiopas', 'PASSWORD_COMMON'],
    ['a half said twice', 'kd83!vkd83!v', 'PASSWORD_COMMON'],
    ['the example of the comic', 'correct horse battery staple', 'PASSWORD_COMMON'],
  ])('refuses %s', (_what, password, code) => {
    expect(codes(password)).toEqual([code]);
  });

  it('names every complaint at once', () => {
    expect(codes('shili')).toEqual(['PASSWORD_LENGTH', 'PASSWORD_HAS_LOGIN_NAME', 'PASSWORD_COMMON']);
  });

  it('is met by every made-up password, and none comes twice', () => {
    const made = Array.from({ length: 200 }, oneTimePassword);
    expect(made.flatMap((password) => codes(password))).toEqual([]);
    expect(new Set(made).size).toBe(200);
    expect(made[0]).toMatch(/^[a-zA-Z2-9]{5}(-[a-zA-Z2-9]{5}){3}$/);
  });
});
