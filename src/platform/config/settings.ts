import { bool, cleanEnv, makeValidator, num, port, str } from 'envalid';

/**
 * Every environment variable of the server. Names, defaults and meaning are printed in README.md; a test keeps
 * the two in step. A wrong value stops the start with the variable's name.
 */
const byteSize = makeValidator((text: string) => {
  const match = /^(\d+)(kb|mb)?$/i.exec(text.trim());
  if (!match) throw new Error('expected a size such as 512kb or 20mb');
  const factor = { kb: 1024, mb: 1024 * 1024 }[match[2]?.toLowerCase() ?? ''] ?? 1;
  return Number(match[1]) * factor;
});

const secret = makeValidator((text: string) => {
  if (Buffer.byteLength(text) < 32) throw new Error('expected at least 32 bytes of random text');
  return text;
});

const list = makeValidator((text: string) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

export const SETTINGS = {
  DATABASE_URL: str({
    default: '',
    desc: 'PostgreSQL 15 or later, as the application role. Empty: an embedded PostgreSQL with demo data.',
  }),
  DATABASE_OWNER_URL: str({
    default: '',
    desc: 'The role that owns the tables and runs migrations. Empty: the role of DATABASE_URL.',
  }),
  DATABASE_POOL: num({ default: 10, desc: 'Connections per process.' }),
  DATABASE_PREPARED: bool({
    default: true,
    desc: 'Named prepared statements; false for PgBouncer below 1.21.',
  }),
  DATABASE_LOCK_TIMEOUT_MS: num({ default: 2000, desc: 'Longest wait for a lock before the answer is 503.' }),
  DATABASE_STATEMENT_TIMEOUT_MS: num({ default: 15000, desc: 'Longest statement of a request.' }),
  DATABASE_CONNECT_TIMEOUT_MS: num({ default: 2500, desc: 'Longest wait for a free connection.' }),
  DATA_DIR: str({ default: '.data', desc: 'Embedded database, uploaded files and temporary files.' }),
  HOST: str({ default: '127.0.0.1', desc: 'Address to listen on.' }),
  PORT: port({ default: 3000, desc: 'Port to listen on.' }),
  PUBLIC_URL: str({ default: '', desc: 'Base address that clients use; empty: http://HOST:PORT.' }),
  JWT_SECRET: secret({
    default: '',
    desc: 'Signs access tokens (32 bytes or more). Empty is allowed with the embedded database only.',
  }),
  ACCESS_TOKEN_MINUTES: num({ default: 15, desc: 'Life of an access token.' }),
  REFRESH_TOKEN_DAYS: num({ default: 14, desc: 'Life of a refresh token family.' }),
  ADMIN_LOGIN: str({ default: '', desc: 'First administrator, created when no user exists.' }),
  ADMIN_PASSWORD: str({ default: '', desc: 'Password of the first administrator (12 characters or more).' }),
  CORS_ORIGINS: list({ default: [], desc: 'Allowed browser origins, comma separated.' }),
  TRUST_PROXY: str({
    default: '',
    desc: 'Addresses or hop count of reverse proxies that may set X-Forwarded-For.',
  }),
  BODY_LIMIT: byteSize({ default: 1024 * 1024, desc: 'Largest JSON body.' }),
  UPLOAD_LIMIT: byteSize({ default: 20 * 1024 * 1024, desc: 'Largest uploaded file.' }),
  RATE_LIMIT_PER_MINUTE: num({ default: 1200, desc: 'Requests a caller may make in a minute; 0: no limit.' }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['error', 'warn', 'info', 'debug'],
    desc: 'Least level logged.',
  }),
  METRICS_TOKEN: str({ default: '', desc: 'Bearer token for /metrics; empty: loopback addresses only.' }),
  FILE_STORE: str({ default: 'disk', choices: ['disk', 's3'], desc: 'Where evidence and uploads are kept.' }),
  S3_ENDPOINT: str({ default: '', desc: 'Address of the S3-compatible store.' }),
  S3_BUCKET: str({ default: '', desc: 'Bucket.' }),
  S3_REGION: str({ default: 'us-east-1', desc: 'Region name that signs requests.' }),
  S3_ACCESS_KEY_ID: str({ default: '', desc: 'Access key.' }),
  S3_SECRET_ACCESS_KEY: str({ default: '', desc: 'Secret key.' }),
};

type Cleaned = ReturnType<typeof clean>;

function clean(environment: NodeJS.ProcessEnv, onErrors: (lines: string[]) => never) {
  return cleanEnv(withoutBlank(environment), SETTINGS, {
    reporter: ({ errors }) => {
      const lines = Object.entries(errors).map(([name, error]) => `${name}: ${(error as Error).message}`);
      if (lines.length) onErrors(lines);
    },
  });
}

/** An empty variable means "not set", as in most compose files. */
function withoutBlank(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

export class SettingsError extends Error {}

export type Settings = Readonly<Pick<Cleaned, keyof typeof SETTINGS>> & { readonly embedded: boolean };

/**
 * Reads and checks the environment.
 * @throws SettingsError naming each wrong variable.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const cleaned = clean(environment, (lines) => {
    throw new SettingsError(`Configuration is wrong / 配置有误:\n  ${lines.join('\n  ')}`);
  });
  const embedded = cleaned.DATABASE_URL === '';
  const problems: string[] = [];
  if (!embedded && !cleaned.JWT_SECRET) problems.push('JWT_SECRET: required when DATABASE_URL is set');
  if (cleaned.ADMIN_LOGIN && cleaned.ADMIN_PASSWORD.length < 12)
    problems.push('ADMIN_PASSWORD: at least 12 characters when ADMIN_LOGIN is set');
  if (cleaned.FILE_STORE === 's3')
    for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const)
      if (!cleaned[name]) problems.push(`${name}: required when FILE_STORE is s3`);
  if (problems.length)
    throw new SettingsError(`Configuration is wrong / 配置有误:\n  ${problems.join('\n  ')}`);
  return { ...cleaned, embedded };
}
