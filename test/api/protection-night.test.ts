import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/platform/kernel/clock.js';
import { register } from '../support/companies.js';
import { storedProject } from '../support/nightly.js';
import {
  meet,
  protectionOf,
  type Rivals,
  report,
  rivals,
  runTask,
  startTimedApp,
  type TimedApp,
} from '../support/protections.js';

/** What the night does to protections: marks what the dates say, and tells the people (F25, F26). */
let app: TimedApp;
let us: Rivals;
let company: string;

beforeAll(async () => {
  app = await startTimedApp('2026-03-02T10:00:00+08:00');
  us = await rivals(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.at('2026-03-02');
  company = (await register(us.ours)).id;
});

const night = (day: string) => runTask(app, 'expired-protections', day);

const told = (kind: string, key: string) =>
  app.sql<{ recipient_id: string; due_on: string; dedupe_key: string }>(
    `SELECT recipient_id, due_on::text, dedupe_key FROM notice WHERE kind = $1 AND dedupe_key LIKE $2
     ORDER BY dedupe_key, recipient_id`,
    [kind, `%${key}%`],
  );

describe('terms', () => {
  it('are marked the night after, once, with their last day, and the unit is told', async () => {
    const id = (await report(app, us.ours, company)) as string;
    await night('2026-04-01');
    expect(await protectionOf(us.ours, id)).toMatchObject({ status: 'ACTIVE', version: 1 });
    app.at('2026-04-02T00:30:00+08:00');
    await Promise.all([night('2026-04-02'), night('2026-04-02')]);
    await night('2026-04-02');
    const over = await protectionOf(us.ours, id);
    expect(over).toMatchObject({
      status: 'EXPIRED',
      endedOn: '2026-04-01',
      endReason: 'TERM_OVER',
      version: 2,
    });
    expect(over.events.map(({ event, onDay }) => [event, onDay])).toEqual([
      ['STARTED', '2026-03-02'],
      ['ENDED', '2026-04-01'],
    ]);
    const people = (await told('PROTECTION_ENDED', id)).map((notice) => notice.recipient_id);
    expect(people).toEqual([us.ours.userId, us.boss.userId].sort());
  });

  it('read the same after three nights that did not come', async () => {
    const [punctual, late] = [
      (await report(app, us.ours, company)) as string,
      (await report(app, us.ours, (await register(us.ours)).id)) as string,
    ];
    app.at('2026-04-02T00:30:00+08:00');
    await night('2026-04-02');
    app.at('2026-04-05T00:30:00+08:00');
    for (const day of ['2026-04-03', '2026-04-04', '2026-04-05']) await night(day);
    for (const id of [punctual, late])
      expect(await protectionOf(us.ours, id)).toMatchObject({
        endedOn: '2026-04-01',
        endReason: 'TERM_OVER',
      });
  });

  it.each([
    ['2026-01-31', '2026-03-02'],
    ['2024-02-29', '2024-03-30'],
    ['2025-12-15', '2026-01-14'],
  ])(
    'that begin on %s at 23:50 in Shanghai end on %s, whatever the zone of the process',
    async (from, until) => {
      app.at(`${from}T23:50:00+08:00`);
      const id = (await report(app, us.ours, (await register(us.ours)).id)) as string;
      expect(await protectionOf(us.poolAdmin, id)).toMatchObject({ startsOn: from, endsOn: until });
      app.at(`${addDays(until, 1)}T00:10:00+08:00`);
      await night(addDays(until, 1));
      expect(await protectionOf(us.poolAdmin, id)).toMatchObject({ status: 'EXPIRED', endedOn: until });
    },
  );

  it('are reminded of 7 days and 1 day before, once each, and again after a renewal', async () => {
    const id = (await report(app, us.ours, company)) as string;
    for (const day of ['2026-03-24', '2026-03-25', '2026-03-26', '2026-03-31', '2026-04-01'])
      await runTask(app, 'protection-due-notices', day);
    const keys = async () => [...new Set((await told('PROTECTION_ENDING', id)).map((row) => row.dedupe_key))];
    expect(await keys()).toEqual([`protection-first:${id}:2026-04-01`, `protection-last:${id}:2026-04-01`]);
    app.at('2026-03-30');
    await meet(app, us.ours, company);
    await runTask(app, 'protection-due-notices', '2026-06-21');
    expect(await keys()).toContain(`protection-first:${id}:2026-06-28`);
  });
});

describe('a project in the pool', () => {
  /** Level C, S2, red from the 120th day without progress. */
  async function pooled(progressOn: string): Promise<{ id: string; projectId: string }> {
    const projectId = await storedProject(app, us.ours, {
      ...{ company_id: company, pool_status: 'IN_POOL', stage: 'S2', level: 'C', submitted_on: progressOn },
      ...{ admitted_on: progressOn, negotiating_on: progressOn, owner_unit_id: us.ours.unitId },
    });
    const id = (await report(app, us.ours, company)) as string;
    await app.sql(
      `UPDATE protection SET kind = 'POOL', basis_type = 'PROJECT', basis_id = $2, ends_on = '2027-03-02' WHERE id = $1`,
      [id, projectId],
    );
    return { id, projectId };
  }

  it('loses its protection after 30 red days, out of facts and not of runs', async () => {
    // Red on 2026-06-30 (120 days); the 30th red day is 2026-07-29.
    const { id } = await pooled('2026-03-02');
    app.at('2026-07-29T23:50:00+08:00');
    await night('2026-07-29');
    expect(await protectionOf(us.ours, id)).toMatchObject({ status: 'ACTIVE' });
    app.at('2026-08-02T00:30:00+08:00');
    await night('2026-08-02');
    expect(await protectionOf(us.ours, id)).toMatchObject({
      ...{ status: 'EXPIRED', endReason: 'RED_LIGHT', endedOn: '2026-07-29' },
    });
  });

  it('is open to another unit the day after, before any night', async () => {
    await pooled('2026-03-02');
    const theirs = () =>
      us.theirs.post('/leads', { title: '示例', companyId: company, sourceChannel: 'WALK_IN' });
    app.at('2026-07-29T23:50:00+08:00');
    expect((await theirs()).status).toBe(409);
    app.at('2026-07-30T00:10:00+08:00');
    expect((await theirs()).status).toBe(201);
  });

  it('keeps it when something moves in between, though no night saw the red days', async () => {
    const { id, projectId } = await pooled('2026-03-02');
    app.at('2026-07-20');
    const talk = await meet(app, us.ours, company);
    await app.sql('UPDATE interaction SET project_id = $2 WHERE id = $1', [talk.id, projectId]);
    app.at('2026-08-05T00:30:00+08:00');
    for (const day of ['2026-07-30', '2026-08-05']) await night(day);
    expect(await protectionOf(us.ours, id)).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('one bad row', () => {
  it('does not keep the night from the others', async () => {
    const id = (await report(app, us.ours, company)) as string;
    await app.sql(
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN IF OLD.scope_note = '坏行' THEN RAISE EXCEPTION 'bad row'; END IF; RETURN NEW; END $$`,
    );
    await app.sql(
      'CREATE TRIGGER refuse_one BEFORE UPDATE ON protection FOR EACH ROW EXECUTE FUNCTION refuse_one()',
    );
    const bad = (await report(app, us.ours, (await register(us.ours)).id)) as string;
    await app.sql('ALTER TABLE protection DISABLE TRIGGER refuse_one');
    await app.sql(`UPDATE protection SET scope_note = '坏行' WHERE id = $1`, [bad]);
    await app.sql('ALTER TABLE protection ENABLE TRIGGER refuse_one');
    app.at('2026-04-02T00:30:00+08:00');
    await expect(night('2026-04-02')).rejects.toMatchObject({ failed: 1 });
    expect(await protectionOf(us.ours, id)).toMatchObject({ status: 'EXPIRED' });
    expect(await told('PROTECTION_ENDED', bad)).toEqual([]);
    await app.sql('DROP TRIGGER refuse_one ON protection');
  });
});
