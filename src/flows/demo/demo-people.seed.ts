import type { TeamType } from '../../features/teams/team.codes.js';
import type { Role } from '../../features/users/user.codes.js';

/** For the embedded database only, which listens to nobody but this machine. */
export const DEMO_PASSWORD = 'demo-only-Taopu-2026';

export interface DemoTeam {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly type: TeamType;
  readonly focusAreas: readonly string[];
}

export const DEMO_TEAMS: readonly DemoTeam[] = [
  {
    key: 'one',
    name: '示例招商一部',
    unit: 'TAOPU_SMART_CITY_CO',
    type: 'PROMOTION_DEPT',
    focusAreas: ['LIFE_HEALTH', 'ADV_MATERIALS'],
  },
  {
    key: 'two',
    name: '示例招商二部',
    unit: 'TAOPU_SMART_CITY_CO',
    type: 'PROMOTION_DEPT',
    focusAreas: ['AI', 'TECH_FINANCE'],
  },
  { key: 'town', name: '示例镇招商组', unit: 'TAOPU_TOWN', type: 'PROMOTION_DEPT', focusAreas: [] },
  {
    key: 'israel',
    name: '示例中以专班',
    unit: 'DIST_INVESTMENT_OFFICE',
    type: 'INDUSTRY_TASK_FORCE',
    focusAreas: ['LIFE_HEALTH', 'AI'],
  },
];

export interface DemoUser {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly team?: string;
  /** Printed at the start: one for each role. */
  readonly shown?: string;
}

export const DEMO_USERS: readonly DemoUser[] = [
  {
    login: 'demo.specialist',
    name: '示例专员甲',
    unit: 'TAOPU_SMART_CITY_CO',
    role: 'SPECIALIST',
    team: 'one',
    shown: '招商专员 specialist',
  },
  {
    login: 'demo.supervisor',
    name: '示例主管甲',
    unit: 'TAOPU_SMART_CITY_CO',
    role: 'SUPERVISOR',
    team: 'one',
    shown: '招商主管 supervisor',
  },
  {
    login: 'demo.pool-admin',
    name: '示例库管',
    unit: 'DIST_INVESTMENT_OFFICE',
    role: 'POOL_ADMIN',
    shown: '储备库管理员 pool administrator',
  },
  {
    login: 'demo.department',
    name: '示例部门用户',
    unit: 'DIST_COMMERCE',
    role: 'DEPT_USER',
    shown: '职能部门 department',
  },
  { login: 'demo.leader', name: '示例领导', unit: 'COMMITTEE_OFFICE', role: 'LEADER', shown: '领导 leader' },
  {
    login: 'demo.analyst',
    name: '示例报表员',
    unit: 'DIST_INVESTMENT_OFFICE',
    role: 'ANALYST',
    shown: '数据报表 analyst',
  },
  {
    login: 'demo.officer',
    name: '示例联络专员',
    unit: 'TAOPU_SMART_CITY_CO',
    role: 'SERVICE_OFFICER',
    shown: '联络专员 liaison officer',
  },
  {
    login: 'demo.integrator',
    name: '示例接口账号',
    unit: 'DIST_URBAN_OPERATION',
    role: 'INTEGRATOR',
    shown: '集成方 integrator',
  },
  {
    login: 'demo.admin',
    name: '示例系统管理员',
    unit: 'COMMITTEE_OFFICE',
    role: 'SYSTEM_ADMIN',
    shown: '系统管理员 administrator',
  },
  {
    login: 'demo.specialist2',
    name: '示例专员乙',
    unit: 'TAOPU_SMART_CITY_CO',
    role: 'SPECIALIST',
    team: 'two',
  },
  {
    login: 'demo.specialist.town',
    name: '示例专员丙',
    unit: 'TAOPU_TOWN',
    role: 'SPECIALIST',
    team: 'town',
  },
  { login: 'demo.supervisor.town', name: '示例主管乙', unit: 'TAOPU_TOWN', role: 'SUPERVISOR', team: 'town' },
  { login: 'demo.specialist.lingang', name: '示例专员丁', unit: 'LINGANG_TAOPU_CO', role: 'SPECIALIST' },
  { login: 'demo.supervisor.lingang', name: '示例主管丙', unit: 'LINGANG_TAOPU_CO', role: 'SUPERVISOR' },
  {
    login: 'demo.specialist.office',
    name: '示例专员戊',
    unit: 'DIST_INVESTMENT_OFFICE',
    role: 'SPECIALIST',
    team: 'israel',
  },
  { login: 'demo.supervisor.office', name: '示例主管丁', unit: 'DIST_INVESTMENT_OFFICE', role: 'SUPERVISOR' },
  {
    login: 'demo.specialist.invest',
    name: '示例专员己',
    unit: 'DIST_SCITECH_INVEST_CO',
    role: 'SPECIALIST',
  },
  {
    login: 'demo.supervisor.invest',
    name: '示例主管戊',
    unit: 'DIST_SCITECH_INVEST_CO',
    role: 'SUPERVISOR',
  },
  { login: 'demo.scitech', name: '示例科委用户', unit: 'DIST_SCITECH', role: 'DEPT_USER' },
];
