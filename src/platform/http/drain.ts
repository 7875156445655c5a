import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerState } from './server-state.js';

/** Milliseconds in which new connections are still taken, so that none is lost between client and proxy. */
const STILL_ACCEPTING = 300;
const MOST_WAIT = 25_000;
const SWEEP_EVERY = 50;

/** Counts the answers under way, so that a stop can wait for them and ask their clients to hang up. */
export class Drain {
  private readonly underWay = new Set<ServerResponse>();

  constructor(
    private readonly server: Server,
    private readonly state: ServerState,
  ) {
    server.prependListener('request', (_request, response: ServerResponse) => {
      this.underWay.add(response);
      response.once('close', () => this.underWay.delete(response));
      if (state.isStopping) response.setHeader('Connection', 'close');
    });
  }

  /**
   * Turns readiness off, takes no more connections and waits until every request is answered, 25 s at most.
   * @returns how many requests had to be cut off
   */
  async finish(): Promise<number> {
    this.state.beginStop();
    this.askToHangUp();
    await sleep(STILL_ACCEPTING);
    const closed = this.server.listening ? once(this.server, 'close') : Promise.resolve();
    this.server.close();
    const sweeper = setInterval(() => this.server.closeIdleConnections(), SWEEP_EVERY);
    const giveUp = new AbortController();
    const patience = sleep(MOST_WAIT, undefined, { signal: giveUp.signal }).catch(() => undefined);
    await Promise.race([closed, patience]);
    giveUp.abort();
    clearInterval(sweeper);
    const cutOff = this.underWay.size;
    this.server.closeAllConnections();
    return cutOff;
  }

  private askToHangUp(): void {
    for (const response of this.underWay)
      if (!response.headersSent) response.setHeader('Connection', 'close');
  }
}
