import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditTrail, creation } from '../../audit/audit-trail.js';
import type { Actor } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { ReceivedFile } from '../../platform/files/received-file.js';
import type { Clock } from '../../platform/kernel/clock.js';
import { FilesRepository } from './files.repository.js';

@Injectable()
export class FilesService {
  constructor(
    private readonly files: FilesRepository,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Registers a file whose content is in the store already. @returns its id */
  async register(actor: Actor, received: ReceivedFile): Promise<string> {
    const { sha256, size, mediaType, originalName } = received;
    const id = uuidv7();
    const owner = { uploadedBy: actor.userId, unitId: actor.unitId };
    await this.files.insert({ id, sha256, size, mediaType, originalName, ...owner, at: this.clock.now() });
    await this.audit.record({
      action: 'file.uploaded',
      subjectType: 'file',
      subjectId: id,
      changes: creation({ originalName, mediaType, size, sha256 }),
    });
    return id;
  }
}
