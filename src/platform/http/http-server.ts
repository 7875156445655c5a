import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { watchBodies } from './body-pace.js';

/** Milliseconds. Chosen so that a client that sends slowly on purpose is gone well within half a minute. */
const HEADERS_WITHIN = 10_000;
const CHECK_EVERY = 2_000;
const WHOLE_REQUEST_WITHIN = 300_000;
/** Longer than the 60 s of common reverse proxies, so that they and not we close an idle connection. */
const KEEP_ALIVE = 65_000;
const SILENT_SOCKET = 120_000;

/**
 * The HTTP server under the application: bounded waits for headers and bodies, and problem documents also for
 * requests that Node itself refuses.
 */
export function createHttpServer(listener: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_WITHIN,
      requestTimeout: WHOLE_REQUEST_WITHIN,
      connectionsCheckingInterval: CHECK_EVERY,
      keepAliveTimeout: KEEP_ALIVE,
    },
    listener,
  );
  server.timeout = SILENT_SOCKET;
  const answering = new WeakMap<Socket, number>();
  const count = (socket: Socket, by: number) => answering.set(socket, (answering.get(socket) ?? 0) + by);
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    answerUnreadable(error, socket, (answering.get(socket) ?? 0) > 0),
  );
  watchBodies(server);
  return server;
}

const REFUSALS: Readonly<Record<string, readonly [number, string, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', '请求发送过慢 / The request came too slowly'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', '请求头过大 / The headers are too large'],
};
const UNREADABLE = [400, 'Bad Request', '请求无法读取 / The request cannot be read'] as const;

function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket, isAnswering: boolean): void {
  // What was sent may be half of an answer; a second one would be read as part of it.
  if (!socket.writable || isAnswering || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, reason, title] = REFUSALS[error.code ?? ''] ?? UNREADABLE;
  const code = `REQUEST.${reason.toUpperCase().replaceAll(' ', '_')}`;
  const body = JSON.stringify({ type: 'about:blank', title, status, detail: title, instance: '/', code });
  socket.write(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/problem+json\r\nConnection: close\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.destroySoon();
}
