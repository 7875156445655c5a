import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { inPool, type PoolRow, type Sides, sides, transferTo } from '../support/collaboration.js';

let app: TestApp;
let people: Sides;

beforeAll(async () => {
  app = await startTestApp();
  people = await sides(app);
});
afterAll(() => app.close());

const projectRow = async ({ id }: PoolRow) =>
  (
    await app.sql<Record<string, unknown>>(
      'SELECT owner_unit_id, owner_user_id, first_report_unit_id, version FROM project WHERE id = $1',
      [id],
    )
  )[0];

describe('the way of a transfer', () => {
  it('from the application to the hand-over', async () => {
    const { giver, receiver, poolAdmin } = people;
    const project = await inPool(app, giver);
    const transfer = await transferTo(people, project, 'HANDED_OVER');
    expect(transfer).toMatchObject({
      state: 'HANDED_OVER',
      fromUnitId: giver.unitId,
      toUnitId: receiver.unitId,
      toUserId: receiver.userId,
      trackerUserId: poolAdmin.userId,
      stageAtHandOver: 'S2',
      overdue: false,
    });
    expect(await projectRow(project)).toEqual({
      owner_unit_id: receiver.unitId,
      owner_user_id: receiver.userId,
      first_report_unit_id: giver.unitId,
      version: 2,
    });
  });
});
