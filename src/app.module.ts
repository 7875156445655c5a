import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { AppDictionariesModule } from './app.dictionaries.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AdmissionReviewsModule } from './features/admission-reviews/admission-reviews.module.js';
import { AuthModule } from './features/auth/auth.module.js';
import { CalendarFeedsModule } from './features/calendar-feeds/calendar-feeds.module.js';
import { CarrierUnitsModule } from './features/carrier-units/carrier-units.module.js';
import { CarriersModule } from './features/carriers/carriers.module.js';
import { ChainNodesModule } from './features/chain-nodes/chain-nodes.module.js';
import { CompaniesModule } from './features/companies/companies.module.js';
import { noticeStaleKeys } from './features/companies/stale-keys.queries.js';
import { CompanyMergesModule } from './features/company-merges/company-merges.module.js';
import { CompanyYearMetricsModule } from './features/company-year-metrics/company-year-metrics.module.js';
import { ConflictsModule } from './features/conflicts/conflicts.module.js';
import { ContactsModule } from './features/contacts/contacts.module.js';
import { CreditSharesModule } from './features/credit-shares/credit-shares.module.js';
import { FilesModule } from './features/files/files.module.js';
import { FocusAreasModule } from './features/focus-areas/focus-areas.module.js';
import { FundingRecordsModule } from './features/funding-records/funding-records.module.js';
import { HeadquartersRecognitionsModule } from './features/headquarters-recognitions/headquarters-recognitions.module.js';
import { IndustriesModule } from './features/industries/industries.module.js';
import { InteractionsModule } from './features/interactions/interactions.module.js';
import { LandParcelsModule } from './features/land-parcels/land-parcels.module.js';
import { LeadsModule } from './features/leads/leads.module.js';
import { NightlyRunsModule } from './features/nightly-runs/nightly-runs.module.js';
import { startNightlyRuns } from './features/nightly-runs/start-nightly-runs.js';
import { NoticesModule } from './features/notices/notices.module.js';
import { PoliciesModule } from './features/policies/policies.module.js';
import { ProjectsModule } from './features/projects/projects.module.js';
import { ProtectionsModule } from './features/protections/protections.module.js';
import { QualificationsModule } from './features/qualifications/qualifications.module.js';
import { SettingsModule } from './features/settings/settings.module.js';
import { TargetsModule } from './features/targets/targets.module.js';
import { TeamsModule } from './features/teams/teams.module.js';
import { TransfersModule } from './features/transfers/transfers.module.js';
import { UnitsModule } from './features/units/units.module.js';
import { createFirstAdmin } from './features/users/first-admin.js';
import { UsersModule } from './features/users/users.module.js';
import { WorkingCalendarModule } from './features/working-calendar/working-calendar.module.js';
import { AdmissionReviewsFlowModule } from './flows/admission-reviews/admission-reviews-flow.module.js';
import { CalendarFlowModule } from './flows/calendar/calendar.module.js';
import { CarrierFlowsModule } from './flows/carriers/carrier-flows.module.js';
import { CompanyMergeFlowsModule } from './flows/company-merges/company-merge-flows.module.js';
import { ConflictFlowsModule } from './flows/conflicts/conflict-flows.module.js';
import { StoryClock } from './flows/demo/story-clock.js';
import { FundingFlowsModule } from './flows/funding-records/funding-flows.module.js';
import { InteractionFlowsModule } from './flows/interactions/interaction-flows.module.js';
import { LeadsFlowModule } from './flows/leads/leads-flow.module.js';
import { loadDemoData } from './flows/load-demo-data.flow.js';
import { NightlyFlowModule } from './flows/nightly/nightly.module.js';
import { ProjectMergeFlowsModule } from './flows/project-merges/project-merge-flows.module.js';
import { ProjectMovesFlowModule } from './flows/project-moves/project-moves.module.js';
import { ProjectFlowsModule } from './flows/projects/project-flows.module.js';
import { ProtectionFlowsModule } from './flows/protections/protection-flows.module.js';
import { QualificationsFlowModule } from './flows/qualifications/qualifications-flow.module.js';
import { TransferFlowsModule } from './flows/transfers/transfer-flows.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Settings } from './platform/config/settings.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { API_TAGS } from './platform/http/documentation.js';
import type { ApiTag } from './platform/http/openapi.js';
import { type Clock, systemClock } from './platform/kernel/clock.js';
import { PlatformModule } from './platform/platform.module.js';
import { CompanyReportsModule } from './reports/company-reports.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { TransferModule } from './transfer/transfer.module.js';

/** Features, flows, reports and transfer, in the order of the documentation. */
const FEATURES: DynamicModule['imports'] = [
  AuditModule,
  AuthModule,
  UsersModule,
  UnitsModule,
  TeamsModule,
  FocusAreasModule,
  ChainNodesModule,
  AppDictionariesModule,
  SettingsModule,
  WorkingCalendarModule,
  IndustriesModule,
  FilesModule,
  TransferModule,
  ReportsModule,
  CompanyReportsModule,
  CompaniesModule,
  CompanyMergesModule,
  CompanyMergeFlowsModule,
  QualificationsModule,
  TargetsModule,
  HeadquartersRecognitionsModule,
  CompanyYearMetricsModule,
  ContactsModule,
  InteractionsModule,
  NoticesModule,
  CarriersModule,
  CarrierUnitsModule,
  LandParcelsModule,
  LeadsModule,
  NightlyRunsModule,
  CalendarFeedsModule,
  PoliciesModule,
  ProjectsModule,
  ProtectionsModule,
  ConflictsModule,
  ProjectMovesFlowModule,
  ProjectMergeFlowsModule,
  TransfersModule,
  CreditSharesModule,
  TransferFlowsModule,
  FundingRecordsModule,
  FundingFlowsModule,
  InteractionFlowsModule,
  ProtectionFlowsModule,
  ConflictFlowsModule,
  ProjectFlowsModule,
  LeadsFlowModule,
  CarrierFlowsModule,
  NightlyFlowModule,
  QualificationsFlowModule,
  CalendarFlowModule,
  AdmissionReviewsModule,
  ProjectMovesFlowModule,
  AdmissionReviewsFlowModule,
];

/** The groups of operations under which the documentation lists them. */
const TAGS: readonly ApiTag[] = [
  { name: 'auth', zh: '登录与本人', en: 'Signing in, and oneself' },
  { name: 'users', zh: '用户', en: 'Users' },
  { name: 'units', zh: '单位', en: 'Units' },
  { name: 'teams', zh: '团队', en: 'Teams' },
  { name: 'focus-areas', zh: '产业方向', en: 'Focus areas' },
  { name: 'chain-nodes', zh: '产业链环节', en: 'Chain nodes' },
  { name: 'dictionaries', zh: '字典', en: 'Dictionaries' },
  { name: 'settings', zh: '参数', en: 'Settings' },
  { name: 'working-calendar', zh: '工作日历', en: 'Working calendar' },
  { name: 'industries', zh: '国民经济行业分类', en: 'Industrial classification' },
  { name: 'files', zh: '文件', en: 'Files' },
  { name: 'jobs', zh: '任务', en: 'Jobs' },
  { name: 'nightly-runs', zh: '夜间作业', en: 'Nightly runs' },
  { name: 'notices', zh: '通知与待办', en: 'Notices and work lists' },
  { name: 'imports', zh: '导入', en: 'Imports' },
  { name: 'companies', zh: '企业', en: 'Companies' },
  { name: 'duplicates', zh: '企业查重', en: 'Duplicates of companies' },
  { name: 'qualifications', zh: '企业资质', en: 'Qualifications' },
  { name: 'headquarters-recognitions', zh: '总部认定', en: 'Headquarters' },
  { name: 'company-year-metrics', zh: '企业年度指标', en: 'Yearly figures of companies' },
  { name: 'projects', zh: '储备项目', en: 'Reserve projects' },
  { name: 'leads', zh: '线索', en: 'Leads' },
  { name: 'company-groups', zh: '集团', en: 'Groups of companies' },
  { name: 'company-merges', zh: '企业合并', en: 'Merges of companies' },
  { name: 'transfers', zh: '项目流转', en: 'Transfers' },
  { name: 'credit-shares', zh: '业绩归属', en: 'Shared credit' },
  { name: 'admission-reviews', zh: '入库评审', en: 'Admission reviews' },
  { name: 'funding-records', zh: '到资记录', en: 'Money received' },
  { name: 'policies', zh: '政策', en: 'Policies' },
  { name: 'targets', zh: '目标', en: 'Targets' },
  { name: 'reports', zh: '报表', en: 'Reports' },
  { name: 'contacts', zh: '联系人', en: 'Contacts' },
  { name: 'interactions', zh: '跟进记录', en: 'Interactions' },
  { name: 'carriers', zh: '载体', en: 'Carriers' },
  { name: 'carrier-units', zh: '房源', en: 'Units of carriers' },
  { name: 'land-parcels', zh: '地块', en: 'Land parcels' },
  { name: 'protections', zh: '首报保护', en: 'First-report protection' },
  { name: 'conflicts', zh: '撞单裁决', en: 'Conflicts' },
];

/**
 * Work between migration and listening, in this order: the first administrator, demo data in an empty embedded
 * database, the look-out for nightly runs, whether stored match keys are up to date. Each returns lines for the person
 * who starts the server.
 */
export type StartTask = (app: INestApplicationContext, settings: Settings) => Promise<readonly string[]>;
export const START_TASKS: readonly StartTask[] = [
  createFirstAdmin,
  loadDemoData,
  startNightlyRuns,
  noticeStaleKeys,
];

export interface AppOptions {
  readonly settings: Settings;
  /** Connection string of the application role. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
}

/** The table of contents. */
@Module({})
export class AppModule {
  static with({ settings, databaseUrl, clock = clockOf(settings) }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, clock),
        DatabaseModule.at(databaseUrl),
        PlatformModule,
        ...(FEATURES ?? []),
      ],
      providers: [{ provide: API_TAGS, useValue: TAGS }],
    };
  }
}

/** Demo data tell of the past year; a database of one's own knows the present only. */
function clockOf(settings: Settings): Clock {
  return settings.embedded ? new StoryClock() : systemClock;
}
