import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.generated.js';

export type Api = Client<paths>;

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { pointer?: string; message?: string }[];
  readonly missing?: readonly { code: string; message: string }[];
  readonly candidates?: readonly object[];
}

/** An answer that is not the one the demo counts on. */
export class UnexpectedAnswer extends Error {}

/** A client of the API; with a token, one that is signed in. */
export function connect(baseUrl: string, token?: string): Api {
  return createClient<paths>({
    baseUrl,
    headers: { 'Accept-Language': 'zh-CN', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  });
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of an answer that has to be a success. @throws UnexpectedAnswer with what the problem document says */
export function bodyOf<T>({ data, error, response }: Answer<T>): T {
  if (!response.ok) throw new UnexpectedAnswer(`HTTP ${response.status} ${describe(error)}`);
  return data as T;
}

/** The problem document of an answer that has to be a refusal with this code. */
export function refusalOf(answer: Answer<unknown>, code: string): Problem {
  const problem = (answer.error ?? {}) as Problem;
  if (answer.response.ok || problem.code !== code)
    throw new UnexpectedAnswer(
      `应被拒绝（${code}），却是 HTTP ${answer.response.status} ${describe(problem)}`,
    );
  return problem;
}

function describe(error: unknown): string {
  const { code, title, detail, errors, missing } = (error ?? {}) as Problem;
  const more = [...(errors ?? []), ...(missing ?? [])].map(({ message }) => message).join('；');
  return [code, title, detail, more].filter(Boolean).join(' ');
}

/** `If-Match` of a version. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
