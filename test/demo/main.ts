import { DEMO_PASSWORD } from '../../src/flows/demo/demo-people.seed.js';
import { bodyOf, connect, UnexpectedAnswer } from './api.js';
import { type Caller, findAgain, importList, registerInvestor } from './companies-week.js';
import { takeLedger } from './ledger.js';
import { ProjectWeek } from './project-week.js';
import { Terminal } from './terminal.js';

/**
 * `npm run demo`: the first week of a promotion specialist, played over HTTP against the server at BASE_URL
 * (http://127.0.0.1:3000). Exit code 1 when a step fails, 2 when nothing answers there.
 */
const baseUrl = (process.env['BASE_URL'] || 'http://127.0.0.1:3000').replace(/\/+$/, '');

const terminal = new Terminal();

async function isThere(): Promise<boolean> {
  return fetch(`${baseUrl}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function signIn(loginName: string): Promise<{ caller: Caller; userId: string; name: string }> {
  const body = { loginName, password: DEMO_PASSWORD };
  const { accessToken, user } = bodyOf(await connect(baseUrl).POST('/api/v1/auth/sessions', { body }));
  const caller = { api: connect(baseUrl, accessToken), token: accessToken, baseUrl };
  return { caller, userId: user.id, name: user.displayName };
}

async function week(): Promise<void> {
  const enter = (role: string, loginName: string) =>
    terminal.step(`${role}登录`, async () => {
      const signedIn = await signIn(loginName);
      return [signedIn, signedIn.name];
    });
  const { caller: specialist, userId: ownUserId } = await enter('招商专员', 'demo.specialist');
  const companies = await importList(terminal, specialist);
  if (companies[0]) await findAgain(terminal, specialist, companies[0]);
  const investor = await registerInvestor(terminal, specialist, ownUserId);
  const { caller: administrator } = await enter('储备库管理员', 'demo.pool-admin');
  const { caller: supervisor } = await enter('招商主管', 'demo.supervisor');
  const cast = { specialist, supervisor, administrator, ownUserId };
  const { name } = await new ProjectWeek(terminal, cast, investor).play();
  await takeLedger(terminal, administrator, name);
  await terminal.step('退出登录', async () => {
    for (const { api } of [specialist, administrator, supervisor])
      bodyOf(await api.DELETE('/api/v1/auth/sessions/current'));
    return [undefined];
  });
}

if (!(await isThere())) {
  console.error(
    `${baseUrl} 没有响应。请先在另一个终端运行 npm start，或用 BASE_URL 指明地址。\n` +
      `Nothing answers at ${baseUrl}. Run npm start in another terminal first, or name the address in BASE_URL.`,
  );
  process.exit(2);
}
terminal.title(`招商专员的第一周 / A promotion specialist’s first week  ${baseUrl}`);
try {
  await week();
} catch (error) {
  terminal.detail(error instanceof UnexpectedAnswer ? error.message : String(error));
  process.exitCode = 1;
}
terminal.summary();
