import type { PoolSettings } from './pool-settings.js';
import type { Level } from './project.codes.js';
import type { Project } from './project.entity.js';
import { isAdmitted } from './project.rules.js';
import { levelChange, levelOf } from './project-level.rules.js';

/** The level that follows from the fields of a project (domain.md §3.4). Qualifications have no records yet. */
export function levelByRule(project: Project, settings: PoolSettings): Level {
  return levelOf({ ...project, score: project.reviewScore, topTierInvestor: false }, settings).level;
}

const CRITERIA = [
  'reviewScore',
  'plannedInvestmentWan',
  'contractedFdiWanUsd',
  'expectedTaxY1Wan',
  'expectedTaxY2Wan',
  'expectedTaxY3Wan',
  'hqIntent',
  'leaderSponsor',
];

/**
 * The level after a change of an admitted project, or undefined when it stays: an upgrade comes by itself as soon as a
 * criterion is met, a downgrade never does. A level that somebody states with the change is left alone.
 */
export function upgradedLevel(
  after: Project,
  changed: readonly string[],
  settings: PoolSettings,
): Level | undefined {
  if (after.level === null || !isAdmitted(after.poolStatus) || changed.includes('level')) return undefined;
  if (!changed.some((field) => CRITERIA.includes(field))) return undefined;
  const byRule = levelByRule(after, settings);
  return levelChange(after.level, byRule) === 'UPGRADE' ? byRule : undefined;
}

/** Before admission: the proposed level, or the one by rule where that is higher or none is proposed. */
export function proposedLevel(project: Project, settings: PoolSettings): Level {
  const byRule = levelByRule(project, settings);
  return project.level !== null && project.level < byRule ? project.level : byRule;
}
