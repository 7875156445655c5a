import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { within } from '../support/patience.js';
import { PoolActing } from '../support/pool-acting.js';
import { aStory } from '../support/pool-acts.js';
import { invariants } from '../support/pool-invariants.js';
import { PoolWorld } from '../support/pool-world.js';

/**
 * Random sequences of moves, leads, talks, renewals, transfers and passing days by random people, against a model that
 * imports nothing of the product (`pool-model.ts`). After each act the database is asked whether what must always hold
 * still does. The stories are the same in every run; POOL_STORIES and POOL_SEED tell others.
 */
const STORIES = Number(process.env['POOL_STORIES'] ?? 12);
const SEED = Number(process.env['POOL_SEED'] ?? 20221101);

describe('the reserve pool under random acts', () => {
  it(
    'makes listed moves only; dates stay in order, balance, protections, credit and history hold',
    async () => {
      // A story in which nothing happens proves nothing.
      const made = new Set<string>();
      const stories = fc.asyncProperty(aStory, async (acts) => {
        const world = await PoolWorld.open();
        try {
          const acting = new PoolActing(world);
          for (const [index, act] of acts.entries()) {
            await acting.perform(act);
            await invariants(world, `after act ${index + 1}: ${JSON.stringify(act)}`);
          }
          for (const what of await acting.doings()) made.add(what);
        } finally {
          await world.close();
        }
      });
      await fc.assert(stories, { numRuns: STORIES, seed: SEED, endOnFailure: true });
      console.log(`moves made: ${[...made].sort().join(' ')}`);
      expect([...made]).toEqual(
        expect.arrayContaining([
          'T01',
          'T07',
          'T10',
          'T11',
          'T12',
          'T13',
          'T20',
          'T30',
          'T32',
          'transfer',
          'protection',
        ]),
      );
    },
    within(900_000),
  );
});
