import type { TodoSource } from './todo-source.js';
import * as reviews from './todo-sources/admission-reviews.source.js';
import * as companies from './todo-sources/companies.source.js';
import * as conflicts from './todo-sources/conflicts.source.js';
import * as interactions from './todo-sources/interactions.source.js';
import * as leads from './todo-sources/leads.source.js';
import * as clocks from './todo-sources/project-clocks.source.js';
import * as terms from './todo-sources/project-terms.source.js';
import * as sharing from './todo-sources/sharing.source.js';

/** Every reason for having something to do: one line for each feature. */
export const TODO_SOURCES: readonly TodoSource[] = [
  ...Object.values(clocks),
  ...Object.values(terms),
  ...Object.values(interactions),
  ...Object.values(reviews),
  ...Object.values(leads),
  ...Object.values(companies),
  ...Object.values(sharing),
  ...Object.values(conflicts),
];
