import fc from 'fast-check';
import { SIDES, type Side } from './pool-world.js';

/** What random people may try; numbers choose among what is there when the act is performed. */
export type Act =
  | { readonly kind: 'lead'; readonly side: Side; readonly company: number }
  | { readonly kind: 'draft'; readonly side: Side; readonly company: number }
  | { readonly kind: 'talk'; readonly side: Side; readonly company: number }
  | {
      readonly kind: 'move';
      readonly project: number;
      /** Which move: one that leaves the place, or any of the table. */
      readonly pick: number;
      readonly fits: boolean;
      /** Who: one who may, or anybody. */
      readonly by: number;
      readonly may: boolean;
      /** All that the gate asks for is supplied before. */
      readonly ready: boolean;
    }
  | { readonly kind: 'advance'; readonly project: number; readonly steps: number }
  | { readonly kind: 'renew'; readonly side: Side; readonly company: number }
  | { readonly kind: 'transfer'; readonly project: number; readonly steps: number }
  | { readonly kind: 'days'; readonly days: number };

const side = fc.constantFrom<Side>(...SIDES);
const company = fc.integer({ min: 0, max: 2 });
const project = fc.integer({ min: 0, max: 2 });
const mostly = fc.oneof(
  { weight: 4, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);

const lead = fc.record({ kind: fc.constant('lead' as const), side, company });
const draft = fc.record({ kind: fc.constant('draft' as const), side, company });
const talk = fc.record({ kind: fc.constant('talk' as const), side, company });
const renew = fc.record({ kind: fc.constant('renew' as const), side, company });
const move = fc.record({
  kind: fc.constant('move' as const),
  project,
  pick: fc.nat(1000),
  fits: mostly,
  by: fc.nat(1000),
  may: mostly,
  ready: mostly,
});
const steps = (max: number) => fc.integer({ min: 1, max });
const advance = fc.record({ kind: fc.constant('advance' as const), project, steps: steps(4) });
const transfer = fc.record({ kind: fc.constant('transfer' as const), project, steps: steps(6) });
/** A few days, or so long that projects fall asleep and protections end. */
const span = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: 120, max: 200 }) },
);
const days = fc.record({ kind: fc.constant('days' as const), days: span });

const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: lead },
  { weight: 3, arbitrary: draft },
  { weight: 2, arbitrary: talk },
  { weight: 10, arbitrary: move },
  { weight: 6, arbitrary: advance },
  { weight: 1, arbitrary: renew },
  { weight: 2, arbitrary: transfer },
  { weight: 4, arbitrary: days },
);

/** A story: a project that is under way, and then whatever happens. */
export const aStory: fc.Arbitrary<Act[]> = fc
  .tuple(draft, fc.array(anAct, { minLength: 12, maxLength: 40 }))
  .map(([first, rest]) => [first, { kind: 'advance', project: 0, steps: 3 }, ...rest]);
