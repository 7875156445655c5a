/**
 * State machines as data. A machine is one literal; `checkMachine` runs when its module is loaded, so that a
 * wrong table stops the start of the server instead of surprising a user months later.
 */
export interface Path<State extends string> {
  readonly from: State;
  readonly to: State;
}

export interface Move<State extends string> {
  readonly id: string;
  readonly paths: readonly Path<State>[];
}

export interface Machine<State extends string, M extends Move<State> = Move<State>> {
  readonly name: string;
  readonly initial: State;
  readonly states: readonly State[];
  /** States that may have no way out. Every other state must have one. */
  readonly final: readonly State[];
  readonly moves: readonly M[];
}

/** A machine whose table contradicts itself. `problems` lists every fault, not only the first. */
export class MachineError extends Error {
  constructor(
    readonly machine: string,
    readonly problems: readonly string[],
  ) {
    super(`state machine "${machine}": ${problems.join('; ')}`);
    this.name = 'MachineError';
  }
}

/**
 * Checks a machine and returns it. Throws `MachineError` for duplicate states or move ids, moves without a path,
 * two paths of one move out of one state, unknown states, states that cannot be reached from `initial`, and states
 * that are not final and have no way out.
 */
export function checkMachine<State extends string, M extends Move<State>>(
  machine: Machine<State, M>,
): Machine<State, M> {
  const problems = [
    ...repeated(machine.states).map((state) => `state ${state} is listed twice`),
    ...repeated(machine.moves.map((move) => move.id)).map((id) => `move ${id} is listed twice`),
    ...machine.moves.flatMap((move) => pathProblems(move, new Set<string>(machine.states))),
    ...reachProblems(machine),
  ];
  if (problems.length > 0) {
    throw new MachineError(machine.name, problems);
  }
  return machine;
}

/** The moves that leave `state`, each with the state it leads to, in the order of the table. */
export function movesFrom<State extends string, M extends Move<State>>(
  machine: Machine<State, M>,
  state: State,
): { readonly move: M; readonly to: State }[] {
  return machine.moves.flatMap((move) =>
    move.paths.filter((path) => path.from === state).map((path) => ({ move, to: path.to })),
  );
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function pathProblems(move: Move<string>, known: ReadonlySet<string>): string[] {
  const empty = move.paths.length === 0 ? [`move ${move.id} has no path`] : [];
  const unknown = move.paths
    .flatMap((path) => [path.from, path.to])
    .filter((state) => !known.has(state))
    .map((state) => `move ${move.id} names the unknown state ${state}`);
  const ambiguous = repeated(move.paths.map((path) => path.from)).map(
    (state) => `move ${move.id} leaves ${state} twice`,
  );
  return [...empty, ...unknown, ...ambiguous];
}

function reachProblems(machine: Machine<string>): string[] {
  if (!machine.states.includes(machine.initial)) {
    return [`the initial state ${machine.initial} is unknown`];
  }
  const paths = machine.moves.flatMap((move) => move.paths);
  const reached = new Set([machine.initial]);
  // A Set grows while it is walked, so this visits each newly found state once.
  for (const state of reached) {
    for (const path of paths) {
      if (path.from === state) {
        reached.add(path.to);
      }
    }
  }
  const leaving = new Set(paths.filter((path) => path.to !== path.from).map((path) => path.from));
  return [
    ...machine.states.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached`),
    ...machine.states
      .filter((state) => !leaving.has(state) && !machine.final.includes(state))
      .map((state) => `${state} has no way out and is not final`),
  ];
}
