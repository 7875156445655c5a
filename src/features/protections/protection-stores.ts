import { ProtectionDesk } from './protection-desk.js';
import { ProtectionFacts } from './protection-facts.repository.js';
import { ProtectionJoining } from './protection-joining.repository.js';
import { ProtectionLapses } from './protection-lapses.js';
import { ProtectionRecorder } from './protection-recorder.js';
import { ProtectionScopes } from './protection-scopes.repository.js';
import { ProtectionsRepository } from './protections.repository.js';

/** What reads and writes protections behind the services. */
export const PROTECTION_STORES = [
  ...[ProtectionDesk, ProtectionLapses, ProtectionRecorder],
  ...[ProtectionsRepository, ProtectionScopes, ProtectionFacts, ProtectionJoining],
];
