import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** After this many milliseconds a body that is still arriving must have come at the least rate. */
const PATIENCE = 10_000;
/** Bytes a millisecond, averaged: 16 KiB a second lets a poor mobile line through and stops a drip. */
const LEAST_RATE = 16.384;
/** An answered request is read to its end so that the client sees the answer; but not for ever. */
const MOST_DRAINED = 256 * 1024 * 1024;
const CHECK_EVERY = 1_000;

interface Arrival {
  readonly response: ServerResponse;
  readonly since: number;
  readonly bytesBefore: number;
}

/**
 * Closes connections whose request body drips in. Node's own `requestTimeout` cannot tell a large honest upload
 * from a client that sends one byte a second; an average rate can.
 */
export function watchBodies(server: Server): void {
  const arriving = new Map<IncomingMessage, Arrival>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!announcesBody(request) || request.complete) return;
    arriving.set(request, { response, since: Date.now(), bytesBefore: request.socket.bytesRead });
  });
  const timer = setInterval(() => sweep(arriving), CHECK_EVERY).unref();
  server.on('close', () => clearInterval(timer));
}

/** Whether the headers say that a body follows. */
export function announcesBody(request: IncomingMessage): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return true;
  const length = request.headers['content-length'];
  return length !== undefined && length !== '0';
}

function sweep(arriving: Map<IncomingMessage, Arrival>): void {
  const now = Date.now();
  for (const [request, { response, since, bytesBefore }] of arriving) {
    if (request.complete || request.socket.destroyed) {
      arriving.delete(request);
      continue;
    }
    const elapsed = now - since;
    const bytes = request.socket.bytesRead - bytesBefore;
    const tooSlow = elapsed > PATIENCE && bytes / elapsed < LEAST_RATE;
    if (!tooSlow && bytes < MOST_DRAINED) continue;
    arriving.delete(request);
    close(request, response);
  }
}

function close(request: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) {
    const title = '请求体发送过慢 / The body came too slowly';
    response.writeHead(408, { 'Content-Type': 'application/problem+json', Connection: 'close' });
    response.end(
      JSON.stringify({
        type: 'about:blank',
        title,
        status: 408,
        detail: title,
        instance: request.url?.split('?')[0],
        code: 'REQUEST.REQUEST_TIMEOUT',
      }),
    );
  }
  request.socket.destroySoon();
}
