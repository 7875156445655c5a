import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/platform/config/settings.js';
import { APP_ROLE, DATABASE, OWNER_ROLE } from '../../src/platform/database/embedded/roles.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Service {
  readonly image?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly volumes?: readonly string[];
  readonly deploy?: { readonly resources: { readonly limits: Readonly<Record<string, string>> } };
}

interface Compose {
  readonly services: Readonly<Record<'database' | 'migrate' | 'api', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: { readonly roles: { readonly content: string } };
}

describe('docker-compose.yml', () => {
  const text = read('docker-compose.yml');
  const { services, volumes, configs } = parse(text, { merge: true }) as Compose;
  const { database, migrate, api } = services;

  it('has no secret and no default for one', () => {
    const SECRETS = ['POSTGRES_PASSWORD', 'TAOPU_OWNER_PASSWORD', 'TAOPU_APP_PASSWORD', 'JWT_SECRET'];
    for (const name of SECRETS) {
      const uses = [...text.matchAll(new RegExp(`(?<!\\$)\\$\\{${name}([^}]*)\\}`, 'g'))].map(
        ([, rest]) => rest,
      );
      expect(uses.length).toBeGreaterThan(0);
      expect(uses.filter((rest) => !rest?.startsWith(':?'))).toEqual([]);
    }
    expect(text).not.toMatch(/^ +[A-Z_\d]*(PASSWORD|SECRET)[A-Z_]*: +[^\s$]/m);
  });

  it('starts the database, then the migration, then the API', () => {
    expect(migrate.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(api.depends_on).toEqual({
      database: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(database.healthcheck?.test?.join(' ')).toContain(`--dbname=${DATABASE}`);
    expect(migrate.command?.at(-1)).toBe('migrate');
  });

  it('gives the password of the owner to the migration alone', () => {
    expect(migrate.environment['DATABASE_OWNER_URL']).toContain(`//${OWNER_ROLE}:`);
    expect(JSON.stringify(api)).not.toContain('OWNER');
    for (const { environment } of [migrate, api])
      expect(environment['DATABASE_URL']).toMatch(new RegExp(`//${APP_ROLE}:.*@database:5432/${DATABASE}$`));
  });

  it('knows only variables that the server knows', () => {
    const given = [...Object.keys(api.environment), ...Object.keys(migrate.environment)];
    expect(given.filter((name) => !(name in SETTINGS))).toEqual([]);
  });

  it('runs our containers read-only, without privileges and within limits', () => {
    for (const service of [migrate, api]) {
      expect(service.read_only).toBe(true);
      expect(service.cap_drop).toEqual(['ALL']);
    }
    for (const service of Object.values(services)) {
      expect(service.security_opt).toContain('no-new-privileges:true');
      expect(Object.keys(service.deploy?.resources.limits ?? {}).sort()).toEqual(['cpus', 'memory']);
    }
  });

  it('keeps database and files in volumes', () => {
    const mounted = [...(database.volumes ?? []), ...(api.volumes ?? [])].map(
      (volume) => volume.split(':')[0],
    );
    expect(mounted.sort()).toEqual(Object.keys(volumes).sort());
    expect(read('Dockerfile')).toContain(`DATA_DIR=${api.volumes?.[0]?.split(':')[1]}`);
  });

  it('makes the two roles of the application with a script that the shell reads', () => {
    const script = configs.roles.content.replaceAll('$$', '$');
    execFileSync('bash', ['-n'], { input: script });
    expect(script).toContain(`CREATE ROLE ${OWNER_ROLE} LOGIN`);
    expect(script).toContain(`CREATE ROLE ${APP_ROLE} LOGIN`);
    const handed = [...script.matchAll(/"\$([A-Z_]+)"/g)].map(([, name]) => name as string);
    expect(handed.filter((name) => !(name in database.environment) && name !== 'POSTGRES_USER')).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile');
  const stages = text.split(/^FROM /m).slice(1);

  it('pins its base by an exact version and does not run as root', () => {
    expect(text).toMatch(/^ARG NODE_IMAGE=node:20\.\d+\.\d+-bookworm-slim$/m);
    expect(stages.at(-1)).toMatch(/^USER node$/m);
    expect(stages.at(-1)).toMatch(/^HEALTHCHECK [\s\S]*\/health\/live/m);
  });

  it('copies only what exists and what .dockerignore lets in', () => {
    const sources = [...(stages[0] ?? '').matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names]) =>
      (names as string).split(' '),
    );
    const letIn = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    expect([...sources].sort()).toEqual([...letIn].sort());
  });

  it('starts the program that npm start starts', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(text)?.[1] ?? '[]') as string[];
    expect(command.join(' ')).toBe(scripts.start);
  });
});

/** npm leaves packages of other systems out of the lock file when its registry does not have them; npm ci then fails. */
it('package-lock.json names every optional package that another package names', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isThere(packages, place, name)),
  );
  expect([...new Set(missing)]).toEqual([]);
});

/** Looks where Node would: in the package's own folder, then outwards. */
function isThere(packages: object, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}
