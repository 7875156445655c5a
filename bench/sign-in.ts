import { BENCH_PASSWORD, BENCH_USERS } from './data/fill.js';

/** Signs one of the generated users in over HTTP. @returns the headers that speak for the user */
export async function signIn(
  apiUrl: string,
  role: (typeof BENCH_USERS)[number]['role'],
): Promise<Record<string, string>> {
  const user = BENCH_USERS.find((one) => one.role === role);
  const answer = await fetch(`${apiUrl}/api/v1/auth/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ loginName: user?.loginName, password: BENCH_PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`Sign-in answered ${answer.status}: ${await answer.text()}`);
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { Authorization: `Bearer ${accessToken}` };
}
