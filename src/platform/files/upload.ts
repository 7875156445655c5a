import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy, { type Busboy, type FileInfo } from 'busboy';
import type { Request } from 'express';
import { DomainError } from '../kernel/domain-error.js';
import { fileErrors, storeUnavailable } from './file.errors.js';
import { fileNameOf } from './file-name.rules.js';

/** One file of a form on disk, with the form's text fields. */
export interface Upload {
  readonly path: string;
  readonly originalName: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hex, counted while the bytes came in. */
  readonly sha256: string;
  readonly fields: Readonly<Record<string, string>>;
}

const MOST_FIELDS = 20;
const FIELD_BYTES = 10_000;
/** Boundary, part headers and text fields around the file. */
const FORM_OVERHEAD = 64 * 1024;
/** RFC 2046 allows 70 characters. */
const BOUNDARY = /;\s*boundary=("[^"]{1,70}"|[^\s";]{1,70})/i;

/**
 * Receives a form with one file into `path`, which the caller removes in every case; when this returns or throws, it
 * is closed.
 * @param field name of the form field that holds the file
 * @param limit most bytes of the file
 * @throws FILE.NOT_MULTIPART, FORM_MALFORMED, FORM_TOO_COMPLEX, MISSING, EMPTY, TOO_LARGE
 */
export async function receiveUpload(
  request: Request,
  path: string,
  { field, limit }: { field: string; limit: number },
): Promise<Upload> {
  const form = openForm(request, field, limit);
  try {
    return await readForm(request, form, path, field, limit);
  } catch (error) {
    // What still comes in is read and thrown away, so that the client gets to read the answer.
    request.unpipe(form);
    request.resume();
    throw refusalOf(error);
  }
}

function openForm(request: Request, field: string, limit: number): Busboy {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) throw fileErrors.NOT_MULTIPART({ params: { field } });
  if (!BOUNDARY.test(type)) throw fileErrors.FORM_MALFORMED();
  if (Number(request.headers['content-length'] ?? 0) > limit + FORM_OVERHEAD)
    throw fileErrors.TOO_LARGE({ params: { limit } });
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'latin1',
      limits: {
        files: 1,
        fileSize: limit + 1,
        fields: MOST_FIELDS,
        fieldSize: FIELD_BYTES,
        fieldNameSize: 100,
      },
    });
  } catch {
    throw fileErrors.FORM_MALFORMED();
  }
}

async function readForm(
  request: Request,
  form: Busboy,
  path: string,
  field: string,
  limit: number,
): Promise<Upload> {
  const tooComplex = () =>
    form.destroy(fileErrors.FORM_TOO_COMPLEX({ params: { field, fields: MOST_FIELDS, bytes: FIELD_BYTES } }));
  const fields: Record<string, string> = Object.create(null);
  let receiving: Promise<Omit<Upload, 'fields'>> | undefined;
  form.on('field', (name: string | undefined, value, info) => {
    if (!name || name in fields || info.nameTruncated || info.valueTruncated) tooComplex();
    else fields[name] = value;
  });
  form.on('file', (name, content, info) => {
    // A stream without a listener would take the whole process down when the form is given up.
    content.on('error', () => undefined);
    if (name !== field) return form.destroy(fileErrors.MISSING({ params: { field } }));
    receiving = receiveFile(content, info, path, limit);
    receiving.catch((error: Error) => form.destroy(error));
  });
  for (const reached of ['filesLimit', 'fieldsLimit', 'partsLimit']) form.on(reached, tooComplex);
  try {
    await readThrough(request, form);
  } finally {
    // The file under `path` is closed before it is removed or read.
    await receiving?.catch(() => undefined);
  }
  if (!receiving) throw fileErrors.MISSING({ params: { field } });
  const file = await receiving;
  if (file.size === 0) throw fileErrors.EMPTY();
  return { ...file, fields };
}

/** `pipeline()` would close the connection on a refusal, before the client has read why. */
function readThrough(request: Request, form: Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => {
      if (!request.complete) form.destroy(fileErrors.FORM_MALFORMED());
    };
    form.once('error', reject).once('close', () => {
      request.off('close', gone);
      resolve();
    });
    request.once('error', gone).once('close', gone);
    request.pipe(form);
  });
}

async function receiveFile(
  content: Readable,
  { filename }: FileInfo,
  path: string,
  limit: number,
): Promise<Omit<Upload, 'fields'>> {
  const digest = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length;
      if (size > limit) return next(fileErrors.TOO_LARGE({ params: { limit } }));
      digest.update(chunk);
      next(null, chunk);
    },
  });
  // Flushed, because a store may keep this very file under its final name.
  await pipeline(content, count, createWriteStream(path, { flags: 'wx', mode: 0o640, flush: true }));
  return { path, originalName: fileNameOf(filename ?? ''), size, sha256: digest.digest('hex') };
}

/** What busboy or the connection complains about is the form; what the disk complains about is ours. */
function refusalOf(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code && /^(ENOSPC|EDQUOT|EROFS|EIO|EACCES|EMFILE|ENFILE)$/.test(code)) return storeUnavailable();
  return syscall === 'open' || syscall === 'write' ? error : fileErrors.FORM_MALFORMED();
}
