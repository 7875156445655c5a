import { DomainError, defineErrors } from '../kernel/domain-error.js';
import type { ConstraintCatalogue } from './constraint-catalogue.js';

export const databaseErrors = defineErrors('DATABASE', {
  UNAVAILABLE: {
    kind: 'unavailable',
    title: { zh: '数据库暂时不可用', en: 'The database is not available at the moment' },
    detail: { zh: '请稍后重试，数据没有被写入。', en: 'Nothing was written. Try again shortly.' },
  },
  BUSY: {
    kind: 'unavailable',
    title: { zh: '数据库繁忙', en: 'The database is busy' },
    detail: {
      zh: '等待锁或连接超时，数据没有被写入，请稍后重试。',
      en: 'A lock or connection was not free in time; nothing was written. Try again shortly.',
    },
  },
  CONFLICTING_WRITE: {
    kind: 'conflict',
    title: { zh: '与同时进行的写入冲突', en: 'Another write got in between' },
    detail: { zh: '请重新读取后再试。', en: 'Read the record again and repeat the change.' },
  },
  UNIQUE_VIOLATION: {
    kind: 'conflict',
    title: { zh: '记录已存在', en: 'Such a record exists already' },
  },
  REFERENCE_MISSING: {
    kind: 'invalid',
    title: { zh: '引用的记录不存在', en: 'A record that is referred to does not exist' },
  },
  VALUE_REFUSED: {
    kind: 'invalid',
    title: { zh: '数据库拒绝了该值', en: 'The database refused the value' },
  },
});

interface DriverError {
  readonly name?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
  readonly detail?: string;
}

function driverErrorOf(error: unknown): DriverError | null {
  if (!error || typeof error !== 'object') return null;
  const wrapped = (error as { driverError?: DriverError }).driverError;
  return wrapped ?? (error as DriverError);
}

/** The five-character SQLSTATE of an error from the driver or from TypeORM, if it has one. */
export function sqlState(error: unknown): string | undefined {
  const code = driverErrorOf(error)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Name of the constraint that was violated, if one was. */
export function violatedConstraint(error: unknown): string | undefined {
  return driverErrorOf(error)?.constraint;
}

const RETRY = { headers: { 'Retry-After': '2' } };
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;
const NO_CONNECTION =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered|not queryable|Driver not Connected|is not established/i;

/** TypeORM's words for a connection that was lost under a running transaction. */
const LOST_CONNECTION = ['QueryRunnerAlreadyReleasedError', 'TransactionNotStartedError'];

/** SQLSTATE classes: 08 connection, 57 operator intervention, 53 resources, 55 lock not available. */
function availability(error: DriverError, state: string | undefined): DomainError | null {
  if (state === '55P03' || state === '57014') return databaseErrors.BUSY(RETRY);
  if (state && /^(08|53|57P|25P03)/.test(state)) return databaseErrors.UNAVAILABLE(RETRY);
  if (state === '25006') return databaseErrors.UNAVAILABLE(RETRY);
  if (NETWORK.test(error.code ?? '')) return databaseErrors.UNAVAILABLE(RETRY);
  if (NO_CONNECTION.test(error.message ?? '')) return databaseErrors.UNAVAILABLE(RETRY);
  if (LOST_CONNECTION.includes(error.name ?? '')) return databaseErrors.UNAVAILABLE(RETRY);
  return null;
}

/** A trigger of ours may tell more in DETAIL as a JSON object; what PostgreSQL itself says there never leaves. */
function toldByTrigger({ detail = '' }: DriverError): Record<string, unknown> {
  return detail.startsWith('{') ? (JSON.parse(detail) as Record<string, unknown>) : {};
}

function violation(error: DriverError, state: string, catalogue: ConstraintCatalogue): DomainError | null {
  const named = error.constraint ? catalogue.find(error.constraint) : undefined;
  if (named) return named({ extensions: toldByTrigger(error) });
  if (state === '40001' || state === '40P01') return databaseErrors.CONFLICTING_WRITE();
  if (state === '23505' || state === '23P01') return databaseErrors.UNIQUE_VIOLATION();
  if (state === '23503') return databaseErrors.REFERENCE_MISSING();
  if (state === '23514' || state === '23502' || state.startsWith('22')) return databaseErrors.VALUE_REFUSED();
  return null;
}

/** Turns what PostgreSQL or the driver says into a refusal, or returns null when it is a defect of ours. */
export function translateDatabaseError(error: unknown, catalogue: ConstraintCatalogue): DomainError | null {
  const driver = driverErrorOf(error);
  if (!driver) return null;
  const state = sqlState(error);
  return availability(driver, state) ?? (state ? violation(driver, state, catalogue) : null);
}
