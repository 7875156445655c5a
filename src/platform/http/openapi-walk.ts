import type { OpenAPIObject } from '@nestjs/swagger';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The members of an operation that are read or completed here. */
export interface OperationObject {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: { name?: string; in?: string; schema?: { type?: string }; explode?: boolean }[];
  requestBody?: object;
  responses: Record<string, object>;
  'x-permission'?: string;
  'x-problems'?: number[];
}

export interface Operation {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  readonly operation: OperationObject;
}

/** Every operation of a description, in its order; the objects are those of the document itself. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as OperationObject | undefined;
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}
