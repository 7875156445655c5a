import { ProtectionClaimsService } from './protection-claims.service.js';
import { ProtectionEndsService } from './protection-ends.service.js';
import { ProtectionJoinRequestsService } from './protection-join-requests.service.js';
import { ProtectionJoiningService } from './protection-joining.service.js';
import { ProtectionLinesService } from './protection-lines.service.js';
import { ProtectionMovesService } from './protection-moves.service.js';
import { ProtectionPoolService } from './protection-pool.service.js';
import { ProtectionRulingsService } from './protection-rulings.service.js';
import { ProtectionsService } from './protections.service.js';

/** The write road of protections: what controllers and flows may call. */
export const PROTECTION_SERVICES = [
  ...[ProtectionsService, ProtectionClaimsService, ProtectionPoolService, ProtectionEndsService],
  ...[ProtectionJoinRequestsService, ProtectionLinesService, ProtectionRulingsService],
  ...[ProtectionJoiningService, ProtectionMovesService],
];
