import { describe, expect, it } from '@jest/globals';
import {
  identityDocumentIn,
  isCitizenNumber,
} from '../../src/features/contacts/contact-identity-number.rules.js';

describe('isCitizenNumber', () => {
  it.each([
    ['11010519491231002X', true],
    ['11010519491231002x', true],
    ['110105194912310021', false],
    ['440524188001010014', true],
    ['440524188001010015', false],
    ['01010519491231002X', false],
    ['1101051949123100', false],
  ])('%s: %s', (number, expected) => {
    expect(isCitizenNumber(number)).toBe(expected);
  });
});

describe('identityDocumentIn', () => {
  it.each([
    ['11010519491231002X', 'ID_CARD'],
    ['身份证 110105 19491231 002x', 'ID_CARD'],
    ['1-1-0-1-0-5-1-9-4-9-1-2-3-1-0-0-2-X', 'ID_CARD'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'ID_CARD'],
    ['13800005678 11010519491231002X', 'ID_CARD'],
    ['440524188001010014@example.com', 'ID_CARD'],
    ['E12345678', 'PASSPORT'],
    ['EA1234567', 'PASSPORT'],
    ['护照号：AB1234567', 'PASSPORT'],
    ['passport no. 34567890', 'PASSPORT'],
    ['H12345678', 'PASSPORT'],
  ])('finds %s', (text, kind) => {
    expect(identityDocumentIn(text)).toBe(kind);
  });

  it.each([
    ['示例王'],
    ['13800005678'],
    ['+86 138-0000-5678'],
    ['110105194912310021'],
    ['11010519491231002X9'],
    ['91310107MA1G0A0A00'],
    ['e12345678'],
    ['wang19900101'],
    ['护照业务部'],
    ['EI1234567'],
    ['EXE12345678'],
    ['passport control'],
  ])('leaves %s alone', (text) => {
    expect(identityDocumentIn(text)).toBeNull();
  });
});
