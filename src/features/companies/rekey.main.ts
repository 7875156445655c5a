import path from 'node:path';
import { readSettings, SettingsError } from '../../platform/config/settings.js';
import { EmbeddedPostgresError } from '../../platform/database/embedded/embedded-postgres.error.js';
import { startEmbeddedPostgres } from '../../platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../platform/database/migrate.js';
import { type RekeyReport, rekeyCompanies } from './company-rekey.js';

const MOST_NAMED = 10;

/** `npm run companies:rekey`: in the database of DATABASE_URL, or in the embedded one while no server runs. */
async function run(): Promise<RekeyReport> {
  const settings = readSettings();
  const say = (visited: number) => process.stdout.write(`\r${visited}`);
  if (!settings.embedded) return rekeyCompanies(settings.DATABASE_URL, say);
  const database = await startEmbeddedPostgres({ dataDir: path.resolve(settings.DATA_DIR, 'postgres') });
  try {
    await migrate(database.ownerUrl(), database.appUrl());
    return await rekeyCompanies(database.appUrl(), say);
  } finally {
    await database.stop();
  }
}

try {
  const { visited, changed, newPairs } = await run();
  const named = newPairs.slice(0, MOST_NAMED).map((pair) => `  ${pair.join(' – ')}`);
  const lines = [
    `\r重算 ${visited} 家企业的比对键，${changed} 家有变化，新出现 ${newPairs.length} 对同名`,
    `${visited} companies rekeyed, ${changed} came out differently, ${newPairs.length} new pairs of one name`,
    ...named,
    ...(newPairs.length > MOST_NAMED ? ['  …'] : []),
    ...(newPairs.length ? ['夜间查重会列出待核对 / the nightly sweep puts them into the queue'] : []),
  ];
  console.log(lines.join('\n'));
} catch (error) {
  const isExpected = [SettingsError, EmbeddedPostgresError].some((type) => error instanceof type);
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = 1;
}
