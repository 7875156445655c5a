import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../../src');

/** Names of exported classes that more than one file declares. */
function sharedNames(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) =>
    [...text.matchAll(/^export class (\w+)/gm)].map((found) => found[1] ?? ''),
  );
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

describe('class names', () => {
  it('are there once: of two schemas with one name the API description keeps the last', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(sharedNames(files.map((file) => readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  });

  it('notices what it forbids', () => {
    expect(sharedNames(['export class A {}', 'export class B {}', 'export class A extends B {}'])).toEqual([
      'A',
    ]);
  });
});
