import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PassingProxy {
  readonly url: string;
  /** `GET /jobs/…/events` and the like, ids left out, in their order. */
  readonly asked: readonly string[];
  /** Cuts every stream of events that is open, and refuses new ones. */
  cutStreams(): void;
  close(): Promise<void>;
}

/** Stands between a client and the server, writes down what is asked, and can fail as networks do. */
export async function startProxy(target: string): Promise<PassingProxy> {
  const asked: string[] = [];
  const streams = new Set<ServerResponse>();
  let isCut = false;
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    asked.push(`${method} ${url.replace('/api/v1', '').replace(/[0-9a-f-]{36}/g, 'ID')}`);
    const isStream = url.endsWith('/events');
    if (isStream) streams.add(outgoing);
    if (isStream && isCut) return void outgoing.destroy();
    const onward = request(`${target}${url}`, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    cutStreams() {
      isCut = true;
      for (const stream of streams) stream.destroy();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
