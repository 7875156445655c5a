import { ADMISSION_REVIEW_CODE_TABLES } from './features/admission-reviews/admission-review.codes.js';
import { CARRIER_UNIT_CODE_TABLES } from './features/carrier-units/carrier-unit.codes.js';
import { CARRIER_CODE_TABLES } from './features/carriers/carrier.codes.js';
import { CHAIN_NODE_CODE_TABLES } from './features/chain-nodes/chain-node.codes.js';
import { COMPANY_CODE_TABLES } from './features/companies/company.codes.js';
import { COMPANY_STANDING_CODE_TABLES } from './features/companies/company-standing.codes.js';
import { DUPLICATE_CODE_TABLES } from './features/companies/duplicate.codes.js';
import { COMPANY_MERGE_CODE_TABLES } from './features/company-merges/company-merge.codes.js';

import { CONFLICT_CODE_TABLES } from './features/conflicts/conflict.codes.js';
import { CONTACT_CODE_TABLES } from './features/contacts/contact.codes.js';
import { CREDIT_CODE_TABLES } from './features/credit-shares/credit-share.codes.js';
import { DictionariesModule } from './features/dictionaries/dictionaries.module.js';
import { FOCUS_AREA_CODE_TABLES } from './features/focus-areas/focus-area.codes.js';
import { FUNDING_CODE_TABLES } from './features/funding-records/funding-record.codes.js';
import { INTERACTION_CODE_TABLES } from './features/interactions/interaction.codes.js';
import { JOB_CODE_TABLES } from './features/jobs/job.codes.js';
import { LAND_PARCEL_CODE_TABLES } from './features/land-parcels/land-parcel.codes.js';
import { LEAD_CODE_TABLES } from './features/leads/lead.codes.js';
import { MEASURE_CODE_TABLES } from './features/measures/measure.codes.js';
import { NIGHTLY_RUN_CODE_TABLES } from './features/nightly-runs/nightly-run.codes.js';
import { NOTICE_CODE_TABLES } from './features/notices/notice.codes.js';
import { POLICY_CODE_TABLES } from './features/policies/policy.codes.js';
import { PROJECT_CODE_TABLES } from './features/projects/project.codes.js';
import { PROJECT_DECISION_CODE_TABLES } from './features/projects/project-decision.codes.js';
import { PROJECT_EVIDENCE_CODE_TABLES } from './features/projects/project-evidence.codes.js';
import { PROJECT_TRANSITION_CODE_TABLES } from './features/projects/project-transition.codes.js';
import { PROTECTION_CODE_TABLES } from './features/protections/protection.codes.js';
import { TARGET_CODE_TABLES } from './features/targets/target.codes.js';
import { TEAM_CODE_TABLES } from './features/teams/team.codes.js';
import { TRANSFER_CODE_TABLES } from './features/transfers/transfer.codes.js';
import { UNIT_CODE_TABLES } from './features/units/unit.codes.js';
import { USER_CODE_TABLES } from './features/users/user.codes.js';
import type { AnyCodeTable } from './platform/kernel/code-table.js';
import { TIMELINE_CODE_TABLES } from './reports/company-timeline/timeline.codes.js';
import { TODO_CODE_TABLES } from './reports/todo/todo.codes.js';
import { IMPORT_CODE_TABLES } from './transfer/imports/import.codes.js';
import { INTAKE_CODE_TABLES } from './transfer/intakes/intake.codes.js';

/** Every code list that the API speaks: one line for each feature. `GET /dictionaries` shows them. */
export const ALL_CODE_TABLES: readonly AnyCodeTable[] = [
  ...ADMISSION_REVIEW_CODE_TABLES,
  ...CARRIER_CODE_TABLES,
  ...CARRIER_UNIT_CODE_TABLES,
  ...CHAIN_NODE_CODE_TABLES,
  ...COMPANY_CODE_TABLES,
  ...COMPANY_STANDING_CODE_TABLES,
  ...COMPANY_MERGE_CODE_TABLES,
  ...DUPLICATE_CODE_TABLES,
  ...CONFLICT_CODE_TABLES,
  ...CONTACT_CODE_TABLES,
  ...CREDIT_CODE_TABLES,
  ...FOCUS_AREA_CODE_TABLES,
  ...FUNDING_CODE_TABLES,
  ...IMPORT_CODE_TABLES,
  ...INTAKE_CODE_TABLES,
  ...INTERACTION_CODE_TABLES,
  ...JOB_CODE_TABLES,
  ...LAND_PARCEL_CODE_TABLES,
  ...LEAD_CODE_TABLES,
  ...MEASURE_CODE_TABLES,
  ...NIGHTLY_RUN_CODE_TABLES,
  ...NOTICE_CODE_TABLES,
  ...POLICY_CODE_TABLES,
  ...PROJECT_CODE_TABLES,
  ...PROJECT_DECISION_CODE_TABLES,
  ...PROJECT_EVIDENCE_CODE_TABLES,
  ...PROJECT_TRANSITION_CODE_TABLES,
  ...PROTECTION_CODE_TABLES,
  ...TARGET_CODE_TABLES,
  ...TEAM_CODE_TABLES,
  ...TRANSFER_CODE_TABLES,
  ...TIMELINE_CODE_TABLES,
  ...TODO_CODE_TABLES,
  ...UNIT_CODE_TABLES,
  ...USER_CODE_TABLES,
];

/** The dictionaries of the application. */
export const AppDictionariesModule = DictionariesModule.with(ALL_CODE_TABLES);
