import { Injectable } from '@nestjs/common';

/** Whether this process is on its way out. Long answers (event streams) end when `stopping` fires. */
@Injectable()
export class ServerState {
  private readonly controller = new AbortController();

  get isStopping(): boolean {
    return this.controller.signal.aborted;
  }

  get stopping(): AbortSignal {
    return this.controller.signal;
  }

  beginStop(): void {
    this.controller.abort();
  }
}
