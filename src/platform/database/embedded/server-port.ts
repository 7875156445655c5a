import { createServer } from 'node:net';

/** A local port nobody listens on: the wished one when it is free, else one the system picks. */
export async function freePort(wished?: number): Promise<number> {
  if (wished !== undefined) {
    const port = await tryPort(wished).catch(() => undefined);
    if (port !== undefined) return port;
  }
  return tryPort(0);
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
