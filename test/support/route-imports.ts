import type { RouteCase, Who } from './route-matrix.js';
import { finishedImport, importForm } from './route-pool.js';
import type { MadeRecord, World } from './route-world.js';
import { type ImportBody, untilEnded } from './transfer.js';
import type { Answer, SignedIn } from './users.js';

const WRITERS = 'SPECIALIST SUPERVISOR POOL_ADMIN';

/** Who holds each permission. Analysts may try a list out; to write records is not theirs. */
export const IMPORT_HOLDERS: Readonly<Record<string, Who>> = {
  'import:run': `${WRITERS} ANALYST`,
  'import:read': `${WRITERS} ANALYST`,
  'import:commit': WRITERS,
};

function versionOf({ headers }: Answer<unknown>): number {
  return Number(headers.get('etag')?.replaceAll('"', ''));
}

/** A preview of the maker, with the version that a step needs. */
async function preview(world: World): Promise<MadeRecord> {
  const { path } = await finishedImport(world);
  return { path, version: versionOf(await (await world.maker()).get(`/imports/${path['id']}`)) };
}

async function step(user: SignedIn, id: string, what: string, body: object): Promise<number> {
  const version = versionOf(await user.get(`/imports/${id}`));
  const path = `/imports/${id}/${what}`;
  const answer =
    what === 'mapping'
      ? await user.patch<ImportBody>(path, body, version)
      : await user.post<ImportBody>(path, body, { 'If-Match': `"${version}"` });
  if (answer.status !== 202) throw new Error(`the step was refused: ${answer.text}`);
  await untilEnded(user, answer.body.jobId);
  return versionOf(await user.get(`/imports/${id}`));
}

async function committed(world: World): Promise<MadeRecord> {
  const { path } = await finishedImport(world);
  return { path, version: await step(await world.maker(), path['id'] as string, 'commits', {}) };
}

/** A mapping that the maker's unit keeps. */
async function mapping(world: World): Promise<MadeRecord> {
  const maker = await world.maker();
  const { path } = await finishedImport(world);
  await step(maker, path['id'] as string, 'mapping', { moneyUnit: 'WAN' });
  const { body } = await maker.get<{ items: { id: string }[] }>('/imports/mappings');
  return { path: { id: body.items[0]?.id as string } };
}

const IMPORT: RouteCase = { record: finishedImport, finds: 'POOL_ADMIN' };

/** Rows of the sweep for imports. */
export const IMPORT_ROUTES: Readonly<Record<string, RouteCase>> = {
  startImport: { parts: () => ({ body: importForm({ dryRun: 'true' }) }) },
  listImports: {},
  listImportKinds: {},
  listImportMappings: {},
  deleteImportMapping: { record: mapping, finds: '*@own' },
  downloadImportTemplate: {
    parts: () => ({ query: { format: 'csv' } }),
    record: async () => ({ path: { kind: 'companies' } }),
  },
  getImport: IMPORT,
  previewImport: IMPORT,
  listImportRows: IMPORT,
  downloadRejectedRows: IMPORT,
  downloadRejectedCsv: IMPORT,
  downloadRejectedXlsx: IMPORT,
  updateImportMapping: { ...IMPORT, record: preview, parts: () => ({ body: { remember: false } }) },
  commitImport: { ...IMPORT, record: preview, parts: () => ({ body: { mode: 'EACH' } }) },
  revertImport: { ...IMPORT, record: committed },
};
