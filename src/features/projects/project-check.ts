import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../platform/kernel/domain-error.js';
import type { Level } from './project.codes.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { projectBlockers } from './project.rules.js';
import { ProjectFactsRepository } from './project-facts.repository.js';
import { upgradedLevel } from './project-level-upgrade.rules.js';
import { overrideBlockers } from './project-probability.rules.js';
import { ProjectReferences } from './project-references.repository.js';

/** Gathers the facts that the rules of a project's fields need, and applies them. */
@Injectable()
export class ProjectCheck {
  constructor(
    private readonly references: ProjectReferences,
    private readonly facts: ProjectFactsRepository,
  ) {}

  /**
   * Refuses a project that breaks a rule or refers to what is not there.
   * @param changed fields that this write changes: what lay in the record before is not its fault
   * @param given what the request says
   * @throws PROJECT.RULES_BROKEN
   */
  async admit(
    project: Project,
    changed: readonly string[],
    given: Partial<Project>,
    day: string,
  ): Promise<void> {
    const errors = [
      ...projectBlockers(project, day),
      ...(await this.references.faults(project, changed, day)),
      ...(given.probabilityPoints == null ? [] : await this.overrideFaults(given, day)),
    ];
    if (errors.length) throw projectErrors.RULES_BROKEN({ params: { count: errors.length }, errors });
  }

  /** The level that a change brings with it, if any. */
  async upgradedLevel(after: Project, changed: readonly string[], day: string): Promise<Level | undefined> {
    return upgradedLevel(after, changed, await this.facts.settings(day));
  }

  private async overrideFaults(given: Partial<Project>, day: string): Promise<FieldError[]> {
    const settings = await this.facts.settings(day);
    const { overrideMaxPoints: most } = settings.probability;
    const override = { points: given.probabilityPoints ?? 0, reason: given.probabilityReason ?? '' };
    return overrideBlockers(override, settings).map((code) =>
      code === 'POINTS_OUT_OF_RANGE'
        ? {
            pointer: '/probabilityOverride/points',
            code,
            message: {
              zh: '只能上下调整{most}个百分点以内',
              en: 'may move the probability by {most} points at most',
            },
            params: { most },
          }
        : {
            pointer: '/probabilityOverride/reason',
            code,
            message: { zh: '理由不少于{least}个字', en: 'needs at least {least} characters' },
            params: { least: settings.gates.reasonMinChars },
          },
    );
  }
}
