import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_CODE_TABLES } from '../../src/app.dictionaries.module.js';
import { importIndustries } from '../../src/features/industries/industry-import.js';
import { API_TAGS } from '../../src/platform/http/documentation.js';
import { buildOpenApi } from '../../src/platform/http/openapi.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type SignedIn, signIn } from '../support/users.js';

interface Dictionary {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly entries: { code: string; zh: string; en: string; extra: Record<string, unknown> | null }[];
}

let app: TestApp;
let specialist: SignedIn;
let dictionaries: Dictionary[];

beforeAll(async () => {
  app = await startTestApp();
  specialist = await signIn(app);
  dictionaries = (await specialist.get<{ items: Dictionary[] }>('/dictionaries')).body.items;
});
afterAll(() => app.close());

const named = (name: string) => dictionaries.find((dictionary) => dictionary.name === name);

/** Words of the machinery, which no person reads. */
const MACHINE_WORDS = /^\/schemas\/(Live|Ready)Response\//;

/** Every `enum` of a document, with where it stands. */
function enumsOf(node: unknown, where: string): { where: string; codes: unknown[] }[] {
  if (!node || typeof node !== 'object') return [];
  const own = Array.isArray((node as { enum?: unknown }).enum)
    ? [{ where, codes: (node as { enum: unknown[] }).enum.filter((code) => code !== null) }]
    : [];
  return [...own, ...Object.entries(node).flatMap(([key, member]) => enumsOf(member, `${where}/${key}`))];
}

describe('GET /dictionaries', () => {
  it('holds every code table of the features, with a name of its own in both languages', () => {
    for (const { name, codes } of ALL_CODE_TABLES) {
      const dictionary = named(name);
      expect([name, dictionary?.entries.map(({ code }) => code)]).toEqual([name, codes]);
      expect([name, dictionary?.zh === name, dictionary?.en === name]).toEqual([name, false, false]);
    }
  });

  it.each([
    ['COUNTRY', 'IL', '以色列', 'Israel'],
    ['COUNTRY', 'TW', '中国台湾', 'Taiwan, China'],
    ['CURRENCY', 'CNY', '人民币', 'Renminbi'],
    ['FOCUS_AREA_PARK', 'TECH_FINANCE', '科技金融', 'Sci-tech finance'],
    ['FOCUS_AREA_DISTRICT', 'SMART_SOFTWARE', '智能软件', 'Smart software'],
    ['FOCUS_AREA_CITY', 'IC', '集成电路', 'Integrated circuits'],
  ])('%s has %s', (name, code, zh, en) => {
    expect(named(name)?.entries.find((entry) => entry.code === code)).toMatchObject({ zh, en });
  });

  it('has every enum of the API description', () => {
    const document = buildOpenApi(app.app, app.app.get(API_TAGS, { strict: false }));
    const known = dictionaries.map(({ entries }) => new Set(entries.map(({ code }) => code)));
    const enums = enumsOf(document.paths, '').concat(enumsOf(document.components?.schemas, '/schemas'));
    const strange = enums.filter(
      ({ where, codes }) =>
        !MACHINE_WORDS.test(where) && !known.some((set) => codes.every((code) => set.has(String(code)))),
    );
    expect(enums.length).toBeGreaterThan(3);
    expect(strange).toEqual([]);
  });

  it('answers 304 to its tag and lets a browser keep a copy', async () => {
    const first = await specialist.get('/dictionaries');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('private, max-age=300');
    const again = await specialist.get('/dictionaries', { 'If-None-Match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('is for signed-in users', async () => {
    expect((await fetch(`${app.url}/api/v1/dictionaries`)).status).toBe(401);
  });
});

describe('GET /dictionaries/{name}', () => {
  it('answers one', async () => {
    const { body } = await specialist.get<Dictionary>('/dictionaries/STAGE');
    expect(body).toEqual(named('STAGE'));
  });

  it.each(['NO_SUCH', 'stage', 'constructor'])('does not find %s', async (name) => {
    expect((await specialist.get(`/dictionaries/${name}`)).status).toBe(404);
  });
});

describe('GET /dictionaries/districts', () => {
  interface Divisions {
    readonly items: {
      code: string;
      name: string;
      fullName: string;
      level: string;
      parentCode: string | null;
    }[];
  }
  const find = async (query: string) =>
    (await specialist.get<Divisions>(`/dictionaries/districts?${query}`)).body.items;

  it('finds Putuo of Shanghai by name and by code', async () => {
    const putuo = {
      code: '310107',
      name: '普陀区',
      fullName: '上海市普陀区',
      level: 'DISTRICT',
      parentCode: '310000',
    };
    expect(await find('q=普陀&parent=310000')).toEqual([putuo]);
    expect(await find('q=310107')).toEqual([putuo]);
  });

  it.each([
    ['parent=310000', 16],
    ['level=PROVINCE', 34],
    ['parent=320500&level=DISTRICT&q=昆山', 1],
    ['q=没有这个地方', 0],
  ])('%s finds %i', async (query, count) => {
    expect(await find(query)).toHaveLength(count);
  });

  it('names no row that only groups others', async () => {
    expect((await find('level=CITY')).map(({ name }) => name)).not.toContain('市辖区');
  });

  it.each(['parent=31', 'level=TOWN', 'q=', 'x=1'])('refuses %s', async (query) => {
    expect((await specialist.get(`/dictionaries/districts?${query}`)).status).toBe(400);
  });
});

describe('GB/T 4754', () => {
  interface Industries {
    readonly items: { code: string; nameZh: string; fullCode: string }[];
    readonly nextCursor: string | null;
  }
  const HEAD = 'code,full_code,name,level,parent_code,section\n';
  const GOOD = `${HEAD}Z,Z,示例门类,1,,Z\n90,Z90,示例大类,2,Z,Z\n901,Z901,示例中类,3,90,Z\n9011,Z9011,示例小类甲,4,901,Z\n9012,Z9012,示例小类乙,4,901,Z\n`;
  let folder: string;

  const importText = async (text: string) => {
    const file = path.join(folder, 'industry.csv');
    await writeFile(file, text);
    return importIndustries(file, app.appUrl);
  };
  const find = async (query: string) =>
    (await specialist.get<Industries>(`/industries?${query}`)).body.items.map(({ code }) => code);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'taopu-gbt-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is empty until it is imported, and can be imported again', async () => {
    expect(await find('limit=1')).toEqual([]);
    expect(await importText(GOOD)).toBe(5);
    expect(await importText(`﻿${GOOD}`)).toBe(5);
    expect(await find('level=4')).toEqual(['9011', '9012']);
    expect(await find('parent=90')).toEqual(['901']);
    expect(await find(`q=${encodeURIComponent('小类乙')}`)).toEqual(['9012']);
    expect(await find('q=9011')).toEqual(['9011']);
  });

  it('pages', async () => {
    const first = await specialist.get<Industries>('/industries?limit=2');
    const second = await specialist.get<Industries>(`/industries?limit=3&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ fullCode }) => fullCode)).toEqual([
      ...['Z', 'Z90', 'Z901', 'Z9011', 'Z9012'],
    ]);
  });

  it.each([
    ['a code that does not fit its level', `${GOOD}901x,Z901x,示例,4,901,Z\n`, /901x/],
    ['a code twice', `${GOOD}9011,Z9011,示例,4,901,Z\n`, /twice/],
    ['a row without its parent', `${GOOD}9111,Z9111,示例,4,911,Z\n`, /parent/],
    ['a missing column', 'code,name\n9011,示例\n', /full_code/],
    ['an empty file', '', /no rows/],
    ['a torn row', `${GOOD}9013,Z\n`, /Record Length/i],
  ])('refuses %s and keeps what is there', async (_name, text, message) => {
    await importText(GOOD);
    await expect(importText(text)).rejects.toThrow(message);
    expect(await find('level=4')).toEqual(['9011', '9012']);
  });
});
