import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CompanyMoves } from '../../features/companies/groups/company-moves.js';
import { ProtectionMovesService } from '../../features/protections/protection-moves.service.js';

/** A company that comes to another group or parent takes its protection along (domain.md §4.1). */
@Injectable()
export class CompanyMovesEffect implements OnModuleInit {
  constructor(
    private readonly moves: CompanyMoves,
    private readonly protections: ProtectionMovesService,
  ) {}

  onModuleInit(): void {
    this.moves.onMoved((actor, companyId) => this.protections.follow(actor, companyId));
  }
}
