import './register-typescript.js';

export default async function globalTeardown() {
  const { stopTestServer } = await import('./global-teardown.ts');
  await stopTestServer();
}
