import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { checkLegacyRegistrationNumber } from '../../src/platform/kernel/legacy-registration-number.js';
import { checkUscc } from '../../src/platform/kernel/uscc.js';

const VECTORS = path.resolve(import.meta.dirname, '../../../shared/data/uscc-vectors.csv');

describe('checkUscc on the vectors of the standard', () => {
  it.each([
    ['91350100M000100Y43', 'worked example of the standard'],
    ['91110000600037341L', 'company'],
    ['91310107T0000001X8', 'inner check character X'],
    ['91310107T000002120', 'sum mod 31 = 0 gives check character 0'],
    ['91310000T00000044K', 'registered at city level'],
    ['91310115T00000052B', 'another district'],
    ['92310107T00000060G', 'sole trader'],
    ['12310107T00000079M', 'public institution'],
    ['N2310107T00000095M', 'letter in front'],
  ])('accepts %s (%s)', (code) => {
    expect(checkUscc(code)).toEqual({ status: 'valid', normalised: code, warnings: [] });
  });

  it.each([
    ['91350100M000100Y4Z', 'CHARSET'],
    ['91310107T0000001X9', 'CHECK_CHARACTER'],
    ['91310107T0000001X', 'LENGTH'],
    ['91310107T0000001X88', 'LENGTH'],
    ['9131A107T0000001X8', 'REGION_NOT_DIGITS'],
    ['9.13101E+17', 'SCIENTIFIC_NOTATION'],
    ['110108000000016', 'LEGACY_REGISTRATION_NUMBER'],
    ['T0000001-X', 'ORGANISATION_CODE_ONLY'],
    ['同上', 'LENGTH'],
  ])('refuses %s with %s', (code, problem) => {
    const check = checkUscc(code);
    expect(check.status).toBe('invalid');
    expect(check.problem).toMatchObject({
      code: problem,
      message: { zh: expect.any(String), en: expect.any(String) },
    });
  });
});

describe('checkUscc on what people type', () => {
  it.each([
    '91310107t0000001x8',
    ' 9131 0107 T000 0001 X8　',
    '91-310107-T0000001-X8',
    '９１３１０１０７Ｔ００００００１Ｘ８',
    "'91310107T0000001X8",
    '91310107T\u200b0000001X8\u202c',
    '统一社会信用代码：91310107T0000001X8',
  ])('normalises %j', (typed) => {
    expect(checkUscc(typed)).toMatchObject({ status: 'valid', normalised: '91310107T0000001X8' });
  });

  it.each(['', '  ', '无', '-', '—', '/', '暂无', '待办理', '筹建中', 'n/a', '统一社会信用代码：'])(
    'reads %j as not given',
    (typed) => {
      expect(checkUscc(typed)).toEqual({ status: 'missing', normalised: null, warnings: [] });
    },
  );

  it('suggests digits for letters mistaken for them, without applying it', () => {
    const check = checkUscc('9131O107TOOOOOOIX8');
    expect(check).toMatchObject({ status: 'invalid', normalised: '9131O107TOOOOOOIX8' });
    expect(check.problem?.suggestion).toBe('91310107T0000001X8');
  });

  it('suggests nothing when the replacement is not sound either', () => {
    expect(checkUscc('9131O107TOOOOOOIX9').problem?.suggestion).toBeUndefined();
    expect(checkUscc('91310107V0000001X8').problem?.suggestion).toBeUndefined();
  });

  it.each([
    ['97310107T0000001XM', 'DEPARTMENT_OR_CATEGORY'],
    ['91999999T0000001XJ', 'REGION_UNKNOWN'],
    ['91310107T00000020F', 'ORGANISATION_CODE_CHECK'],
  ])('accepts %s with the warning %s', (code, warning) => {
    const check = checkUscc(code);
    expect(check.status).toBe('warn');
    expect(check.warnings.map((each) => each.code)).toEqual([warning]);
  });
});

describe('checkLegacyRegistrationNumber', () => {
  it.each([
    ['110108000000016', 'valid', undefined],
    [' 1101 0800 0000 016', 'valid', undefined],
    ['110108000000017', 'invalid', 'CHECK_DIGIT'],
    ['11010800000001', 'invalid', 'LENGTH'],
    ['91310107T0000001X8', 'invalid', 'LENGTH'],
    ['无', 'missing', undefined],
  ])('%s is %s', (text, status, problem) => {
    const check = checkLegacyRegistrationNumber(text);
    expect([check.status, check.problem?.code]).toEqual([status, problem]);
  });
});

const present = existsSync(VECTORS);
if (!present) console.info('skipped: ../shared/data/uscc-vectors.csv is not here');

(present ? describe : describe.skip)('checkUscc on the shared vectors', () => {
  it('agrees with every row', () => {
    const rows = parse(readFileSync(VECTORS), { columns: true }) as Record<string, string>[];
    const wanted: Record<string, string[]> = {
      accept: ['valid'],
      warn: ['warn'],
      'accept-after-normalising': ['valid', 'warn'],
      reject: ['invalid'],
      missing: ['missing'],
    };
    const wrong = rows.filter((row) => {
      const check = checkUscc(row['code'] ?? '');
      const sameForm = check.status === 'invalid' || (check.normalised ?? '') === row['normalised'];
      return !sameForm || !wanted[row['expect'] ?? '']?.includes(check.status);
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(200);
  });
});
