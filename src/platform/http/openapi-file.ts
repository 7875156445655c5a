import { readFile, writeFile } from 'node:fs/promises';
import type { OpenAPIObject } from '@nestjs/swagger';
import { descriptionFaults } from './openapi.js';

export interface OpenApiOutcome {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/**
 * Writes the checked-in description, or compares it with what the code says.
 * @param mode `write` or `check`
 */
export async function keepOpenApiFile(
  document: OpenAPIObject,
  file: string,
  mode: 'write' | 'check',
): Promise<OpenApiOutcome> {
  const faults = descriptionFaults(document);
  if (faults.length) return { ok: false, lines: faults };
  const wanted = `${JSON.stringify(document, null, 2)}\n`;
  if (mode === 'write') {
    await writeFile(file, wanted);
    return { ok: true, lines: [`${file} written`] };
  }
  const found = await readFile(file, 'utf8').catch(() => '');
  return found === wanted
    ? { ok: true, lines: [`${file} is up to date`] }
    : { ok: false, lines: [`${file} differs from the code: run npm run openapi and commit it`] };
}
