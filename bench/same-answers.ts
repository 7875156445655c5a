import { API, type Samples, SORTED_LIST, THIN } from './contestants.js';
import type { Parties } from './rows.js';

interface Item {
  readonly id: string;
}

/**
 * Asks both servers the same before anything is timed: a ratio says something only if both did the work.
 * @throws Error naming the first question that they answer differently
 */
export async function assertSameAnswers(parties: Parties, samples: Samples): Promise<void> {
  const api = async (path: string) => ask(`${parties.apiUrl}${API}${path}`, parties.full);
  const thin = async (path: string) => ask(`${parties.thinUrl}${THIN}${path}`, {});
  const listOf = (answer: unknown): string[] => (answer as { items: Item[] }).items.map(({ id }) => id);
  const id = `/${samples.ids[0]}`;
  const [ours, theirs] = [(await api(id)) as object, (await thin(id)) as object];
  assertEqual(id, Object.keys(ours).sort(), Object.keys(theirs).sort());
  assertEqual(SORTED_LIST, listOf(await api(SORTED_LIST)), listOf(await thin(SORTED_LIST)));
  for (const q of [samples.rare[0], samples.frequent[0]]) {
    if (q === undefined) throw new Error('The rows are too few for a search of each kind');
    const path = `?q=${encodeURIComponent(q)}`;
    const found = new Set(listOf(await api(path)));
    const missed = listOf(await thin(path)).filter((hit) => !found.has(hit));
    // Ranks decide which of many hits come first; few hits must all be there.
    if (q === samples.rare[0] && missed.length)
      throw new Error(`${path}: the API misses ${missed.join(', ')}`);
    if (found.size === 0) throw new Error(`${path}: the API finds nothing`);
  }
}

async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

function assertEqual(question: string, ours: readonly string[], theirs: readonly string[]): void {
  if (ours.join() !== theirs.join())
    throw new Error(`${question} is answered differently:\n${ours.join()}\n${theirs.join()}`);
}
