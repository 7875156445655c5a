import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import openapiTypescript, { astToString } from 'openapi-typescript';

const root = path.resolve(import.meta.dirname, '../..');

/** `npm run types` compiles the demo against these types, so a change of the API that breaks it is noticed. */
it('the types of the demo client are those of openapi.json', async () => {
  const description = pathToFileURL(path.join(root, 'openapi.json'));
  const wanted = astToString(await openapiTypescript(description));
  const found = readFileSync(path.join(root, 'test/demo/api.generated.ts'), 'utf8');
  const body = (text: string) => text.slice(text.indexOf('export interface paths'));
  expect(body(found)).toBe(body(wanted));
});
