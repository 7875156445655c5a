/**
 * The environment of the server and of initdb. Only what they need: the application's secrets stay out of it,
 * and PG… or locale variables of the shell cannot bend the cluster. Messages stay English, as they are matched.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' };
  for (const name of ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) kept[name] = process.env[name];
  }
  return kept;
}
