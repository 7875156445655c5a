import type { TestApp } from './app.js';
import type { SignedIn } from './users.js';

let made = 0;

/** Uploads a small file and returns its id. */
export async function aFile(app: Pick<TestApp, 'url'>, user: SignedIn): Promise<string> {
  made += 1;
  const form = new FormData();
  form.set('file', new Blob([`示例,${made}\n`], { type: 'text/csv' }), `示例证书${made}.csv`);
  const answer = await fetch(`${app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${user.token}` },
    body: form,
  });
  const { id } = (await answer.json()) as { id?: string };
  if (answer.status !== 201 || !id) throw new Error(`uploading failed: ${answer.status}`);
  return id;
}
