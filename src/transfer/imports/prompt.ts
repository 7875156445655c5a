/** The person pressed Ctrl-C. */
export class Interrupted extends Error {}

/** The part of a terminal, or of a pipe, that answers come from. */
export interface AnswerSource extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
}

const CTRL_C = '\x03';
const CTRL_D = '\x04';
const RUBOUT = ['\x7f', '\b'];

/** Asks questions one after the other; nothing that was typed or piped ahead is lost. */
export class Prompt {
  private typed = '';
  private hasEnded = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly input: AnswerSource,
    private readonly output: NodeJS.WritableStream,
  ) {
    input.setEncoding('utf8');
    input.on('data', this.onData);
    input.on('end', this.onEnd);
  }

  /** A line. @throws Interrupted */
  async ask(question: string): Promise<string> {
    this.output.write(question);
    for (;;) {
      const match = /^([^\r\n]*)(\r?\n|\r)/.exec(this.typed);
      if (match) {
        this.typed = this.typed.slice(match[0].length);
        return match[1] ?? '';
      }
      if (this.hasEnded) return this.rest();
      await this.more();
    }
  }

  /** A line that the terminal does not show. @throws Interrupted */
  async askSecretly(question: string): Promise<string> {
    if (!this.input.isTTY) return this.ask(question);
    // Before the question: what is typed the moment it stands there must not be shown.
    this.input.setRawMode?.(true);
    try {
      this.output.write(question);
      return await this.keys();
    } finally {
      this.input.setRawMode?.(false);
      this.output.write('\n');
    }
  }

  close(): void {
    this.input.off('data', this.onData);
    this.input.off('end', this.onEnd);
    this.input.pause();
  }

  /** A terminal that shows nothing hands over each key. */
  private async keys(): Promise<string> {
    let secret: string[] = [];
    for (;;) {
      for (const key of [...this.rest()]) {
        if (key === CTRL_C) throw new Interrupted();
        if (key === '\r' || key === '\n' || key === CTRL_D) return secret.join('');
        secret = RUBOUT.includes(key) ? secret.slice(0, -1) : [...secret, key];
      }
      if (this.hasEnded) return secret.join('');
      await this.more();
    }
  }

  private rest(): string {
    const { typed } = this;
    this.typed = '';
    return typed;
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private readonly onData = (text: string | Buffer): void => {
    this.typed += String(text);
    this.wake();
  };

  private readonly onEnd = (): void => {
    this.hasEnded = true;
    this.wake();
  };
}
