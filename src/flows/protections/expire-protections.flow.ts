import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProjectRedDays } from '../../features/projects/project-red-days.queries.js';
import { ProtectionDeadlines } from '../../features/protections/protection-deadlines.queries.js';
import { eachOnItsOwn } from '../../platform/jobs/each-on-its-own.js';
import { NightlyTasks } from '../../platform/jobs/nightly-tasks.js';
import { ProtectionExpiry } from './protection-expiry.js';
import { ProtectionNotices } from './protection-notices.js';

/**
 * Marks what ran out: terms, leads without follow-up, projects red for too long, persons who left (domain.md §4.1).
 * Whether somebody is protected does not wait for it; it writes down what the dates say, and tells the unit.
 */
@Injectable()
export class ExpireProtectionsFlow implements OnModuleInit {
  constructor(
    private readonly tasks: NightlyTasks,
    private readonly deadlines: ProtectionDeadlines,
    private readonly lights: ProjectRedDays,
    private readonly expiry: ProtectionExpiry,
    private readonly told: ProtectionNotices,
  ) {}

  onModuleInit(): void {
    this.tasks.register({ name: 'expired-protections', order: 300, run: (day) => this.run(day) });
    this.tasks.register({
      name: 'protection-due-notices',
      order: 900,
      run: (day) => this.told.endingSoon(day),
    });
  }

  private async run(day: string): Promise<void> {
    const candidates = await this.deadlines.candidates();
    const projects = candidates.flatMap(({ projectId }) => (projectId ? [projectId] : []));
    const redDays = await this.lights.of([...new Set(projects)], day);
    await eachOnItsOwn(candidates, (candidate) => this.expiry.one(candidate, day, redDays));
  }
}
