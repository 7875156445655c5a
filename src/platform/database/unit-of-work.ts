import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type Repository,
} from 'typeorm';
import { sqlState } from './database-errors.js';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MOST_TRIES = 3;
const ROLL_BACK = new Error('rolled back on purpose');

/**
 * One transaction per use case. It is declared at the edge (`@Transactional()`), travels in AsyncLocalStorage, and
 * is joined by nested calls; repositories and `record()` take its manager by themselves.
 */
@Injectable()
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly dataSource: DataSource) {}

  /** The running transaction's manager, or the plain one outside a transaction. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.dataSource.manager;
  }

  get isActive(): boolean {
    return this.current.getStore() !== undefined;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  /**
   * Runs `work` in a transaction, or in the one that is already open. Serialisation failures and deadlocks are
   * tried again, up to three times in all, by the outermost call only.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isActive) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction((manager) => this.current.run(manager, work));
      } catch (error) {
        const state = sqlState(error);
        const again = state === SERIALIZATION_FAILURE || state === DEADLOCK;
        if (!again || attempt === MOST_TRIES) throw error;
      }
    }
  }

  /**
   * Runs `work` so that its failure takes back only itself: a savepoint of the running transaction.
   * @throws Error outside a transaction
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    if (!this.isActive) throw new Error('attempt() needs a transaction to go on with');
    return this.manager.transaction((manager) => this.current.run(manager, work));
  }

  /** Runs `work` for its answer alone: nothing that it writes stays. */
  async rehearse<T>(work: () => Promise<T>): Promise<T> {
    const undone: { answer?: T } = {};
    const whole = async () => {
      undone.answer = await work();
      throw ROLL_BACK;
    };
    try {
      await (this.isActive ? this.attempt(whole) : this.run(whole));
    } catch (error) {
      if (error !== ROLL_BACK) throw error;
    }
    return undone.answer as T;
  }
}
