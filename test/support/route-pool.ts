import { randomUUID } from 'node:crypto';
import { syntheticUscc } from './companies.js';
import { company, done, file, type MadeRecord, PLANTED, unique, type World } from './route-world.js';
import { untilEnded } from './transfer.js';
import { call } from './users.js';

/** Projects of the reserve pool, jobs and imports for the sweeps over all routes. */

export function projectBody(): Record<string, unknown> {
  return { name: `示例项目${unique()}`, projectKind: 'INVESTMENT' };
}

/** A draft that a specialist of `own` keeps. */
export async function draftProject(world: World): Promise<MadeRecord> {
  const { path: investor } = await world.sharedRecord(company);
  const body = {
    ...projectBody(),
    companyId: investor['id'],
    note: PLANTED.projectNote,
    dueDiligenceSummary: PLANTED.projectDiligence,
  };
  const { id, version } = done(await (await world.maker()).post('/projects', body));
  return { path: { id }, version };
}

/** In the pool since today. The way there has many gates, and tests of its own. */
export async function pooledProject(world: World): Promise<MadeRecord> {
  const { path, version } = await draftProject(world);
  await world.app.sql(
    `UPDATE project SET pool_status = 'IN_POOL', stage = 'S1', level = 'A', submitted_on = current_date,
       admitted_on = current_date WHERE id = $1`,
    [path['id']],
  );
  return { path, ...(version === undefined ? {} : { version }) };
}

/** In the pool, and those outside the team know its code name only. */
export async function confidentialProject(world: World): Promise<MadeRecord> {
  const made = await pooledProject(world);
  await world.app.sql(
    `UPDATE project SET confidential = true, code_name = '示例代号', name = $2 WHERE id = $1`,
    [made.path['id'], PLANTED.projectName],
  );
  return made;
}

/** In the pool with one paper attached. */
export async function evidence(world: World): Promise<MadeRecord> {
  const maker = await world.maker();
  const { path } = await pooledProject(world);
  const paper = await file(world);
  const made = done(
    await maker.post(`/projects/${path['id']}/evidence`, {
      type: 'NEGOTIATION_MINUTES',
      fileId: paper.path['id'],
    }),
  );
  return { path: { id: path['id'] as string, evidenceId: made.id } };
}

export function evidenceForm(): FormData {
  const form = new FormData();
  form.set('type', 'NEGOTIATION_MINUTES');
  form.set('file', new Blob([`%PDF-1.7\n${randomUUID()}\n%%EOF\n`]), '示例纪要.pdf');
  return form;
}

export function importForm(more: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'companies', ...more })) form.set(name, value);
  const serial = 1000 + Number.parseInt(unique(), 10);
  const csv = `企业名称,统一社会信用代码\n上海示例${unique()}科技有限公司,${syntheticUscc(serial)}\n示例坏码,91310107X\n`;
  form.set('file', new Blob([csv], { type: 'text/csv' }), '示例名单.csv');
  return form;
}

/** An import of the maker that has ended. */
export async function finishedImport(world: World): Promise<MadeRecord> {
  const maker = await world.maker();
  const response = await fetch(`${world.app.url}/api/v1/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${maker.token}` },
    body: importForm({ dryRun: 'true' }),
  });
  if (response.status !== 202) throw new Error(`the import was refused: ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  await untilEnded(maker, id);
  return { path: { id } };
}

/** A job of the maker that no worker knows of, so that it stays as it is. */
async function job(world: World, state: string, result: object | null): Promise<MadeRecord> {
  const id = randomUUID();
  const { userId, unitId } = await world.maker();
  await world.app.sql(
    `INSERT INTO job (id, kind, state, params, result, actor, locale, owner_user_id, owner_unit_id, created_at,
       started_at, finished_at, updated_at, alive_at)
     VALUES ($1, 'export-companies', $2, '{}', $3, '{}', 'zh', $4, $5, now(), now(),
       CASE WHEN $2 = 'SUCCEEDED' THEN now() END, now(), now())`,
    [id, state, result && JSON.stringify(result), userId, unitId],
  );
  return { path: { id } };
}

export const waitingJob = (world: World): Promise<MadeRecord> => job(world, 'QUEUED', null);

/** A job with a file as its result, of which only the maker's name knows. */
export async function finishedJob(world: World): Promise<MadeRecord> {
  const { path } = await file(world);
  const [stored] = await world.app.sql<{ sha256: string; size: number }>(
    'SELECT sha256, size::int FROM stored_file WHERE id = $1',
    [path['id']],
  );
  return job(world, 'SUCCEEDED', { file: { ...stored, name: PLANTED.resultName, mediaType: 'text/csv' } });
}

/** Deletes a draft again. */
export async function deletedProject(world: World): Promise<MadeRecord> {
  const { path, version } = await draftProject(world);
  const { token } = await world.maker();
  const answer = await call(world.app, 'DELETE', `/projects/${path['id']}`, {
    token,
    headers: { 'If-Match': `"${version}"` },
  });
  if (answer.status !== 204) throw new Error(`deleting failed: ${answer.text}`);
  return { path };
}
