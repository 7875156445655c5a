import { rm } from 'node:fs/promises';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { defer, finalize, from, type Observable, switchMap } from 'rxjs';
import { SETTINGS_TOKEN } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { checkedTypeOf, typeOfContent } from './file-type.js';
import { BY_CONTENT, keepReceivedFile, RECEIVES_FILE, TAKES_JSON_TOO } from './received-file.js';
import { TempFolder } from './temp-folder.js';
import { receiveUpload } from './upload.js';

/**
 * Takes in the file of a `@ReceivesFile()` route before anything opens a transaction: a slow client or store never
 * holds a connection. Contents are kept by hash, so one whose route then refuses is a spare copy, not half a record.
 */
@Injectable()
export class ReceivingInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly folder: TempFolder,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(SETTINGS_TOKEN) private readonly settings: Settings,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const field = this.reflector.get<string | undefined>(RECEIVES_FILE, context.getHandler());
    if (!field) return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const orJson = this.reflector.get<boolean | undefined>(TAKES_JSON_TOO, context.getHandler());
    if (orJson && request.is('application/json')) return next.handle();
    const byContent = this.reflector.get<boolean | undefined>(BY_CONTENT, context.getHandler()) ?? false;
    return defer(() => from(this.folder.newPath())).pipe(
      switchMap((path) =>
        defer(() => this.receive(request, { field, path, byContent })).pipe(
          switchMap(() => next.handle()),
          finalize(() => void rm(path, { force: true })),
        ),
      ),
    );
  }

  private async receive(
    request: Request,
    { field, path, byContent }: { field: string; path: string; byContent: boolean },
  ): Promise<void> {
    const upload = await receiveUpload(request, path, { field, limit: this.settings.UPLOAD_LIMIT });
    const { originalName, size, sha256, fields } = upload;
    const mediaType = byContent
      ? ((await typeOfContent(path)) ?? 'text/plain')
      : await checkedTypeOf(path, originalName);
    await this.store.put({ path, sha256, size });
    request.body = { ...fields };
    keepReceivedFile(request, { tempPath: path, originalName, size, sha256, mediaType });
  }
}
