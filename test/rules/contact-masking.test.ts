import { describe, expect, it } from '@jest/globals';
import {
  maskedEmail,
  maskedName,
  maskedPhone,
  maskedWechat,
} from '../../src/features/contacts/contact.masking.js';
import { withoutPersonalValues } from '../../src/features/contacts/contact-draft.js';

describe('maskedName', () => {
  it.each([
    ['王小明', 'MR', '王先生'],
    ['王小明', 'MS', '王女士'],
    ['王小明', null, '王**'],
    ['欧阳示例', 'MS', '欧阳女士'],
    ['欧阳', null, '欧**'],
    ['David Cohen', 'MR', 'D先生'],
    ['𠮷田', null, '𠮷**'],
    ['已匿名', null, '已匿名'],
  ])('%s (%s) becomes %s', (name, honorific, masked) => {
    expect(maskedName(name, honorific)).toBe(masked);
  });
});

describe('maskedPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 138-1234-5678', '138****5678'],
    ['008613812345678', '138****5678'],
    ['+972 54 123 4567', '972****4567'],
    ['021-52660001', '021****0001'],
    ['52660001', '****01'],
    ['12315', '****'],
  ])('%s becomes %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });
});

it.each([
  ['zhang.san@x.com', 'z***@x.com'],
  ['z@x.com', 'z***@x.com'],
])('the address %s becomes %s', (email, masked) => {
  expect(maskedEmail(email)).toBe(masked);
});

it.each([
  ['zhangsan_1', 'z***'],
  ['𠮷田', '𠮷***'],
])('the WeChat name %s becomes %s', (wechat, masked) => {
  expect(maskedWechat(wechat)).toBe(masked);
});

it('keeps personal values out of the audit trail, and tells whether there was one', () => {
  expect(
    withoutPersonalValues({
      name: ['王小明', '王晓明'],
      mobile: [null, '13812345678'],
      email: ['z@x.com', null],
      nationality: ['IL', 'CN'],
      decisionRole: ['LIAISON', 'INFLUENCER'],
    }),
  ).toEqual({
    name: ['***', '***'],
    mobile: [null, '***'],
    email: ['***', null],
    nationality: ['***', '***'],
    decisionRole: ['LIAISON', 'INFLUENCER'],
  });
});
