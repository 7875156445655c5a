import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CURRENCY, ENTITY_TYPE } from '../../src/features/companies/company.codes.js';
import { HQ_CATEGORY } from '../../src/features/companies/company-standing.codes.js';
import { CHANNEL, SUBSTANTIVE_CHANNELS } from '../../src/features/interactions/interaction.codes.js';
import { SOURCE_CHANNEL } from '../../src/features/leads/lead.codes.js';
import { POOL_STATUS, STAGE, TAX_GRADE } from '../../src/features/projects/project.codes.js';
import { BATCH_CLASS, EXIT_REASON } from '../../src/features/projects/project-decision.codes.js';
import { EVIDENCE_TYPE, SIGNING_EVIDENCE } from '../../src/features/projects/project-evidence.codes.js';
import { ROLE } from '../../src/features/users/user.codes.js';
import { type AnyCodeTable, codeTable } from '../../src/platform/kernel/code-table.js';

const FEATURES = path.resolve(import.meta.dirname, '../../src/features');
const HAN = /\p{Script=Han}/u;

/** Every exported table and every exported list of tables, found on disk so that no file can be forgotten. */
async function allTables(): Promise<{ tables: AnyCodeTable[]; listed: AnyCodeTable[] }> {
  const tables: AnyCodeTable[] = [];
  const listed: AnyCodeTable[] = [];
  for (const file of readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.codes.ts')) continue;
    const exports = (await import(path.join(FEATURES, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exports)) {
      if (name.endsWith('_CODE_TABLES')) listed.push(...(value as AnyCodeTable[]));
      else if (value !== null && typeof value === 'object' && 'entries' in value && 'codes' in value) {
        tables.push(value as AnyCodeTable);
        expect((value as AnyCodeTable).name).toBe(name);
      }
    }
  }
  return { tables, listed };
}

describe('codeTable', () => {
  const SIZE = codeTable('SIZE', {
    S: ['小', 'Small', { cm: 1 }],
    L: ['大', 'Large', { cm: 9 }],
    X: ['异', 'Odd'],
  });

  it('keeps the order and answers in both languages', () => {
    expect(SIZE.codes).toEqual(['S', 'L', 'X']);
    expect(SIZE.label('L', 'zh')).toBe('大');
    expect(SIZE.label('L', 'en')).toBe('Large');
    expect(SIZE.extra('S').cm).toBe(1);
    expect(SIZE.entries[1]).toEqual({ code: 'L', zh: '大', en: 'Large', extra: { cm: 9 } });
  });

  it.each([
    ['S', true],
    ['s', false],
    ['toString', false],
    ['', false],
    [null, false],
    [['S'], false],
  ])('has(%j) is %s', (code, expected) => {
    expect(SIZE.has(code)).toBe(expected);
  });

  it('is frozen through and through', () => {
    expect(Object.isFrozen(SIZE)).toBe(true);
    expect(Object.isFrozen(SIZE.codes)).toBe(true);
    expect(Object.isFrozen(SIZE.entries)).toBe(true);
    expect(Object.isFrozen(SIZE.entries[0])).toBe(true);
    expect(Object.isFrozen(SIZE.extra('S'))).toBe(true);
  });

  it('throws for a code it does not know', () => {
    expect(() => SIZE.label('M' as 'S', 'zh')).toThrow('SIZE has no code M');
  });

  it.each([
    ['an empty table', 'T', {}, 'T is empty'],
    ['a lower-case code', 'T', { a: ['甲', 'A'] }, 'T.a is not UPPER_SNAKE_CASE'],
    ['a number, which would change the order', 'T', { 1: ['甲', 'A'] }, 'T.1 is not UPPER_SNAKE_CASE'],
    ['a lower-case name', 't', { A: ['甲', 'A'] }, 't.A is not UPPER_SNAKE_CASE'],
    ['a blank label', 'T', { A: ['甲', ' '] }, 'T.A lacks a label'],
    ['a Chinese label used twice', 'T', { A: ['甲', 'A'], B: ['甲', 'B'] }, 'T.B repeats the label 甲'],
    ['an English label used twice', 'T', { A: ['甲', 'A'], B: ['乙', 'A'] }, 'T.B repeats the label A'],
  ] as const)('refuses %s', (_what, name, rows, message) => {
    expect(() => codeTable(name, rows as Record<string, readonly [string, string]>)).toThrow(message);
  });
});

describe('the tables of the product', () => {
  it('are all in a list of their feature, once, under unique names', async () => {
    const { tables, listed } = await allTables();
    expect(tables.length).toBeGreaterThanOrEqual(50);
    expect([...listed].map((table) => table.name).sort()).toEqual(tables.map((table) => table.name).sort());
    expect(new Set(tables.map((table) => table.name)).size).toBe(tables.length);
  });

  it('have a Chinese label in Chinese and an English one in English', async () => {
    const { tables } = await allTables();
    const labels = tables.flatMap(({ name, entries }) => entries.map((entry) => ({ name, ...entry })));
    expect(labels.filter(({ zh }) => !HAN.test(zh)).map(({ name, code }) => `${name}.${code}`)).toEqual([]);
    expect(labels.filter(({ en }) => HAN.test(en)).map(({ name, code }) => `${name}.${code}`)).toEqual([]);
    expect(labels.filter(({ zh, en }) => zh !== zh.trim() || en !== en.trim())).toEqual([]);
  });

  it.each([
    ['entity types', ENTITY_TYPE, 10],
    ['HQ categories', HQ_CATEGORY, 10],
    ['channels', CHANNEL, 12],
    ['source channels', SOURCE_CHANNEL, 21],
    ['pool statuses', POOL_STATUS, 11],
    ['stages', STAGE, 8],
    ['exit reasons', EXIT_REASON, 19],
    ['batch classes', BATCH_CLASS, 6],
    ['roles', ROLE, 9],
  ])('%s are as many as in domain.md', (_what, table: AnyCodeTable, count) => {
    expect(table.codes).toHaveLength(count);
  });
});

describe('facts beside the codes', () => {
  it('gives every stage its milestone and a probability that never falls', () => {
    const stages = STAGE.entries.map(({ code, extra }) => [code, extra.milestone, extra.probability]);
    expect(stages).toEqual([
      ['S1', 'admittedOn', 10],
      ['S2', 'negotiatingOn', 25],
      ['S3', 'evaluatingOn', 45],
      ['S4', 'preSigningOn', 65],
      ['S5', 'signedOn', 85],
      ['S6', 'registeredOn', 100],
      ['S7', 'constructionStartOn', 100],
      ['S8', 'openedOn', 100],
    ]);
  });

  it('counts IN_POOL and ON_HOLD alone as in the pool', () => {
    const counted = POOL_STATUS.codes.filter((code) => POOL_STATUS.extra(code).counted);
    expect(counted).toEqual(['IN_POOL', 'ON_HOLD']);
  });

  it('names the seven substantive channels', () => {
    expect([...SUBSTANTIVE_CHANNELS].sort()).toEqual(
      ['VISIT_OUT', 'VISIT_IN', 'MEETING', 'VIDEO', 'SITE_TOUR', 'OVERSEAS', 'LEADER_MEETING'].sort(),
    );
  });

  it('asks for a reference on four source channels', () => {
    const needed = SOURCE_CHANNEL.entries.filter((entry) => entry.extra?.requires !== undefined);
    expect(needed.map((entry) => entry.code)).toEqual(['INTERMEDIARY', 'REFERRAL', 'EVENT', 'FUND']);
  });

  it('lets only registered companies leave by moving out, deregistration or revocation', () => {
    const landed = EXIT_REASON.codes.filter((code) => EXIT_REASON.extra(code).from === 'LANDED');
    expect(landed).toEqual(['MOVED_OUT', 'CANCELLED', 'REVOKED']);
    const named = EXIT_REASON.codes.filter((code) => EXIT_REASON.extra(code).destination);
    expect(named).toEqual(['LANDED_OTHER_TOWN', 'LANDED_OTHER_DISTRICT']);
  });

  it('keeps the two HQ sets of the two targets apart', () => {
    const annual = HQ_CATEGORY.codes.filter((code) => HQ_CATEGORY.extra(code).annual);
    const strict = HQ_CATEGORY.codes.filter((code) => HQ_CATEGORY.extra(code).cumulativeStrict);
    expect(annual).toHaveLength(7);
    expect(strict).toEqual(['MNC_HQ_TYPE_INSTITUTION', 'TRADE_HQ', 'PRIVATE_HQ_TYPE_INSTITUTION']);
  });

  it('grades taxes from the highest threshold down', () => {
    expect(TAX_GRADE.entries.map((entry) => entry.extra.minWan)).toEqual(['10000.00', '1000.00', '100.00']);
  });

  it('proves a signing only by papers of the evidence list', () => {
    expect([...SIGNING_EVIDENCE].filter((code) => !EVIDENCE_TYPE.has(code))).toEqual([]);
    expect(SIGNING_EVIDENCE.has('DRAFT_AGREEMENT')).toBe(false);
  });

  it('writes currencies as three letters', () => {
    expect(CURRENCY.codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });
});
