import { Logger } from '@nestjs/common';

/** Some subjects of a nightly task could not be dealt with; the others were. */
export class SubjectsFailed extends Error {
  constructor(
    readonly failed: number,
    readonly causes: readonly string[],
  ) {
    super(`${failed} subjects failed`);
    this.name = `SubjectsFailed(${failed}: ${causes.slice(0, 3).join(', ')})`;
  }
}

/**
 * Deals with every subject, so that one bad row does not stop the rest.
 * @param work opens a transaction of its own
 * @throws SubjectsFailed at the end, so that the task counts as failed and is tried again
 */
export async function eachOnItsOwn<T>(
  subjects: readonly T[],
  work: (subject: T) => Promise<void>,
): Promise<void> {
  const logger = new Logger('Nightly');
  const failures: string[] = [];
  for (const subject of subjects)
    try {
      await work(subject);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      failures.push((error as { code?: string }).code ?? name);
      const stack = error instanceof Error ? error.stack?.split('\n').slice(1, 8).join('\n') : undefined;
      logger.warn({ message: 'a subject of a nightly task failed', failure: name, stack });
    }
  if (failures.length) throw new SubjectsFailed(failures.length, failures);
}
