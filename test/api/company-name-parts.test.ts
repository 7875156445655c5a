import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CompanyKeySource, matchKeysOf } from '../../src/features/companies/company-keys.rules.js';
import type { TestApp } from '../support/app.js';
import { aCompany, register, syntheticUscc } from '../support/companies.js';
import { doubles, type MergeBody, merge, onMerge } from '../support/merges.js';
import { importFile, startTransferApp } from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TestApp;
let specialist: SignedIn;
let admin: SignedIn;
beforeAll(async () => {
  app = await startTransferApp();
  specialist = await signIn(app);
  admin = await signIn(app, { roles: ['POOL_ADMIN'], unitCode: 'DIST_INVESTMENT_OFFICE' });
});
afterAll(() => app.close());

type Stored = Omit<CompanyKeySource, 'externalRef'> & {
  code: string;
  nameParts: string[];
  aliasParts: string[];
};

/** Companies whose stored parts are not those of their names. */
async function strays(): Promise<string[]> {
  const rows = await app.sql<Stored>(
    `SELECT code, name_cn AS "nameCn", name_en AS "nameEn", name_local AS "nameLocal", aliases, uscc,
            foreign_reg_no AS "foreignRegNo", name_parts AS "nameParts", alias_parts AS "aliasParts" FROM company`,
  );
  return rows
    .filter(({ nameParts, aliasParts, ...company }) => {
      const due = matchKeysOf(company);
      return JSON.stringify([due.nameParts, due.aliasParts]) !== JSON.stringify([nameParts, aliasParts]);
    })
    .map(({ code }) => code);
}

describe('the names taken apart that are kept beside a company', () => {
  it('are those of its names after a registration, a correction and a change of name', async () => {
    const company = await register(specialist, {
      nameEn: 'Example Kept Software Ltd',
      aliases: [{ name: '示例留存', type: 'SHORT' }],
    });
    expect(await strays()).toEqual([]);
    const patched = await specialist.patch<{ version: number }>(
      `/companies/${company.id}`,
      { nameEn: 'Example Corrected Software Ltd' },
      company.version,
    );
    expect(patched.status).toBe(200);
    const renamed = await specialist.post(
      `/companies/${company.id}/name-changes`,
      { nameCn: '上海示例改过名字软件有限公司', effectiveOn: '2026-01-05' },
      { 'If-Match': `"${patched.body.version}"` },
    );
    expect(renamed.status).toBe(200);
    expect(await strays()).toEqual([]);
  });

  it('and after a list that brings and changes companies', async () => {
    const uscc = syntheticUscc(4411);
    await register(specialist, { nameCn: '上海示例名单旧有软件有限公司', uscc });
    const csv = `企业名称,英文名称,统一社会信用代码,产业方向\n上海示例名单旧有软件有限公司,Example Listed Ltd,${uscc},人工智能\n上海示例名单新来软件有限公司,,,人工智能\n`;
    const { summary } = await importFile(app, specialist, csv, { duplicates: 'update' });
    expect(summary.counts).toMatchObject({ created: 1, updated: 1 });
    expect(await strays()).toEqual([]);
  });

  it('and after a merge and its undoing', async () => {
    const { survivor, victim } = await doubles(admin);
    const done = await merge<MergeBody>(admin, survivor, victim);
    expect(done.body.state).toBe('DONE');
    expect(await strays()).toEqual([]);
    expect((await onMerge(admin, done.body, 'undos', { reason: '不是同一企业' })).status).toBe(200);
    expect(await strays()).toEqual([]);
  });

  it('are read by the check, unless older rules had stored them', async () => {
    const company = await register(specialist, { nameCn: '上海示例读出来软件有限公司' });
    await app.sql("UPDATE company SET name_parts = '{}' WHERE id = $1", [company.id]);
    const levelOf = async () => {
      const answer = await specialist.post<{ results: { candidates: { id: string; level: string }[] }[] }>(
        '/companies/duplicate-checks',
        { entries: [{ nameCn: '上海示例读出来软件有限公司' }] },
      );
      return answer.body.results[0]?.candidates.find(({ id }) => id === company.id)?.level;
    };
    expect(await levelOf()).toBeUndefined();
    await app.sql('UPDATE company SET key_version = 1 WHERE id = $1', [company.id]);
    expect(await levelOf()).toBe('STRONG');
  });

  it('are no news to the history', async () => {
    const company = await register(specialist);
    await specialist.patch(`/companies/${company.id}`, { nameEn: 'Example No News Ltd' }, company.version);
    const rows = await app.sql<{ changes: Record<string, unknown> }>(
      'SELECT changes FROM audit_entry WHERE subject_id = $1',
      [company.id],
    );
    expect(rows.flatMap(({ changes }) => Object.keys(changes))).not.toContain('nameParts');
    expect(rows).toHaveLength(2);
  });
});

describe('otherEntries of POST /companies/duplicate-checks', () => {
  interface Result {
    readonly level: string | null;
    readonly verdict: string;
    readonly otherEntries: { ref: number; level: string; reasons: { code: string }[] }[];
  }

  it('tells which rows of the list may be one company, and leaves the verdict to what is stored', async () => {
    const answer = await specialist.post<{ results: Result[] }>('/companies/duplicate-checks', {
      entries: [
        { nameCn: '上海示例同表软件有限公司' },
        { nameCn: '上海毫不相干医药有限公司' },
        { nameCn: '示例同表软件（上海）有限公司', mobile: '13900139002' },
      ],
    });
    expect(answer.status).toBe(200);
    const [first, second, third] = answer.body.results as [Result, Result, Result];
    expect(first.otherEntries).toEqual([
      { ref: 2, level: 'STRONG', reasons: [expect.objectContaining({ code: 'SAME_NAME' })] },
    ]);
    expect(third.otherEntries).toMatchObject([{ ref: 0, level: 'STRONG' }]);
    expect(second.otherEntries).toEqual([]);
    expect([first.level, first.verdict]).toEqual([null, 'CLEAR']);
  });

  it('does not find a single entry alike to itself', async () => {
    const { nameCn } = aCompany();
    const answer = await specialist.post<{ results: Result[] }>('/companies/duplicate-checks', {
      entries: [{ nameCn }],
    });
    expect(answer.body.results[0]?.otherEntries).toEqual([]);
  });
});
