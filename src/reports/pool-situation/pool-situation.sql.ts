import { projectVisibility } from '../../features/projects/project.access.js';
import { projectRowConditions } from '../../features/projects/project.filters.js';
import { projectView } from '../../features/projects/project.view.js';
import type { ActivityFrame } from '../../features/projects/project-activity.sql.js';
import { INTRODUCED, PROMOTION_POPULATION } from '../../features/projects/project-population.sql.js';
import type { Actor } from '../../platform/access/actor.js';
import { Binder } from '../../platform/database/binder.js';
import type { Statement } from '../../platform/database/sql.js';

const MILESTONES = {
  admittedOn: 'p.admitted_on',
  negotiatingOn: 'p.negotiating_on',
  evaluatingOn: 'p.evaluating_on',
  preSigningOn: 'p.pre_signing_on',
  signedOn: 'p.signed_on',
  registeredOn: 'p.registered_on',
  openedOn: 'p.opened_on',
  exitedOn: 'p.exited_on',
};

/** The projects of promotion statistics that the actor may see, as they stood at the end of the frame's day. */
export function situationRows(actor: Actor, frame: ActivityFrame): Statement {
  const { bind, values } = new Binder();
  const visible = projectVisibility(actor);
  const { from } = projectView(visible, frame, bind);
  const dates = Object.entries(MILESTONES).map(([name, column]) => `'${name}', ${column}`);
  const where = [PROMOTION_POPULATION, ...projectRowConditions(visible, frame, bind)].join(' AND ');
  return {
    text: `SELECT p.id, p.pool_status AS "poolStatus", p.stage, p.focus_area_code AS "focusAreaCode",
        p.signing_form AS "signingForm", p.registered_company_id AS "registeredCompanyId",
        p.planned_investment_wan::text AS "plannedInvestmentWan",
        p.contracted_fdi_wan_usd::text AS "contractedFdiWanUsd",
        p.agreed_investment_wan::text AS "agreedInvestmentWan",
        a.probability, a.light_factor AS "lightFactor", json_build_object(${dates.join(', ')}) AS milestones,
        ${INTRODUCED} AS "isIntroduced"
      FROM ${from} WHERE ${where} ORDER BY p.admitted_on, p.id`,
    values,
  };
}

/** Moves by business date, first and last day included. Which of them are of the population is decided by the rows. */
export const SITUATION_MOVES = `
  SELECT t.project_id AS "projectId", t.transition_id AS transition, t.effective_on::text AS on,
    t.from_pool_status AS "from", t.to_pool_status AS "to"
  FROM stage_transition t WHERE t.effective_on BETWEEN $1::date AND $2::date ORDER BY t.effective_on, t.version_after`;

/** Codes of the park's own focus areas on a day, in their order. */
export const FOCUS_AREA_CODES = `
  SELECT g.code FROM focus_area g WHERE g.taxonomy = 'PARK' AND g.valid_from <= $1::date
    AND (g.valid_to IS NULL OR g.valid_to >= $1::date) ORDER BY g.sort_order`;
