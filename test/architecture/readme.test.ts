import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../../src/platform/config/settings.js';
import { endProcesses, freePort, runProcess, untilReady } from '../support/server-process.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const LANGUAGES = ['README.md', 'README.zh-CN.md'];

interface Setting {
  readonly default: unknown;
  readonly desc: string;
  readonly choices?: readonly string[];
}

/** `1048576` reads as `1mb`, an empty text as `–`. */
function shown(name: string, value: unknown): string {
  if (/^(BODY|UPLOAD)_LIMIT$/.test(name)) return `\`${Number(value) / 1024 / 1024}mb\``;
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return text === '' ? '–' : `\`${text}\``;
}

const settings = Object.entries(SETTINGS) as unknown as [string, Setting][];

/** Rows of the table of settings, as the README of that language should have them up to the meaning. */
function settingRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => /^\| `[A-Z0-9_]+` \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('the table of settings', () => {
  it('says in English what the code says', () => {
    const wanted = settings.map(([name, { default: value, desc, choices }]) => [
      `\`${name}\``,
      shown(name, value),
      choices ? `${desc} One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.` : desc,
    ]);
    expect(settingRows(read('README.md'))).toEqual(wanted);
  });

  it('has the same variables and defaults in Chinese', () => {
    const rows = settingRows(read('README.zh-CN.md'));
    expect(rows.map(([name, value]) => [name, value])).toEqual(
      settings.map(([name, { default: value }]) => [`\`${name}\``, shown(name, value)]),
    );
    for (const [, , meaning] of rows) expect(meaning).toMatch(/\p{Script=Han}/u);
  });
});

describe.each(LANGUAGES)('%s', (file) => {
  const text = read(file);

  it('names only npm scripts, files and folders that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name]) => name as string);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target as string);
    const local = links.filter((link) => !/^https?:/.test(link));
    expect(local.length).toBeGreaterThan(2);
    expect(local.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
    const folders = [...text.matchAll(/^([a-z]+(?:\/[a-z]+)?)\/(?:<[^>]+>\/)? {2,}/gm)].map(
      ([, name]) => name as string,
    );
    expect(folders.length).toBeGreaterThan(6);
    expect(folders.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
  });

  it('does not name tables of the other language only', () => {
    const other = read(LANGUAGES.find((name) => name !== file) as string);
    const headings = (source: string) => source.split('\n').filter((line) => line.startsWith('## ')).length;
    expect(headings(text)).toBe(headings(other));
    expect(commandsOf(text)).toEqual(commandsOf(other));
  });
});

/** The tour without comments and without the language that is asked for. */
function commandsOf(text: string): string[] {
  return linesOf(text)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/ -H 'Accept-Language: en'/, ''));
}

function linesOf(text: string): string[] {
  const block = /<!-- tour[^>]*-->\n```sh\n([\s\S]*?)```/.exec(text)?.[1];
  if (!block) throw new Error('no tour');
  return block.trimEnd().split('\n');
}

interface Ran {
  readonly line: string;
  /** HTTP status that the comment above announces. */
  readonly announced: number;
  readonly output: string;
}

/** Runs the lines one after the other in one shell, as somebody who pastes them. */
async function paste(lines: readonly string[], api: string, folder: string): Promise<Ran[]> {
  const mark = '-----next-line-----';
  const commands = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const script = commands
    .map((line) => line.replace('http://127.0.0.1:3000/api/v1', api))
    .flatMap((line) => [line, `echo "${mark}$?"`])
    .join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, maxBuffer: 32 << 20 });
  const outputs = stdout.split(new RegExp(`${mark}(\\d+)\n`)).filter((_, index) => index % 2 === 0);
  return commands.map((line, index) => {
    const comment = lines.slice(0, lines.indexOf(line)).findLast((above) => above.startsWith('#')) ?? '';
    const status = Number(/→ (\d{3})$/.exec(comment)?.[1] ?? 200);
    return { line, announced: line.startsWith('api ') ? status : 0, output: (outputs[index] ?? '').trim() };
  });
}

describe('the five minutes', () => {
  let folder: string;
  afterEach(endProcesses);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('can be pasted line by line', async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'taopu-readme-'));
    const port = await freePort();
    const server = runProcess(['src/main.ts'], {
      PORT: String(port),
      DATA_DIR: path.join(folder, 'data'),
      LOG_LEVEL: 'warn',
    });
    await untilReady(`http://127.0.0.1:${port}`, server);
    const lines = linesOf(read('README.md'));
    const ran = await paste(lines, `http://127.0.0.1:${port}/api/v1`, folder);
    const strange = ran.filter(({ line, announced, output }) => {
      if (!line.startsWith('api ') || line.includes(' -o ')) return output !== '';
      const { status, items } = JSON.parse(output) as { status?: unknown; items?: unknown[] };
      // A problem document's status is a number; a lead's is a word.
      return announced !== (typeof status === 'number' ? status : 200) || items?.length === 0;
    });
    expect(strange).toEqual([]);
    expect(ran.filter(({ announced }) => announced >= 400)).toHaveLength(2);
    for (const name of ['companies.xlsx', 'ledger.xlsx'])
      expect((await stat(path.join(folder, name))).size).toBeGreaterThan(4000);
  });
});
