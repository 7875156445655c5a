import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { TestApp } from './app.js';

/** A JSON schema of the description, as far as tests look into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly example?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly $ref?: string }>>;
  readonly 'x-permission'?: string;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Content>>;
  };
}

/** One operation of `openapi.json`. */
export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  /** As in the description: `/api/v1/companies/{id}`. */
  readonly path: string;
  readonly permission: string;
  readonly parameters: readonly Parameter[];
  /** Media type and schema of the body, `null` without one. */
  readonly body: { readonly type: string; readonly schema: Schema } | null;
  readonly responses: Readonly<Record<string, Content>>;
}

export async function readDescription(app: Pick<TestApp, 'url'>): Promise<Description> {
  return (await (await fetch(`${app.url}/openapi.json`)).json()) as Description;
}

export function operationsIn(description: Description): ApiOperation[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
      return {
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        permission: operation['x-permission'] ?? '',
        parameters: operation.parameters ?? [],
        body: type && content ? { type, schema: content.schema } : null,
        responses: Object.fromEntries(
          Object.entries(operation.responses).map(([status, response]) => [
            status,
            response.$ref
              ? (description.components.responses[response.$ref.split('/').at(-1) ?? ''] ?? {})
              : response,
          ]),
        ),
      };
    }),
  );
}

/** The schema behind references and single-member compositions. */
export function resolve(description: Description, schema: Schema): Schema {
  if (schema.$ref)
    return resolve(description, description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.allOf?.length === 1) return { ...schema, ...resolve(description, schema.allOf[0] as Schema) };
  return schema;
}

export interface RequestParts {
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** A value for JSON, or a form with a file. */
  readonly body?: unknown;
  /** Text instead of a body that is JSON. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly milliseconds: number;
}

export function addressOf(
  operation: Pick<ApiOperation, 'path'>,
  { path = {}, query = {} }: RequestParts,
): string {
  const filled = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(path[name] ?? 'none'),
  );
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}

/** Sends one request. @param token none: not signed in. @param method another than the operation's, for HEAD */
export async function send(
  app: Pick<TestApp, 'url'>,
  operation: ApiOperation,
  parts: RequestParts,
  token?: string,
  method = operation.method,
): Promise<Reply> {
  const { body, rawBody, headers = {} } = parts;
  const isForm = body instanceof FormData;
  const since = performance.now();
  const response = await fetch(`${app.url}${addressOf(operation, parts)}`, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...((body ?? rawBody) === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...((body ?? rawBody) === undefined ? {} : { body: isForm ? body : (rawBody ?? JSON.stringify(body)) }),
  });
  const text = isStream(response) ? await firstChunk(response) : await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    milliseconds: performance.now() - since,
  };
}

function isStream(response: Response): boolean {
  return /^text\/event-stream/.test(response.headers.get('content-type') ?? '');
}

/** A stream of events need not end. */
async function firstChunk(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const chunk = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(chunk?.value);
}

/** Statuses that HTTP itself may give to any request and no operation lists. */
const OF_HTTP = [304, 405, 406, 408, 431];

/** Holds answers against the description. Members that it does not name are faults too. */
export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  private readonly compiled = new Map<string, ValidateFunction>();
  /** Operations and the statuses they were seen to answer, `getCompany 200`. */
  readonly seen = new Set<string>();

  constructor(readonly description: Description) {
    addFormats.default(this.ajv, { mode: 'full' });
    this.ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
    this.ajv.addSchema(closed(description) as object, 'api');
  }

  /** What of an answer is not as described, one line each; none for a good answer. */
  faults(operation: ApiOperation, { status, headers, text }: Reply, parts: RequestParts = {}): string[] {
    this.seen.add(`${operation.id} ${status}`);
    const at = `${operation.method} ${operation.path} → ${status}`;
    const fault = (what: string) => [`${at}: ${what}`];
    if (status >= 500 && status !== 503) return fault(`is a defect: ${text.slice(0, 300)}`);
    if (OF_HTTP.includes(status)) return [];
    const response = operation.responses[String(status)];
    if (!response) return fault(`is not described: ${text.slice(0, 300)}`);
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const described = Object.keys(response.content ?? {});
    if (described.length === 0) return text === '' ? [] : fault('has a body that is not described');
    if (!described.includes(type) && !described.includes('*/*'))
      return fault(`has the content type "${type}"`);
    if (!/json$/.test(type)) return [];
    return this.wrong(
      operation,
      status,
      type,
      JSON.parse(text),
      parts.query?.['fields'] !== undefined,
    ).flatMap(fault);
  }

  /** Whether a body is as the description of the request says. */
  accepts(operation: ApiOperation, body: unknown): boolean {
    if (!operation.body) return body === undefined;
    const place = this.placeOf(operation, ['requestBody', 'content', operation.body.type, 'schema']);
    return this.validator(place)(body) === true;
  }

  private wrong(
    operation: ApiOperation,
    status: number,
    type: string,
    body: unknown,
    isPart: boolean,
  ): string[] {
    const place =
      status >= 400
        ? 'api#/components/schemas/Problem'
        : this.placeOf(operation, ['responses', String(status), 'content', type, 'schema']);
    const validate = this.validator(place);
    if (validate(body)) return [];
    return (validate.errors ?? [])
      .filter(({ keyword }) => !(isPart && keyword === 'required'))
      .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
      .slice(0, 5);
  }

  private placeOf({ path, method }: ApiOperation, steps: readonly string[]): string {
    const escaped = ['paths', path, method.toLowerCase(), ...steps].map((step) =>
      encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    return `api#/${escaped.join('/')}`;
  }

  private validator(place: string): ValidateFunction {
    const known = this.compiled.get(place);
    if (known) return known;
    const made = this.ajv.compile({ $ref: place });
    this.compiled.set(place, made);
    return made;
  }
}

/** The same description with every object closed: what it does not name may not be there. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!value || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    key === 'example' ? member : closed(member),
  ]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  const isOpenObject = typeof copy['properties'] === 'object' && copy['additionalProperties'] === undefined;
  return isOpenObject ? { ...copy, additionalProperties: false } : copy;
}
