import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import {
  BooleanField,
  CodeField,
  IntegerField,
  NestedField,
  TextField,
} from '../../src/platform/http/fields/basic-fields.js';
import { bindRequest } from '../../src/platform/http/fields/bind.js';
import { UsccField } from '../../src/platform/http/fields/identifier-fields.js';
import { PatchOf } from '../../src/platform/http/fields/patch-of.js';
import {
  DateField,
  EmailField,
  InstantField,
  MoneyField,
  PhoneField,
  ReferenceField,
} from '../../src/platform/http/fields/value-fields.js';
import { codeTable } from '../../src/platform/kernel/code-table.js';
import { DomainError } from '../../src/platform/kernel/domain-error.js';

const COLOUR = codeTable('COLOUR', { RED: ['红', 'Red'], BLUE: ['蓝', 'Blue'] });

class Part {
  @TextField({ max: 5 })
  name: string;
}

class Thing {
  @TextField({ max: 10 })
  title: string;

  @TextField({ optional: true, nullable: true, max: 10 })
  note?: string | null;

  @CodeField(COLOUR, { optional: true, list: { max: 2 } })
  colours?: string[];

  @NestedField(Part, { optional: true, list: { max: 3 } })
  parts?: Part[];
}

function complaints(type: new () => object, raw: unknown, source: 'body' | 'query' = 'body'): string[] {
  try {
    bindRequest(type, raw, source);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.details.errors ?? []).map(
      ({ pointer, parameter, code }) => `${pointer ?? parameter ?? ''} ${code}`,
    );
  }
}

/** A class with one field, for tables of values. */
function one(decorator: PropertyDecorator): new () => object {
  class Single {}
  decorator(Single.prototype, 'value');
  return Single;
}

describe('request binding', () => {
  it('gives an instance of the class with converted values', () => {
    const thing = bindRequest(Thing, { title: 'a', parts: [{ name: 'p' }] }, 'body');
    expect(thing).toBeInstanceOf(Thing);
    expect(thing.parts?.[0]).toBeInstanceOf(Part);
  });

  it.each([
    ['a missing member', {}, ['/title REQUIRED']],
    ['null where nothing may be null', { title: null }, ['/title NOT_NULL']],
    ['null where null means unknown', { title: 'a', note: null }, []],
    ['an unknown member', { title: 'a', extra: 1 }, ['/extra PROPERTY_UNKNOWN']],
    [
      'a member named constructor',
      JSON.parse('{"title":"a","constructor":1}'),
      ['/constructor PROPERTY_UNKNOWN'],
    ],
    ['a member named __proto__', JSON.parse('{"title":"a","__proto__":{}}'), ['/__proto__ PROPERTY_UNKNOWN']],
    ['a member named toString', { title: 'a', toString: 1 }, ['/toString PROPERTY_UNKNOWN']],
    [
      'an unknown member deep inside',
      { title: 'a', parts: [{ name: 'p', x: 1 }] },
      ['/parts/0/x PROPERTY_UNKNOWN'],
    ],
    [
      'a fault deep inside',
      { title: 'a', parts: [{ name: 'p' }, { name: 'too long' }] },
      ['/parts/1/name TEXT_LENGTH'],
    ],
    ['a list that is none', { title: 'a', colours: 'RED' }, ['/colours NOT_A_LIST']],
    ['a list that is too long', { title: 'a', colours: ['RED', 'BLUE', 'RED'] }, ['/colours LIST_SIZE']],
    ['a wrong item', { title: 'a', colours: ['RED', 'PINK'] }, ['/colours/1 CODE_UNKNOWN']],
    ['a null item', { title: 'a', colours: [null] }, ['/colours/0 NOT_NULL']],
    ['an array for an object', [], [' NOT_AN_OBJECT']],
    ['a number for an object', 7, [' NOT_AN_OBJECT']],
    ['text for a nested object', { title: 'a', parts: ['p'] }, ['/parts/0 NOT_AN_OBJECT']],
  ])('refuses or accepts %s', (_name, raw, expected) => {
    expect(complaints(Thing, raw)).toEqual(expected);
  });

  it('reads lists, numbers and booleans of a query from text', () => {
    class Query {
      @CodeField(COLOUR, { optional: true, list: { max: 2 } })
      colour?: string[];
      @IntegerField({ optional: true, min: 1, max: 9 })
      limit?: number;
      @BooleanField({ optional: true })
      count?: boolean;
    }
    expect(bindRequest(Query, { colour: 'RED,BLUE', limit: '5', count: 'true' }, 'query')).toEqual({
      colour: ['RED', 'BLUE'],
      limit: 5,
      count: true,
    });
    expect(complaints(Query, { limit: ['1', '2'], nope: 'x' }, 'query')).toEqual([
      'nope PARAMETER_UNKNOWN',
      'limit PARAMETER_REPEATED',
    ]);
  });

  const cases: readonly (readonly [string, PropertyDecorator, unknown, boolean])[] = [
    ['text with NUL', TextField(), `a${String.fromCharCode(0)}b`, false],
    ['text with a lone surrogate', TextField(), '\ud800', false],
    ['text of an emoji, Hebrew and an extension character', TextField(), '🙂שלום𠮷', true],
    ['characters count, not code units', TextField({ max: 2 }), '𠮷𠮷', true],
    ['blank text', TextField(), '   ', false],
    ['a number for text', TextField(), 5, false],
    ['money', MoneyField(), '12000.00', true],
    ['money as a number', MoneyField(), 12000, false],
    ['money with three digits', MoneyField(), '1.001', false],
    ['money below zero', MoneyField(), '-1', false],
    ['money too large', MoneyField(), '1000000000', false],
    ['money in exponents', MoneyField(), '1e3', false],
    ['a date', DateField(), '2026-02-28', true],
    ['30 February', DateField(), '2026-02-30', false],
    ['a date with a time', DateField(), '2026-02-28T00:00:00Z', false],
    ['an instant', InstantField(), '2026-10-31T14:30:00+08:00', true],
    ['an instant without offset', InstantField(), '2026-10-31T14:30:00', false],
    ['an instant on 31 April', InstantField(), '2026-04-31T14:30:00Z', false],
    ['an id', ReferenceField(), '019C2F6E-7A30-7C1E-9F0A-3F1D5B7C9E21', true],
    ['no id', ReferenceField(), '1; DROP TABLE company', false],
    ['an e-mail', EmailField(), 'zhang@example.com', true],
    ['no e-mail', EmailField(), 'zhang@', false],
    ['a telephone', PhoneField(), '+86 138-0000-5678', true],
    ['no telephone', PhoneField(), 'call me', false],
    ['an integer', IntegerField({ max: 10 }), 10, true],
    ['an integer too large', IntegerField(), 2_147_483_648, false],
    ['a fraction', IntegerField(), 1.5, false],
    ['a boolean as text', BooleanField(), 'true', false],
    ['a credit code in lower case, spaced', UsccField(), ' 9131 0107t0000001x8 ', true],
    ['a credit code with a wrong check character', UsccField(), '91310107T0000001X9', false],
    ['a credit code as a number', UsccField(), 913101070000000000, false],
  ];
  it.each(cases)('%s', (_name, decorator, value, isGood) => {
    expect(complaints(one(decorator), { value }).length === 0).toBe(isGood);
  });

  it('stores a credit code in its normal form', () => {
    const bound = bindRequest(one(UsccField()), { value: ' 9131 0107t0000001x8 ' }, 'body');
    expect(bound).toEqual({ value: '91310107T0000001X8' });
  });

  it('makes a patch in which everything may be left out and only unknowns may be null', () => {
    class Patch extends PatchOf(Thing, { name: 'PatchThing', omit: ['parts'] }) {}
    expect(complaints(Patch, {})).toEqual([]);
    expect(complaints(Patch, { note: null })).toEqual([]);
    expect(complaints(Patch, { title: null })).toEqual(['/title NOT_NULL']);
    expect(complaints(Patch, { parts: [] })).toEqual(['/parts PROPERTY_UNKNOWN']);
  });
});
