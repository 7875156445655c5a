import { startTestServer } from '../support/global-setup.js';
import { stopTestServer } from '../support/global-teardown.js';
import { folder, isThere } from './data.js';
import { scoreLists } from './lists.js';
import { scoreSamples } from './samples.js';
import { passes, tableOf } from './score.js';
import { scoreVectors } from './vectors.js';

/**
 * `npm run acceptance`: how the product does on the real lists and vectors beside the checkout, as one table. They are
 * no part of it; ACCEPTANCE_DATA names another folder with sets of the same kinds. Exit code 1 when a set misses its
 * threshold, 2 when there is nothing to measure.
 */
if (!isThere('dedupe-pairs.csv') && !isThere('uscc-vectors.csv')) {
  console.error(
    `没有找到验收数据：${folder}\n请把数据放到 ../shared/data，或用 ACCEPTANCE_DATA 指明目录。\n` +
      `The acceptance data are not there: ${folder}\nPut them at ../shared/data, or name the folder in ACCEPTANCE_DATA.`,
  );
  process.exit(2);
}

const say = (line: string) => console.log(line);
const scores = [...(await scoreVectors()), ...(await scoreSamples())];
await startTestServer();
try {
  scores.push(...(await scoreLists(say)));
} finally {
  await stopTestServer();
}
console.log(`\n${tableOf(scores)}`);
process.exitCode = scores.every(passes) ? 0 : 1;
