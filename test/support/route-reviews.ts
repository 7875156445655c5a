import { randomUUID } from 'node:crypto';
import { seededUnitId } from '../../src/features/units/unit-id.js';
import { EXAMPLE_ANCHORS } from './review-anchors.js';
import { CHECKED, NAMED_PANEL, sheet } from './reviews.js';
import type { RouteCase } from './route-matrix.js';
import { draftProject } from './route-pool.js';
import { type MadeRecord, UNITS, type World } from './route-world.js';

/** Working calendar, admission reviews and reports of the pool, for the sweeps over all routes. */
export const REVIEW_HOLDERS: Readonly<Record<string, string>> = {
  'working-calendar:read': '*',
  'working-calendar:write': 'POOL_ADMIN',
  'admission-review:read': '*',
  'admission-review:reviewForUnit': 'SUPERVISOR POOL_ADMIN',
  'admission-review:manage': 'POOL_ADMIN',
  'admission-review:score': 'SPECIALIST SUPERVISOR POOL_ADMIN DEPT_USER LEADER ANALYST',
  'admission-review:giveOpinion': 'DEPT_USER',
  'report:read': 'SPECIALIST SUPERVISOR POOL_ADMIN LEADER ANALYST SERVICE_OFFICER INTEGRATOR',
};

/** A draft of `own` that was handed in. The way there has gates and tests of its own. */
async function pendingProject(world: World): Promise<MadeRecord> {
  const { path, version } = await draftProject(world);
  await world.app.sql(
    `UPDATE project SET pool_status = 'PENDING_ADMISSION', submitted_on = current_date WHERE id = $1`,
    [path['id']],
  );
  return { path, ...(version === undefined ? {} : { version }) };
}

/** A review at a step, with a veto so that it can be decided, one seat by name and one department asked. */
function reviewAt(state: string, kind = 'PANEL') {
  return async (world: World): Promise<MadeRecord> => {
    const project = (await pendingProject(world)).path['id'];
    const [id, memberId, { userId }] = [randomUUID(), randomUUID(), await world.keeper()];
    await world.app.sql(
      `INSERT INTO admission_review (id, project_id, round, kind, state, proposed_level, submitted_on, unit_due_on,
         pool_due_on, due_on, vetoes, created_at, updated_at)
       VALUES ($1, $2, 1, $3, $4, 'B', '2026-10-12', '2026-10-14', '2026-10-16', '2026-10-26',
         '[{"code": "V6", "reason": "示例理由：信息不实，经核实"}]', now(), now())`,
      [id, project, kind, state],
    );
    if (kind === 'PANEL')
      await world.app.sql(
        `INSERT INTO admission_review_member (id, review_id, name, is_chair, created_at, created_by)
         VALUES ($1, $2, '示例专家', true, now(), $3)`,
        [memberId, id, userId],
      );
    await world.app.sql(
      `INSERT INTO admission_review_opinion (id, review_id, unit_id, invited_at, invited_by)
       VALUES ($1, $2, $3, now(), $4)`,
      [randomUUID(), id, seededUnitId(UNITS.department), userId],
    );
    return { path: { id, memberId }, version: 1 };
  };
}

const TEAM_AND_ABOVE = 'SPECIALIST@own SUPERVISOR@own SERVICE_OFFICER@own LEADER POOL_ADMIN';
const READERS = `${TEAM_AND_ABOVE} DEPT_USER@department`;
const body = (value: unknown): Pick<RouteCase, 'parts'> => ({ parts: () => ({ body: value }) });

let year = 2041;

export const REVIEW_ROUTES: Readonly<Record<string, RouteCase>> = {
  listWorkingCalendars: {},
  getWorkingCalendar: { record: async () => ({ path: { year: '2026' } }) },
  putWorkingCalendar: {
    record: async () => {
      year += 1;
      return { path: { year: String(year) } };
    },
    parts: () => ({ body: { holidays: [`${year}-10-01`], workingWeekends: [], source: '示例文号' } }),
  },

  getPoolSituation: {},
  getBatches: { parts: () => ({ query: { scheme: 'SEED_2022' } }) },

  listAdmissionReviews: {},
  listProjectReviews: { record: pendingProject, finds: TEAM_AND_ABOVE },
  getAdmissionReview: { record: reviewAt('SCORING'), finds: READERS },
  reviewForUnit: {
    record: reviewAt('UNIT_REVIEW'),
    finds: READERS,
    passes: 'SUPERVISOR@own POOL_ADMIN',
    ...body({ outcome: 'PASSED' }),
  },
  checkForPool: { record: reviewAt('POOL_CHECK'), ...body(CHECKED) },
  inviteDepartments: {
    record: reviewAt('SCORING'),
    ...body({ unitIds: [seededUnitId('DIST_COMMERCE')] }),
  },
  setReviewPanel: { record: reviewAt('SCORING'), ...body({ members: NAMED_PANEL }) },
  giveReviewOpinion: {
    record: reviewAt('SCORING'),
    finds: 'DEPT_USER@department',
    ...body({ opinion: 'ADMIT' }),
  },
  scoreReview: {
    record: reviewAt('SCORING', 'FAST'),
    finds: READERS,
    passes: 'POOL_ADMIN',
    ...body(sheet(EXAMPLE_ANCHORS)),
  },
  enterReviewScore: { record: reviewAt('SCORING'), ...body(sheet(EXAMPLE_ANCHORS)) },
  setReviewVetoes: { record: reviewAt('SCORING'), ...body({ vetoes: [] }) },
  decideReview: { record: reviewAt('SCORING'), ...body({}) },
};
