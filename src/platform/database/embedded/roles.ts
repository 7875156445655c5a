import type { Client } from 'pg';

/** Owns every database object and runs the migrations. */
export const OWNER_ROLE = 'taopu_owner';
/** What the application signs in as: owns nothing, has what migrations grant. */
export const APP_ROLE = 'taopu_app';
export const DATABASE = 'taopu';

/**
 * Makes the two sign-in roles, or sets their passwords when they are there. Safe to run at every start and by
 * several processes at once.
 * @param admin connected as a superuser
 */
export async function ensureRoles(
  admin: Client,
  passwords: { readonly owner: string; readonly app: string },
): Promise<void> {
  await admin.query('BEGIN');
  // Two runs on one server would otherwise both find the role missing, or update one catalogue row at once.
  await admin.query(`SELECT pg_advisory_xact_lock(hashtext('${OWNER_ROLE}'))`);
  await ensureRole(admin, OWNER_ROLE, passwords.owner);
  await ensureRole(admin, APP_ROLE, passwords.app);
  await admin.query('COMMIT');
}

/** Makes the application's database, owned by the owner role, when it is missing. */
export async function ensureDatabase(admin: Client): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  // Schema public belongs to the database's owner since PostgreSQL 15; nobody else may create in it.
  if (rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
}

async function ensureRole(admin: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(
    `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${admin.escapeLiteral(password)}`,
  );
}
