import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecordSight } from '../../src/platform/access/record-sight.js';
import { register } from '../support/companies.js';
import { importFile, startTransferApp, type TransferApp } from '../support/transfer.js';
import { type SignedIn, signIn } from '../support/users.js';

let app: TransferApp;
let owner: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  app = await startTransferApp();
  owner = await signIn(app);
  stranger = await signIn(app, { unitCode: 'TAOPU_TOWN' });
});
afterAll(() => app?.close());

describe('whether the caller sees a record', () => {
  const rule = (_actor: unknown, id: string, bind: (value: unknown) => string) =>
    `EXISTS (SELECT 1 FROM company c WHERE c.id = ${id} AND c.owner_unit_id = ${bind(owner.unitId)}::uuid)`;

  it.each([
    ['an alias that the rule uses itself', 'c', 'c.id'],
    ['another alias', 'x', 'x.id'],
    ['an alias that begins like one of the rule', 'c2', 'c2.id'],
  ])('is asked of that record alone under %s', async (_case, alias, id) => {
    const sight = new RecordSight();
    sight.register('company', rule);
    const seen = await register(owner);
    const hidden = await register(stranger);
    const values: unknown[] = [[seen.id, hidden.id]];
    const sees = sight.predicate('company', {} as never, id, (value) => `$${values.push(value)}`);
    const found = await app.sql<{ id: string }>(
      `SELECT ${alias}.id FROM company ${alias} WHERE ${alias}.id = ANY ($1::uuid[]) AND ${sees}`,
      values,
    );
    expect(found).toEqual([{ id: seen.id }]);
  });

  it('is no for a noun that nobody has registered', () => {
    expect(new RecordSight().predicate('castle', {} as never, 'c.id', () => '$1')).toBe('FALSE');
  });
});

describe('a list of people', () => {
  it('does not find a person whose numbers the caller does not see, though it sees those of others', async () => {
    const company = await register(owner);
    const person = { name: '示例隐', mobile: '13800138077', decisionRole: 'LIAISON', companyId: company.id };
    const hidden = await owner.post<{ id: string }>('/contacts', {
      ...{ ...person, source: 'BUSINESS_CARD', lawfulBasis: 'DUTY' },
    });
    expect(hidden.status).toBe(201);
    const own = await register(stranger);
    await stranger.post('/contacts', {
      ...{ ...person, name: '示例显', companyId: own.id, source: 'BUSINESS_CARD', lawfulBasis: 'DUTY' },
    });
    const csv = `姓名,单位,手机\n示例隐,${company.nameCn},13800138077\n`;
    const { rows } = await importFile(app, stranger, csv, { kind: 'contacts' });
    expect(rows[0]).toMatchObject({ outcome: 'created' });
    expect(rows[0]?.subjectId).not.toBe(hidden.body.id);
  });
});
