import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The benchmark runs compiled, from `dist/bench`, next to the server that it measures in `dist/src`. */
const compiled = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const root = path.resolve(compiled, '..');

export const PLACES_ON_DISK = {
  root,
  data: path.join(root, '.data', 'bench'),
  report: path.join(root, 'out', 'bench.md'),
  server: path.join(compiled, 'src', 'main.js'),
  thinServer: path.join(compiled, 'bench', 'thin', 'server.js'),
  /** What decides how the rows look: a change of any of it makes a new template. */
  shapingFolders: [
    path.join(compiled, 'migrations'),
    path.join(compiled, 'bench', 'data'),
    path.join(compiled, 'bench', 'thin', 'thin-table.js'),
    path.join(compiled, 'src', 'features', 'companies'),
  ],
} as const;
