import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { register, syntheticUscc } from '../support/companies.js';
import { type Rivals, report, rivals, type TimedApp } from '../support/protections.js';
import { importFile, startTransferApp, type TransferApp } from '../support/transfer.js';
import type { SignedIn } from '../support/users.js';

let app: TransferApp;
let us: Rivals;

beforeAll(async () => {
  app = await startTransferApp();
  us = await rivals(app);
});
afterAll(() => app.close());

let made = 0;

async function held(by: SignedIn, more: Record<string, unknown> = {}) {
  const company = await register(by, { uscc: syntheticUscc(2_600 + ++made), ...more });
  const timed: TimedApp = { ...app, at: () => {}, now: () => new Date() };
  await report(timed, by, company.id);
  return company;
}

const groupOf = async (id: string) =>
  (await us.poolAdmin.get<{ groupName: string | null }>(`/companies/${id}`)).body.groupName;

describe('an import that names the group of a protected company', () => {
  it('gives that row back where another unit holds the group, and takes the others', async () => {
    await held(us.ours, { groupName: '示例入集团' });
    const theirs = await held(us.theirs);
    const free = await register(us.theirs, { uscc: syntheticUscc(2_690) });
    const csv = [
      '企业名称,统一社会信用代码,所属集团',
      `${theirs.nameCn},${theirs.uscc},示例入集团`,
      `${free.nameCn},${free.uscc},示例入集团`,
    ].join('\n');
    const { job, rows } = await importFile(app, us.theirs, csv, { duplicates: 'update' });
    expect(job.state).toBe('SUCCEEDED');
    expect(rows.map(({ outcome, problems }) => [outcome, problems[0]?.code ?? null])).toEqual([
      ['rejected', 'SCOPE_HELD'],
      ['updated', null],
    ]);
    expect(rows[0]?.problems[0]?.message).toContain('提请裁决');
    expect([await groupOf(theirs.id), await groupOf(free.id)]).toEqual([null, '示例入集团']);
  });

  it('releases the later of two that one unit holds itself', async () => {
    const first = await held(us.ours, { groupName: '示例自家集团' });
    const second = await held(us.ours);
    const csv = `企业名称,统一社会信用代码,所属集团\n${second.nameCn},${second.uscc},示例自家集团`;
    const { rows } = await importFile(app, us.ours, csv, { duplicates: 'update' });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['updated']);
    const states = await app.sql<{ status: string }>(
      'SELECT status FROM protection WHERE company_id = ANY ($1::uuid[]) ORDER BY registered_at',
      [[first.id, second.id]],
    );
    expect(states.map(({ status }) => status)).toEqual(['ACTIVE', 'RELEASED']);
  });

  it('lets one of two rivals of the file into a free group', async () => {
    const [mine, other] = [await held(us.ours), await held(us.theirs)];
    const csv = [
      '企业名称,统一社会信用代码,所属集团',
      `${mine.nameCn},${mine.uscc},示例空集团`,
      `${other.nameCn},${other.uscc},示例空集团`,
    ].join('\n');
    const { job, rows } = await importFile(app, us.poolAdmin, csv, { duplicates: 'update' });
    expect(job.state).toBe('SUCCEEDED');
    expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['rejected', 'updated']);
    const active = await app.sql(
      `SELECT 1 FROM protection p JOIN company_group g ON g.id = p.scope_id
       WHERE g.name = '示例空集团' AND p.status = 'ACTIVE'`,
    );
    expect(active).toHaveLength(1);
  });

  it('is foreseen by the preview, which moves nobody and founds no group', async () => {
    await held(us.ours, { groupName: '示例先知集团' });
    const theirs = await held(us.theirs);
    const [mine, other] = [await held(us.ours), await held(us.theirs)];
    const free = await register(us.theirs, { uscc: syntheticUscc(2_691) });
    const csv = [
      '企业名称,统一社会信用代码,所属集团',
      `${theirs.nameCn},${theirs.uscc},示例先知集团`,
      `${free.nameCn},${free.uscc},示例先知集团`,
      `${mine.nameCn},${mine.uscc},示例未有集团`,
      `${other.nameCn},${other.uscc},示例未有集团`,
    ].join('\n');
    const fields = { duplicates: 'update', dryRun: 'true' };
    const { summary, rows } = await importFile(app, us.poolAdmin, csv, fields);
    expect(summary.state).toBe('PREVIEW');
    const codes = rows.map(({ outcome, problems }) => [outcome, problems[0]?.code ?? null]);
    expect(codes.slice(0, 2)).toEqual([
      ['rejected', 'SCOPE_HELD'],
      ['updated', null],
    ]);
    expect(
      codes
        .slice(2)
        .map(([outcome]) => outcome)
        .sort(),
    ).toEqual(['rejected', 'updated']);
    expect(await groupOf(theirs.id)).toBeNull();
    expect(await groupOf(free.id)).toBeNull();
    expect(await app.sql(`SELECT 1 FROM company_group WHERE name = '示例未有集团'`)).toEqual([]);
    const commit = await importFile(app, us.poolAdmin, csv, { duplicates: 'update' });
    expect(commit.rows.map(({ outcome }) => outcome)).toEqual(rows.map(({ outcome }) => outcome));
  });
});
