import { Injectable } from '@nestjs/common';

/** One piece of the work that is due at the turn of a day. */
export interface NightlyTask {
  /** Stable name in kebab-case: what has been done is remembered under it. */
  readonly name: string;
  /** Tasks run in ascending order. */
  readonly order: number;
  /**
   * Does everything that is due on the day and has not been done. Safe to run twice, and after days without a run:
   * what a fact says of a day must not depend on when the task came to look.
   * @param day Shanghai date, `YYYY-MM-DD`
   */
  run(day: string): Promise<void>;
}

/** What happens every night. Whoever owns a task registers it when its module starts. */
@Injectable()
export class NightlyTasks {
  private readonly byName = new Map<string, NightlyTask>();

  /** @throws Error when the name is taken */
  register(task: NightlyTask): void {
    if (this.byName.has(task.name)) throw new Error(`two nightly tasks called ${task.name}`);
    this.byName.set(task.name, task);
  }

  /** @throws Error when nobody has registered it */
  find(name: string): NightlyTask {
    const task = this.byName.get(name);
    if (!task) throw new Error(`no nightly task called ${name}`);
    return task;
  }

  inOrder(): readonly NightlyTask[] {
    return [...this.byName.values()].sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
  }
}
