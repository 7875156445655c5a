import type { DomainError } from '../../platform/kernel/domain-error.js';
import type { MoveProjectRequest } from './dto/move-project.dto.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { evidenceErrors } from './project-evidence.errors.js';
import { movesAt, rolesFor } from './project-moves.js';
import { moveTowards } from './project-stated.rules.js';
import { TRANSITION } from './project-transition.codes.js';
import type { MoveRefusal } from './project-transition.types.js';

/** The refusal of a move as the error that the caller reads, with what would make it pass. */
export function refusalError(refusal: MoveRefusal, project: Project, roles: readonly string[]): DomainError {
  switch (refusal.code) {
    case 'TRANSITION_NOT_ALLOWED':
      return notAllowed(project, roles);
    case 'ROLE_NOT_ALLOWED':
      return projectErrors.ROLE_NOT_ALLOWED({
        params: { roles: refusal.by.join(', ') },
        extensions: { by: refusal.by },
      });
    case 'STAGE_GATE_FAILED':
      return projectErrors.STAGE_GATE_FAILED({
        params: { count: refusal.missing.length },
        extensions: { missing: refusal.missing },
      });
    default: {
      const { code, ...params } = refusal;
      return projectErrors[code]({ params });
    }
  }
}

/** 409 with the moves that this person may make from where the project is. */
export function notAllowed(project: Project, roles: readonly string[]): DomainError {
  const { poolStatus, stage } = project;
  const allowed = movesAt(poolStatus, stage)
    .filter(({ row }) => rolesFor(row, stage).some((role) => roles.includes(role)))
    .map(({ id, to }) => ({
      transition: id,
      title: { zh: TRANSITION.label(id, 'zh'), en: TRANSITION.label(id, 'en') },
      to,
    }));
  return projectErrors.TRANSITION_NOT_ALLOWED({
    params: { position: stage === null ? poolStatus : `${poolStatus}/${stage}` },
    extensions: { allowed },
  });
}

/**
 * The move that a request names, by its number or by where it leads.
 * @throws PROJECT.TRANSITION_MISSING, PROJECT.TRANSITION_NOT_ALLOWED
 */
export function chosenMove(project: Project, roles: readonly string[], request: MoveProjectRequest) {
  const { transition, to } = request;
  if ((transition === undefined) === (to === undefined)) throw projectErrors.TRANSITION_MISSING();
  const id = transition ?? (to && moveTowards(project, to, roles, { ...request }));
  const move = movesAt(project.poolStatus, project.stage).find((open) => open.id === id);
  if (!move) throw notAllowed(project, roles);
  return move;
}

/** @throws PROJECT.EVIDENCE_UNKNOWN for papers that do not lie with the project */
export function refuseUnknownEvidence(
  given: readonly string[],
  evidence: readonly { readonly id: string }[],
): void {
  const unknown = given.filter((id) => !evidence.some((file) => file.id === id));
  if (unknown.length) throw evidenceErrors.EVIDENCE_UNKNOWN({ params: { ids: unknown.join(', ') } });
}
