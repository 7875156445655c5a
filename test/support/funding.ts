import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';
import type { Answer, SignedIn } from './users.js';

interface Money {
  readonly id: string;
  readonly version: number;
  readonly code?: string;
}

/** Domestic money received, with a voucher of its own. @returns the answer */
export async function enterMoney(
  app: TestApp,
  author: SignedIn,
  projectId: string,
  amountWan: string,
): Promise<Answer<Money>> {
  const form = new FormData();
  form.set('file', new Blob([`%PDF-1.7\n${randomUUID()}\n%%EOF\n`]), '示例银行回单.pdf');
  const response = await fetch(`${app.url}/api/v1/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${author.token}` },
    body: form,
  });
  const { id: fileId } = (await response.json()) as { id: string };
  return author.post<Money>(`/projects/${projectId}/funding-records`, {
    ...{ type: 'DOMESTIC_PAID_IN', amountWan, receivedOn: '2026-03-10' },
    ...{ evidenceType: 'BANK_RECEIPT', fileId },
  });
}

/** The same, confirmed by the unit that owns the figure. */
export async function confirmedMoney(
  app: TestApp,
  author: SignedIn,
  confirmer: SignedIn,
  projectId: string,
  amountWan: string,
): Promise<void> {
  const { id, version } = (await enterMoney(app, author, projectId, amountWan)).body;
  const answer = await confirmer.post(
    `/funding-records/${id}/decisions`,
    { decision: 'CONFIRM' },
    { 'If-Match': `"${version}"` },
  );
  if (answer.status !== 200) throw new Error(answer.text);
}
