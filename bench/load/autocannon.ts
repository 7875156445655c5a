import autocannon from 'autocannon';
import { assertAllGood, type Call, type Driver, type Load } from './load.js';

/** Load by autocannon, inside this process. */
export const byAutocannon: Driver = async (load) => {
  const latencies: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: load.url,
        connections: load.connections,
        duration: load.seconds,
        sampleInt: 50,
        headers: { ...load.headers },
        setupClient: clientSetup(load),
        ...(typeof load.calls === 'function' ? { requests: [asked(load.calls)] } : {}),
      },
      (error: Error | null, done) => (error ? reject(error) : resolve(done)),
    );
    instance.on('response', (_client, _status, _bytes, ms) => latencies.push(ms));
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  assertAllGood(load, result['2xx'], bad, JSON.stringify(result.statusCodeStats ?? {}));
  latencies.sort((a, b) => a - b);
  return { perSecond: result['2xx'] / result.duration, p50: latencies[latencies.length >> 1] ?? 0 };
};

/** Connections begin at different places, so that they do not ask for the same row at the same moment. */
function clientSetup({ calls, connections }: Load): (client: autocannon.Client) => void {
  let client = 0;
  return (connection) => {
    if (typeof calls === 'function') return;
    const from = Math.floor((client++ * calls.length) / connections);
    const own = [...calls.slice(from), ...calls.slice(0, from)];
    connection.setRequests(own.map(requestOf));
  };
}

function requestOf({ method, path, headers, body }: Call): autocannon.Request {
  return { method, path, ...(headers ? { headers: { ...headers } } : {}), ...(body ? { body } : {}) };
}

function asked(next: () => Call): autocannon.Request {
  return {
    setupRequest: (request) => {
      const call = requestOf(next());
      return { ...request, ...call, headers: { ...request.headers, ...call.headers } };
    },
  };
}
