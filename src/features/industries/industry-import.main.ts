import path from 'node:path';
import { readSettings, SettingsError } from '../../platform/config/settings.js';
import { EmbeddedPostgresError } from '../../platform/database/embedded/embedded-postgres.error.js';
import { startEmbeddedPostgres } from '../../platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../platform/database/migrate.js';
import { IndustryImportError, importIndustries } from './industry-import.js';

/** `npm run gbt4754:import -- <csv>`: into the database of DATABASE_URL, or into the embedded one while no server runs. */
async function run(file: string): Promise<number> {
  const settings = readSettings();
  if (!settings.embedded) return importIndustries(file, settings.DATABASE_URL);
  const database = await startEmbeddedPostgres({ dataDir: path.resolve(settings.DATA_DIR, 'postgres') });
  try {
    await migrate(database.ownerUrl(), database.appUrl());
    return await importIndustries(file, database.appUrl());
  } finally {
    await database.stop();
  }
}

const [file] = process.argv.slice(2);
try {
  if (!file) throw new IndustryImportError('用法 / usage: npm run gbt4754:import -- <file.csv>');
  const count = await run(file);
  console.log(`已导入 ${count} 条国民经济行业分类 / ${count} rows of GB/T 4754 imported`);
} catch (error) {
  const isExpected = [IndustryImportError, SettingsError, EmbeddedPostgresError].some(
    (type) => error instanceof type,
  );
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = 1;
}
