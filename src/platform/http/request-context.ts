import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../access/actor.js';

export type Locale = 'zh' | 'en';

/** What one request carries: its id, the language of its answer and, once known, who asks. */
export interface RequestContext {
  readonly requestId: string;
  readonly locale: Locale;
  actor: Actor | null;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The running request; outside one (jobs, start-up) a context of the system itself. */
export function currentRequest(): RequestContext {
  return storage.getStore() ?? { requestId: 'system', locale: 'zh', actor: null };
}

/**
 * The first of zh and en that the header prefers; zh-CN without one.
 * @param header value of Accept-Language
 */
export function negotiateLocale(header: string | undefined): Locale {
  if (!header || header.length > 500) return 'zh';
  const ranked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((parameter) => /^\s*q=([0-9.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { tag, weight: q === undefined ? 1 : Number(q) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of ranked) {
    if (tag.startsWith('zh') || tag === '*') return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh';
}
