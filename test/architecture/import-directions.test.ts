import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
const config = path.join(root, '.dependency-cruiser.cjs');
const made: string[] = [];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function violationsIn(folder: string, parts: readonly string[]): Violation[] {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const output = execFileSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...parts],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

/** Files of a tree in which every rule is broken once: file → what it imports, and the rule that must say so. */
const BROKEN: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['no-cycles', 'src/features/as/ring-one.ts', './ring-two.js'],
  ['kernel-is-pure', 'src/platform/kernel/impure.ts', '@nestjs/common'],
  ['platform-knows-no-business', 'src/platform/http/nosy.ts', '../../features/as/a.rules.js'],
  ['audit-knows-no-feature', 'src/audit/nosy.ts', '../features/as/a.rules.js'],
  ['features-are-islands', 'src/features/bs/reaching.ts', '../as/a.rules.js'],
  ['features-stay-on-the-ground', 'src/features/as/climbing.ts', '../../flows/one.flow.js'],
  ['codes-are-constants', 'src/features/as/a.codes.ts', './a.rules.js'],
  ['rules-are-pure', 'src/features/as/wet.rules.ts', './as.service.js'],
  ['rules-read-entities-as-types', 'src/features/as/heavy.rules.ts', './a.entity.js'],
  ['entities-stand-alone', 'src/features/as/b.entity.ts', './a.entity.js'],
  ['controllers-do-not-touch-storage', 'src/features/as/as.controller.ts', './as.repository.js'],
  ['services-speak-to-repositories', 'src/features/as/cs.service.ts', './as.service.js'],
  ['flows-and-transfer-use-services', 'src/flows/greedy.flow.ts', '../features/as/as.repository.js'],
  ['reports-only-read', 'src/reports/monthly/monthly.report.ts', '../../features/as/as.service.js'],
  ['typeorm-stays-in-storage-files', 'src/features/as/loose.ts', 'typeorm'],
  ['rule-tests-are-pure', 'test/rules/wet.test.ts', 'typeorm'],
  ['no-barrels', 'src/features/as/entrance.ts', './index.js'],
  ['guessable-rooms', 'src/features/as/lost.ts', '../../platform/utils/thing.js'],
  ['nothing-unresolved', 'src/features/as/dangling.ts', './nowhere.js'],
];

const PLAIN = [
  'src/features/as/a.rules.ts',
  'src/features/as/as.service.ts',
  'src/features/as/as.repository.ts',
  'src/features/as/a.entity.ts',
  'src/features/as/index.ts',
  'src/flows/one.flow.ts',
  'src/platform/utils/thing.ts',
];

function brokenTree(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'taopu-imports-'));
  made.push(folder);
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const file of PLAIN) put(file, 'export const thing = 1;\n');
  for (const [, file, imported] of BROKEN)
    put(file, `import * as other from '${imported}';\nexport const used = other;\n`);
  put('src/features/as/ring-two.ts', "import * as other from './ring-one.js';\nexport const used = other;\n");
  put('tsconfig.json', '{"compilerOptions":{"module":"NodeNext","moduleResolution":"NodeNext"}}');
  put('package.json', '{"type":"module","dependencies":{"typeorm":"*","@nestjs/common":"*"}}');
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('import directions', () => {
  it('hold in src and in the rule tests', () => {
    const found = violationsIn(root, ['src', 'test/rules']).map(({ rule, from }) => `${rule.name}: ${from}`);
    expect(found).toEqual([]);
  });

  describe('each rule notices its own violation', () => {
    const found = violationsIn(brokenTree(), ['src', 'test']);

    it.each(BROKEN)('%s', (rule, file) => {
      expect(
        found.filter((violation) => violation.from === file).map((violation) => violation.rule.name),
      ).toContain(rule);
    });
  });
});
