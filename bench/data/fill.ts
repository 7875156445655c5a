import pg from 'pg';
import { derivedOf } from '../../src/features/companies/company-draft.js';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { PasswordHasher } from '../../src/platform/access/password-hasher.js';
import { MAKE_THIN_TABLE } from '../thin/thin-table.js';
import { type GeneratedCompany, generateCompanies } from './companies.js';

const BATCH = 5000;

/** Who asks: one who sees every row and field, and one from whom the fields of the promotion line are masked. */
export const BENCH_USERS = [
  { loginName: 'bench-pool-admin', role: 'POOL_ADMIN', unitCode: 'DIST_INVESTMENT_OFFICE' },
  { loginName: 'bench-department', role: 'DEPT_USER', unitCode: 'DIST_TAX' },
] as const;

export const BENCH_PASSWORD = 'only for the benchmark 2026';

/** Fills a migrated, empty database as its owner: users, companies, the baseline's table, statistics. */
export async function fill(ownerUrl: string, size: number, log: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await insertUsers(client);
    await withoutIndexes(client, () => insertCompanies(client, size, log));
    log('making the baseline’s table');
    await client.query(MAKE_THIN_TABLE);
    // Also empties the pending lists of the GIN indexes, which would otherwise slow down whoever reads first.
    await client.query('VACUUM (ANALYZE) company');
    await client.query('VACUUM (ANALYZE) thin.company');
  } finally {
    await client.end();
  }
}

async function insertUsers(client: pg.Client): Promise<void> {
  const passwordHash = await new PasswordHasher().hash(BENCH_PASSWORD);
  for (const { loginName, role, unitCode } of BENCH_USERS)
    await client.query(
      `INSERT INTO app_user (id, login_name, display_name, unit_id, roles, password_hash, must_change_password)
       VALUES (gen_random_uuid(), $1, '示例用户', $2, $3, $4, false)`,
      [loginName, seededUnitId(unitCode), [role], passwordHash],
    );
}

/** Indexes made once at the end cost a fraction of indexes kept up row by row. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = 'company' AND indexname LIKE 'ix\\_%'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${pg.escapeIdentifier(name)}`);
  await work();
  await client.query("SET maintenance_work_mem = '512MB'");
  for (const { definition } of rows) await client.query(definition);
}

async function insertCompanies(client: pg.Client, size: number, log: (line: string) => void): Promise<void> {
  let batch: Record<string, unknown>[] = [];
  let done = 0;
  let running: Promise<unknown> = Promise.resolve();
  for (const company of generateCompanies(size)) {
    batch.push(rowOf(company));
    if (batch.length < BATCH && done + batch.length < size) continue;
    const text = JSON.stringify(batch);
    done += batch.length;
    batch = [];
    // The keys of the next rows are computed while PostgreSQL stores these.
    await running;
    running = client.query(INSERT, [text]);
    if (done % 50_000 === 0) log(`${done} companies`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await running;
}

const STAMPS = { createdBy: null, updatedBy: null, version: 1 };

function rowOf(company: GeneratedCompany): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...company, ...derivedOf(company), ...STAMPS }).map(([member, value]) => [
      columnOf(member),
      value,
    ]),
  );
}

function columnOf(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const [SAMPLE] = [...generateCompanies(1)];
const COLUMNS = Object.keys(rowOf(SAMPLE as GeneratedCompany)).join(', ');
const INSERT = `INSERT INTO company (${COLUMNS}) SELECT ${COLUMNS} FROM json_populate_recordset(NULL::company, $1)`;
