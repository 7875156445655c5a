import { TeamsService } from '../../features/teams/teams.service.js';
import { UsersService } from '../../features/users/users.service.js';
import { DEMO_PASSWORD, DEMO_TEAMS, DEMO_USERS } from './demo-people.seed.js';
import { type DemoStage, known } from './demo-stage.js';

const HIRED_DAYS_AGO = 400;

/** The administrator first, who then makes the teams and everybody else. */
export async function enterPeople(stage: DemoStage): Promise<void> {
  const administrators = DEMO_USERS.filter(({ role }) => role === 'SYSTEM_ADMIN');
  const others = DEMO_USERS.filter(({ role }) => role !== 'SYSTEM_ADMIN');
  for (const user of administrators) await enterUser(stage, user, null, new Map());
  const admin = known(stage.users, 'demo.admin');
  const teams = new Map<string, string>();
  for (const { key, name, unit, type, focusAreas } of DEMO_TEAMS) {
    const request = { name, unitId: known(stage.units, unit).id, type, focusAreas: [...focusAreas] };
    const create = () => stage.service(TeamsService).create(admin, request);
    teams.set(key, await stage.as(admin, HIRED_DAYS_AGO, create));
  }
  for (const user of others) await enterUser(stage, user, 'demo.admin', teams);
}

async function enterUser(
  stage: DemoStage,
  user: (typeof DEMO_USERS)[number],
  by: string | null,
  teams: ReadonlyMap<string, string>,
): Promise<void> {
  const teamId = user.team ? known(teams, user.team) : null;
  const { id } = await stage.as(by ? known(stage.users, by) : null, HIRED_DAYS_AGO, () =>
    stage.service(UsersService).createUser({
      loginName: user.login,
      displayName: user.name,
      unitId: known(stage.units, user.unit).id,
      teamId,
      roles: [user.role],
      initialPassword: DEMO_PASSWORD,
      mustChangePassword: false,
    }),
  );
  stage.enter(user, id, teamId);
}
