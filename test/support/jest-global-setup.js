import './register-typescript.js';

export default async function globalSetup() {
  const { startTestServer } = await import('./global-setup.ts');
  try {
    await startTestServer();
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    const { stopTestServer } = await import('./global-teardown.ts');
    await stopTestServer();
    throw error;
  }
}
