import { expect } from '@jest/globals';
import type { Act } from './pool-acts.js';
import { LISTED_MOVES, type ListedMove, listedMove, type Place, whoMoves } from './pool-model.js';
import { prepare } from './pool-preparations.js';
import { MOVERS, type Mover, type PoolWorld, type Side, type StoredProject } from './pool-world.js';
import { aChainNode, aProject } from './projects.js';
import type { Answer, SignedIn } from './users.js';

/** Moves that must succeed when all is supplied and the right person asks: nothing else stands in their way. */
const CERTAIN = ['T01', 'T02', 'T03', 'T10', 'T11', 'T20', 'T30', 'T31', 'T40', 'T16', 'T17'];

/** The next move of a usual life. */
const NEXT: Readonly<Record<string, readonly [string, Mover]>> = {
  'DRAFT/-': ['T01', 'SPECIALIST'],
  'PENDING_ADMISSION/-': ['T07', 'POOL_ADMIN'],
  'RETURNED/-': ['T03', 'SPECIALIST'],
  'REJECTED/-': ['T06', 'SPECIALIST'],
  'IN_POOL/S1': ['T10', 'SPECIALIST'],
  'IN_POOL/S2': ['T11', 'SPECIALIST'],
  'IN_POOL/S3': ['T12', 'SUPERVISOR'],
  'IN_POOL/S4': ['T13', 'SUPERVISOR'],
  'IN_POOL/S5': ['T14', 'SUPERVISOR'],
  'LANDED/S6': ['T16', 'SUPERVISOR'],
  'LANDED/S7': ['T17', 'SUPERVISOR'],
};

/** Performs acts over the API and compares each answer with what the model expects. */
export class PoolActing {
  constructor(private readonly world: PoolWorld) {}

  async perform(act: Act): Promise<void> {
    switch (act.kind) {
      case 'lead':
        return this.lead(act.side, this.world.companies[act.company] as string);
      case 'draft':
        return this.draft(act.side, this.world.companies[act.company] as string);
      case 'talk':
        return this.world.talk(act.side, this.world.companies[act.company] as string, null);
      case 'renew':
        return this.renew(act.side, this.world.companies[act.company] as string);
      case 'move':
        return this.choose(act);
      case 'advance':
        for (let step = 0; step < act.steps; step += 1) await this.advance(act.project);
        return;
      case 'transfer':
        return this.transfer(act.project, act.steps);
      case 'days':
        return this.world.pass(act.days);
    }
  }

  /** Kinds of what happened so far, by people and by the night. */
  async doings(): Promise<string[]> {
    const rows = await this.world.app.sql<{ what: string }>(
      `SELECT DISTINCT transition_id AS what FROM stage_transition
       UNION SELECT 'transfer' FROM project_transfer WHERE state = 'HANDED_OVER'
       UNION SELECT 'protection' FROM protection`,
    );
    return rows.map(({ what }) => what);
  }

  private async choose({
    project,
    pick,
    fits,
    by,
    may,
    ready,
  }: Extract<Act, { kind: 'move' }>): Promise<void> {
    const id = this.world.projects[project];
    if (!id) return;
    const { place } = await this.world.stored(id);
    const here = LISTED_MOVES.filter(({ from }) => from.includes(place));
    const move = among(fits && here.length ? here : LISTED_MOVES, pick);
    const who = MOVERS.filter((mover) => whoMoves(move, place).includes(mover));
    await this.move(id, move.id, among(may && who.length ? who : MOVERS, by), ready);
  }

  private async advance(at: number): Promise<void> {
    const id = this.world.projects[at];
    const [transition, by] = (id && NEXT[(await this.world.stored(id)).place]) || [];
    if (id && transition && by) await this.move(id, transition, by, true);
  }

  private async move(id: string, transition: string, by: Mover, ready: boolean): Promise<void> {
    const before = await this.world.stored(id);
    const move = listedMove(transition, before.place);
    const extra = ready && move ? await prepare(this.world, before, transition) : {};
    const { version } = await this.world.stored(id);
    const person = this.world.mover(by, before);
    const answer = await person.post(
      `/projects/${id}/transitions`,
      { transition, ...extra },
      { 'If-Match': `"${version}"` },
    );
    const told = `${transition} by ${by} from ${before.place}: ${tell(answer)}`;
    const after = await this.world.stored(id);
    if (answer.status === 200) return this.assertListed(told, { by, move, before, after });
    expect({ told, place: after.place, version: after.version }).toEqual({
      told,
      place: before.place,
      version,
    });
    const certain = ready && CERTAIN.includes(transition) && isPermitted(move, by, before.place);
    expect({ told, unexpected: certain && !(await this.isHindered(transition, before)) }).toEqual({
      told,
      unexpected: false,
    });
  }

  private assertListed(
    told: string,
    done: {
      by: Mover;
      move: ListedMove | undefined;
      before: StoredProject;
      after: StoredProject;
    },
  ): void {
    const { by, move, before, after } = done;
    expect({ told, permitted: isPermitted(move, by, before.place), to: after.place }).toEqual({
      told,
      permitted: true,
      to: move?.to(before.place),
    });
  }

  /** Another unit's protection stops a submission (§4.1), A-level exits need two signatures, holds are renewed once. */
  private async isHindered(
    transition: string,
    { side, companyId, level, id }: StoredProject,
  ): Promise<boolean> {
    if (side === null) return true;
    if (transition === 'T01' || transition === 'T03') return this.isHeldByOther(side, companyId);
    if (transition === 'T40') return level === 'A';
    if (transition !== 'T30') return false;
    const holds = await this.world.app.sql('SELECT 1 FROM project_hold WHERE project_id = $1', [id]);
    return holds.length >= 2;
  }

  private async draft(side: Side, companyId: string): Promise<void> {
    if (this.world.projects.length === 3) return;
    const held = await this.isHeldByOther(side, companyId);
    const body = { ...aProject({ chainNodeId: await aChainNode(this.world.app) }), companyId };
    const answer = await this.world.units[side].specialist.post<{ id: string }>('/projects', body);
    expect({ answer: tell(answer), status: answer.status }).toEqual({
      answer: tell(answer),
      status: held ? 409 : 201,
    });
    if (answer.status === 201) this.world.projects.push(answer.body.id);
  }

  private async lead(side: Side, companyId: string): Promise<void> {
    const held = await this.isHeldByOther(side, companyId);
    const answer = await this.world.units[side].specialist.post('/leads', {
      title: '示例线索',
      companyId,
      sourceChannel: 'SELF_OUTREACH',
    });
    expect({ answer: tell(answer), status: answer.status }).toEqual({
      answer: tell(answer),
      status: held ? 409 : 201,
    });
  }

  /** Whether a protection of another unit stands over the company or its group today, by the rows alone. */
  private async isHeldByOther(side: Side, companyId: string): Promise<boolean> {
    const rows = await this.world.app.sql(
      `SELECT 1 FROM protection WHERE status = 'ACTIVE' AND scope_id = company_scope($1) AND scope_note IS NULL
         AND starts_on <= $2::date AND (ends_on IS NULL OR ends_on >= $2::date) AND unit_id <> $3
         AND NOT $3 = ANY (co_unit_ids)`,
      [companyId, this.world.today, this.world.units[side].specialist.unitId],
    );
    return rows.length > 0;
  }

  private async renew(side: Side, companyId: string): Promise<void> {
    const [row] = await this.world.app.sql<{ id: string; version: number }>(
      `SELECT id, version FROM protection WHERE status = 'ACTIVE' AND scope_id = company_scope($1)`,
      [companyId],
    );
    if (row)
      await this.tryStep(
        this.world.units[side].supervisor,
        `/protections/${row.id}/renewals`,
        {},
        row.version,
      );
  }

  /** The first steps of a transfer to the other unit, as far as asked; each may be refused, none may break. */
  private async transfer(at: number, steps: number): Promise<void> {
    const id = this.world.projects[at];
    const own = id ? (await this.world.stored(id)).side : null;
    if (!id || !own) return;
    const giver = this.world.units[own];
    const taker = this.world.units[own === 'A' ? 'B' : 'A'];
    const { POOL_ADMIN: keeper } = this.world.above;
    const applied = await giver.specialist.post<{ id: string }>(`/projects/${id}/transfers`, {
      reason: 'SPACE',
      namedUnitId: taker.specialist.unitId,
    });
    expect({ told: tell(applied), below500: applied.status < 500 }).toEqual({
      told: tell(applied),
      below500: true,
    });
    if (applied.status !== 201) return;
    const path = `/transfers/${applied.body.id}`;
    const version = async () => (await keeper.get<{ version: number }>(path)).body.version;
    const way: readonly (readonly [SignedIn, Record<string, unknown>])[] = [
      [giver.supervisor, { step: 'APPROVE' }],
      [keeper, { step: 'COORDINATE' }],
      [taker.supervisor, { step: 'CLAIM' }],
      [taker.supervisor, { step: 'ASSIGN', userId: taker.specialist.userId }],
      [giver.specialist, { step: 'SIGN' }],
      [taker.specialist, { step: 'SIGN' }],
    ];
    for (const [by, body] of way.slice(0, steps)) {
      if (by === giver.specialist)
        await by.put(`${path}/hand-over`, { contactIds: [], promises: [] }, await version());
      await this.tryStep(by, `${path}/steps`, body, await version());
    }
  }

  private async tryStep(by: SignedIn, path: string, body: object, version: number): Promise<void> {
    const answer = await by.post(path, body, { 'If-Match': `"${version}"` });
    expect({ told: tell(answer), below500: answer.status < 500 }).toEqual({
      told: tell(answer),
      below500: true,
    });
  }
}

function among<T>(list: readonly T[], pick: number): T {
  return list[pick % list.length] as T;
}

function tell({ status, text }: Answer<unknown>): string {
  return `${status} ${text.slice(0, 300)}`;
}

function isPermitted(move: ListedMove | undefined, by: Mover, from: Place): boolean {
  return move !== undefined && whoMoves(move, from).includes(by);
}
