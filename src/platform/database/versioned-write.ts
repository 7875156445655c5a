import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { httpErrors } from '../http/http.errors.js';
import type { DomainError } from '../kernel/domain-error.js';
import type { UnitOfWork } from './unit-of-work.js';

export interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

/**
 * Changes one row if it still has the version that the caller worked on, and counts the version up. TypeORM's
 * version column alone guards nothing: its UPDATE does not compare the version.
 * @throws REQUEST.VERSION_STALE (412) with the current version, REQUEST.NOT_FOUND when the row has gone
 */
export async function updateVersioned<T extends Versioned>(
  unitOfWork: UnitOfWork,
  entity: EntityTarget<T>,
  id: string,
  expectedVersion: number,
  changes: QueryDeepPartialEntity<T>,
): Promise<void> {
  const result = await unitOfWork.manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: expectedVersion + 1 } as QueryDeepPartialEntity<T>)
    .where('id = :id AND version = :version', { id, version: expectedVersion })
    .execute();
  if (result.affected === 1) return;
  const current = await unitOfWork
    .repository(entity)
    .findOne({ select: { version: true } as never, where: { id } as never });
  if (!current) throw httpErrors.NOT_FOUND();
  throw staleVersion(expectedVersion, current.version);
}

/** 412 with the current version; for writes that compare before they decide. */
export function staleVersion(given: number, current: number): DomainError {
  return httpErrors.VERSION_STALE({
    params: { given, current },
    extensions: { currentVersion: current },
    headers: { ETag: `"${current}"` },
  });
}
