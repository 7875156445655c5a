import type { DynamicModule } from '@nestjs/common';
import { AppModule, type AppOptions } from '../../src/app.module.js';
import { ContactsModule } from '../../src/features/contacts/contacts.module.js';
import { InteractionsModule } from '../../src/features/interactions/interactions.module.js';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';

/** Until migration 0006: the product with contacts and interactions, and the columns of project that they join. */
export async function startPeopleApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await startTestApp({
    ...options,
    module: (given: AppOptions): DynamicModule => {
      const root = AppModule.with(given);
      const imports = [...(root.imports ?? [])];
      for (const module of [ContactsModule, InteractionsModule])
        if (!imports.includes(module)) imports.push(module);
      return { ...root, imports };
    },
  });
  await app.sql(`CREATE TABLE IF NOT EXISTS project (id uuid primary key, company_id uuid, owner_unit_id uuid,
    owner_user_id uuid, team_user_ids uuid[] not null default '{}', level text, deleted_at timestamptz)`);
  await app.sql('GRANT SELECT ON project TO PUBLIC');
  return app;
}
