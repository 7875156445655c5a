import { Injectable } from '@nestjs/common';
import { CompanyChildren } from '../../features/company-merges/company-children.js';
import type { MergePreviewResponse } from '../../features/company-merges/dto/company-merge.response.js';
import { ContactMergingService } from '../../features/contacts/contact-merging.service.js';
import { ProtectionJoiningService } from '../../features/protections/protection-joining.service.js';

export type Surroundings = Pick<
  MergePreviewResponse,
  'children' | 'sameFacts' | 'samePeople' | 'releasedProtections'
>;

/** What hangs on the two companies of a merge, counted without touching it. */
@Injectable()
export class MergeSurroundings {
  constructor(
    private readonly children: CompanyChildren,
    private readonly people: ContactMergingService,
    private readonly protections: ProtectionJoiningService,
  ) {}

  async of(survivorId: string, victimId: string): Promise<Surroundings> {
    return {
      children: listOf(await this.children.counts(victimId)),
      sameFacts: listOf(await this.children.sameFacts(survivorId, victimId)),
      samePeople: await this.people.countSame(survivorId, victimId),
      releasedProtections: await this.protections.countReleased(survivorId, victimId),
    };
  }
}

function listOf(counts: Readonly<Record<string, number>>): Surroundings['children'] {
  return Object.entries(counts).map(([reference, count]) => ({ reference, count }));
}
