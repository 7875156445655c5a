import { CodeField, IntegerField, TextField } from '../../../platform/http/fields/basic-fields.js';
import { DateField, InstantField, ReferenceField } from '../../../platform/http/fields/value-fields.js';
import { PageOf, PageQuery } from '../../../platform/http/page.js';
import { NIGHTLY_STATE } from '../nightly-run.codes.js';

/** One task of the night, as it was done for one day. */
export class NightlyRunResponse {
  @ReferenceField()
  id: string;

  @DateField({ description: 'The Shanghai day it was done for' })
  day: string;

  @TextField({ max: 60, example: 'dormant-projects' })
  task: string;

  @CodeField(NIGHTLY_STATE)
  state: string;

  @IntegerField({
    min: 1,
    description: 'How often it was begun: more than once after a failure or a restart',
  })
  attempts: number;

  @InstantField()
  startedAt: string;

  @InstantField({ nullable: true })
  finishedAt: string | null;

  @InstantField({ nullable: true, example: null })
  failedAt: string | null;

  @TextField({
    nullable: true,
    max: 200,
    description: 'Kind of the failure; the log has more',
    example: null,
  })
  failure: string | null;

  @ReferenceField({ description: 'Its job, see GET /jobs/{id}' })
  jobId: string;
}

export class NightlyRunPage extends PageOf(NightlyRunResponse) {}

export class NightlyRunStarted {
  @ReferenceField({ description: 'See GET /jobs/{id}' })
  jobId: string;
}

export class ListNightlyRunsQuery extends PageQuery {
  @DateField({ optional: true })
  dayFrom?: string;

  @DateField({ optional: true })
  dayTo?: string;

  @CodeField(NIGHTLY_STATE, { optional: true, list: { max: 3 } })
  state?: string[];
}
