import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  type Type,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels } from '@nestjs/swagger';
import type { Request } from 'express';
import type { MediaType } from './media-type.rules.js';

/** A file that has been received, checked and put into the store before the route runs. */
export interface ReceivedFile {
  /** Readable until the answer is sent; afterwards the content is read from the store by its hash. */
  readonly tempPath: string;
  readonly originalName: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex; names the content in the store. */
  readonly sha256: string;
  /** By content, not by name. */
  readonly mediaType: MediaType;
}

export const RECEIVES_FILE = 'files:receives';
const received = new WeakMap<Request, ReceivedFile>();

export function keepReceivedFile(request: Request, file: ReceivedFile): void {
  received.set(request, file);
}

/** The file of a running request, if its route receives one. */
export function receivedFileOf(request: Request): ReceivedFile | undefined {
  return received.get(request);
}

/**
 * The route takes `multipart/form-data` with one file in `field`. Text fields of the form become the body, so that
 * a request class checks them as it checks JSON (all of them are text).
 * @param textFields further fields of the form, for the API description
 */
export function ReceivesFile(
  field: string,
  textFields: Readonly<Record<string, Record<string, unknown>>> = {},
): MethodDecorator {
  return applyDecorators(
    SetMetadata(RECEIVES_FILE, field),
    ApiConsumes('multipart/form-data'),
    ApiBody({
      required: true,
      schema: {
        type: 'object',
        required: [field],
        properties: {
          [field]: { type: 'string', format: 'binary', description: '文件 / The file' },
          ...textFields,
        },
      },
    }),
  );
}

export const BY_CONTENT = 'files:by-content';

/** Beside `@ReceivesFile()`: whatever the name says, the route reads the content and refuses what it cannot read. */
export function WhateverItsName(): MethodDecorator {
  return SetMetadata(BY_CONTENT, true);
}

export const TAKES_JSON_TOO = 'files:takes-json-too';

/** Beside `@ReceivesFile()`: a JSON body of this class is taken as well, and then there is no file. */
export function OrJson(body: Type<unknown>): MethodDecorator {
  return applyDecorators(
    SetMetadata(TAKES_JSON_TOO, true),
    ApiConsumes('multipart/form-data', 'application/json'),
    ApiExtraModels(body),
  );
}

/** Route parameter: the received file, or undefined where `@OrJson()` let a request through without one. */
export const FileIfAny = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  receivedFileOf(context.switchToHttp().getRequest<Request>()),
);

/** Route parameter: the received file. */
export const UploadedFile = createParamDecorator(
  (_data: unknown, context: ExecutionContext): ReceivedFile => {
    const file = receivedFileOf(context.switchToHttp().getRequest<Request>());
    if (!file) throw new Error('the route needs @ReceivesFile()');
    return file;
  },
);
