import { readSettings } from '../../src/platform/config/settings.js';

/**
 * How many times as long as on a quiet machine a test may wait, from TEST_PATIENCE (1 when unset). A run on a machine
 * that is shared with others says more, so that it tells of the product and not of its neighbours.
 */
export const PATIENCE = Number(process.env['TEST_PATIENCE'] ?? 1);

/** Milliseconds that something may take on this machine. @param ms what it may take on a quiet one */
export const within = (ms: number): number => ms * PATIENCE;

/** The server's own bounds on waiting for its database, as environment variables. */
export function patientDatabase(): Readonly<Record<string, string>> {
  const usual = readSettings({});
  const bounds = [
    'DATABASE_CONNECT_TIMEOUT_MS',
    'DATABASE_LOCK_TIMEOUT_MS',
    'DATABASE_STATEMENT_TIMEOUT_MS',
  ] as const;
  return Object.fromEntries(bounds.map((name) => [name, String(within(usual[name]))]));
}
