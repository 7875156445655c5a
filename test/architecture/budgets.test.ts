import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** Most lines of a file by its role; the first pattern that fits counts. */
const FILE_BUDGETS: readonly (readonly [RegExp, number])[] = [
  [/\.controller\.ts$/, 150],
  [/\.service\.ts$/, 200],
  [/\.rules\.ts$/, 150],
  [/\.queries\.ts$/, 220],
  [/\.ts$/, 250],
];
const MOST_FUNCTION_LINES = 40;
const MOST_PARAMETERS = 5;
const MOST_IMPORTS = 15;
/** Files that only wire things together may name more of them (docs/decisions/0001-architecture.md). */
const WIRING = /(\.controller|\.module|main|create-app)\.ts$/;
const MOST_WIRED = 24;
/** The tables of contents name every part of the product, and grow with it. */
const CONTENTS = ['src/app.module.ts', 'src/app.dictionaries.module.ts'];
const USUAL_LINES = 160;

function sources(): { file: string; text: string; lines: number }[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return { file, text, lines: text.trimEnd().split('\n').length };
    });
}

/** What is too large in one source text. */
function overruns(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: string[] = [];
  const imports = source.statements.filter(ts.isImportDeclaration).length;
  if (imports > (WIRING.test(file) ? MOST_WIRED : MOST_IMPORTS) && !CONTENTS.includes(file))
    found.push(`${file}: ${imports} imports`);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
      const name = node.name?.getText() ?? (ts.isConstructorDeclaration(node) ? 'constructor' : 'function');
      if (lines > MOST_FUNCTION_LINES) found.push(`${file}: ${name} has ${lines} lines`);
      if (ts.isConstructorDeclaration(node) && node.parameters.length > MOST_PARAMETERS)
        found.push(`${file}: constructor takes ${node.parameters.length} parameters`);
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword)
      found.push(`${file}: any in line ${lineOf(node.getStart()) + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('budgets', () => {
  const files = sources();

  it('files keep to the length of their role', () => {
    const long = files.filter(({ file, lines }) => {
      const budget = FILE_BUDGETS.find(([pattern]) => pattern.test(file))?.[1] ?? 250;
      // Tables of codes and seeds are data: their length is the length of the list.
      return !/\.(codes|seed|table)\.ts$/.test(file) && lines > budget;
    });
    expect(long.map(({ file, lines }) => `${file}: ${lines} lines`)).toEqual([]);
  });

  it('19 of 20 files stay short', () => {
    const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(USUAL_LINES);
  });

  it('functions, constructors and import lists stay small, and nothing is any', () => {
    expect(files.flatMap(({ file, text }) => overruns(file, text))).toEqual([]);
  });

  it('notices what it forbids', () => {
    const long = `function f() {\n${'  g();\n'.repeat(40)}}\n`;
    const wide = 'class C { constructor(a: A, b: A, c: A, d: A, e: A, f: any) { this.a = a; } }\n';
    const hungry = Array.from({ length: 16 }, (_, n) => `import * as m${n} from './m${n}.js';`).join('\n');
    expect(overruns('x.ts', long + wide + hungry)).toEqual([
      'x.ts: 16 imports',
      'x.ts: f has 42 lines',
      'x.ts: constructor takes 6 parameters',
      'x.ts: any in line 43',
    ]);
  });
});
