import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { assertAllGood, type Call, type Driver, type Load } from './load.js';

const run = promisify(execFile);

/** More than any server under test can do in a second; a request that cannot be repeated is not repeated. */
const MOST_PER_SECOND = 8000;

/** Reads the requests, each behind a line with its length in bytes, and sends them in turn. */
const SCRIPT = `
local requests = {}
init = function(args)
  local file = io.open(args[1], "rb")
  for length in function() return file:read("*l") end do
    requests[#requests + 1] = file:read(tonumber(length))
  end
  file:close()
end
local at = 0
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local e = summary.errors
  local broken = e.connect + e.read + e.write + e.timeout
  io.write(string.format("good=%d bad=%d us=%d p50=%.0f\\n",
    summary.requests - e.status, broken + e.status, summary.duration, latency:percentile(50)))
end
`;

/** Whether wrk can be started here. */
export async function hasWrk(): Promise<boolean> {
  // It prints its version and ends with 1.
  const failure: unknown = await run('wrk', ['-v']).catch((error: unknown) => error);
  return (failure as NodeJS.ErrnoException).code !== 'ENOENT';
}

/** Load by wrk, a process that takes less of the machine than autocannon. */
export const byWrk: Driver = async (load) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'taopu-bench-'));
  try {
    const script = path.join(folder, 'send.lua');
    const requests = path.join(folder, 'requests');
    await writeFile(script, SCRIPT);
    await writeFile(requests, Buffer.concat(callsOf(load).flatMap((call) => record(call, load))));
    const seconds = Math.ceil(load.seconds);
    const args = ['-t1', `-c${load.connections}`, `-d${seconds}s`, '-s', script, load.url, '--', requests];
    const { stdout } = await run('wrk', args);
    const found = /good=(\d+) bad=(\d+) us=(\d+) p50=([\d.]+)/.exec(stdout);
    if (!found) throw new Error(`wrk said nothing that can be read:\n${stdout}`);
    const [good, bad, us, p50] = found.slice(1).map(Number) as [number, number, number, number];
    assertAllGood(load, good, bad);
    return { perSecond: good / (us / 1e6), p50: p50 / 1000 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function callsOf({ calls, seconds }: Load): readonly Call[] {
  if (typeof calls !== 'function') return calls;
  return Array.from({ length: Math.ceil(seconds) * MOST_PER_SECOND }, calls);
}

function record({ method, path: address, headers, body }: Call, load: Load): Buffer[] {
  const content = Buffer.from(body ?? '');
  const all = { Host: new URL(load.url).host, ...load.headers, ...headers };
  const lines = [
    `${method} ${address} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => `${name}: ${value}`),
  ];
  if (content.length) lines.push(`Content-Length: ${content.length}`);
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  return [Buffer.from(`${head.length + content.length}\n`), head, content];
}
