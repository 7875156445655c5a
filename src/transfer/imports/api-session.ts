/** The server said no, or did not answer, in words that a person can act on. */
export class Refused extends Error {}

interface Tokens {
  readonly accessToken: string;
  /** Works once; none when the caller came with a token of its own. */
  readonly refreshToken: string | null;
}

const NO_LONGER_SIGNED_IN = 401;

/** A signed-in caller of a running server. An access token lives for minutes, a long import for longer. */
export class ApiSession {
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
    const answer = await this.send(path, init);
    if (answer.status !== NO_LONGER_SIGNED_IN || this.tokens.refreshToken === null) return readAnswer(answer);
    await answer.body?.cancel();
    const { refreshToken } = this.tokens;
    this.tokens = await tokensFrom(this.base, '/auth/sessions/refresh', { refreshToken });
    return readAnswer(await this.send(path, init));
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.tokens.accessToken}` };
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
    throw new Refused(
      `无法连接服务器 ${base}（${why}），请检查 BASE_URL / The server at ${base} cannot be reached (${why}); check BASE_URL`,
    );
  }
}

async function readAnswer(answer: Response): Promise<unknown> {
  const body = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  if (answer.ok) return body;
  throw new Refused([answer.status, body.title, body.detail].filter(Boolean).join(' '));
}
