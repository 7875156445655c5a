/** The server said no, or did not answer, in words that a person can act on. */
export class Refused extends Error {}

/** Nobody answers at the address: it may come back. */
export class Unreachable extends Refused {}

interface Tokens {
  readonly accessToken: string;
  /** Works once; none when the caller came with a token of its own. */
  readonly refreshToken: string | null;
}

const NO_LONGER_SIGNED_IN = 401;

/** A signed-in caller of a running server. An access token lives for minutes, a long import for longer. */
export class ApiSession {
  private renewing: Promise<void> | undefined;

  private constructor(
    private readonly base: string,
    private tokens: Tokens,
  ) {}

  static of(base: string, accessToken: string): ApiSession {
    return new ApiSession(base, { accessToken, refreshToken: null });
  }

  /** @throws Refused */
  static async signIn(base: string, loginName: string, password: string): Promise<ApiSession> {
    return new ApiSession(base, await tokensFrom(base, '/auth/sessions', { loginName, password }));
  }

  /** @throws Refused with what the server says, or that there is none */
  async ask(path: string, init: RequestInit = {}): Promise<unknown> {
    return readAnswer(await this.send(path, init));
  }

  /** The answer as it is, its body unread; with a new access token where the old one has run out. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const { accessToken } = this.tokens;
    const answer = await this.sendOnce(path, init);
    if (answer.status !== NO_LONGER_SIGNED_IN || this.tokens.refreshToken === null) return answer;
    await answer.body?.cancel();
    // Two questions may hear of it at once, and a refresh token that comes twice ends the session.
    if (this.tokens.accessToken === accessToken) {
      this.renewing ??= this.renew().finally(() => {
        this.renewing = undefined;
      });
      await this.renewing;
    }
    return this.sendOnce(path, init);
  }

  private async renew(): Promise<void> {
    const { refreshToken } = this.tokens;
    this.tokens = await tokensFrom(this.base, '/auth/sessions/refresh', { refreshToken });
  }

  private sendOnce(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${this.tokens.accessToken}` };
    return reach(this.base, path, { ...init, headers });
  }
}

async function tokensFrom(base: string, path: string, given: object): Promise<Tokens> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await reach(base, path, { method: 'POST', headers, body: JSON.stringify(given) });
  return (await readAnswer(answer)) as Tokens;
}

async function reach(base: string, path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`${base}/api/v1${path}`, init);
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    const why = cause?.code ?? String(error);
    throw new Unreachable(
      `无法连接服务器 ${base}（${why}），请检查 BASE_URL / The server at ${base} cannot be reached (${why}); check BASE_URL`,
    );
  }
}

async function readAnswer(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  if (answer.ok) return body;
  throw new Refused([answer.status, body.title, body.detail].filter(Boolean).join(' '));
}
