/** One request of a workload. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What is sent to one server for a while. */
export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in turn, again and again; a function is asked for each request, for those that cannot be repeated. */
  readonly calls: readonly Call[] | (() => Call);
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Median latency in milliseconds. */
  readonly p50: number;
}

export type Driver = (load: Load) => Promise<LoadResult>;

/**
 * @param refusals what was refused and why, for the message
 * @throws Error when a server refused requests: its speed would mean nothing
 */
export function assertAllGood(load: Load, good: number, bad: number, refusals = ''): void {
  if (bad > 0) throw new Error(`${load.url} refused ${bad} of ${good + bad} requests ${refusals}`);
  if (good === 0) throw new Error(`${load.url} answered nothing within ${load.seconds} s`);
}
