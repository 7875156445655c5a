import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail, creation, diff } from '../../audit/audit-trail.js';
import { type Actor, hasRole } from '../../platform/access/actor.js';
import { CLOCK } from '../../platform/config/config.module.js';
import type { RecordKey } from '../../platform/http/record-id.js';
import { type Clock, today } from '../../platform/kernel/clock.js';
import type { CreateProjectRequest, UpdateProjectRequest } from './dto/create-project.dto.js';
import { canEditProject, rolesOn } from './project.access.js';
import type { Project } from './project.entity.js';
import { projectErrors } from './project.errors.js';
import { isWritable, reservedFields, slipsAfter } from './project.rules.js';
import { ProjectCheck } from './project-check.js';
import { contentOf, newDraft } from './project-draft.js';
import { ProjectsRepository } from './projects.repository.js';

/** Creates and changes reserve projects; moves are made by `ProjectMovesService`. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly check: ProjectCheck,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Drafts a project. @param leadId the lead that becomes it @returns its id */
  async create(actor: Actor, request: CreateProjectRequest, leadId: string | null = null): Promise<string> {
    const day = today(this.clock);
    const given = contentOf(request, day);
    const elsewhere = [given.ownerUnitId, given.firstReportUnitId].some(
      (unit) => unit && unit !== actor.unitId,
    );
    if (elsewhere && !hasRole(actor, 'POOL_ADMIN')) throw projectErrors.UNIT_NOT_ASSIGNABLE();
    const code = await this.projects.nextCode(Number(day.slice(0, 4)));
    const project = newDraft(request, actor, code, this.clock.now(), day);
    // Which unit owns it was decided above; what equals the default changes nothing.
    const { ownerUnitId: _owner, firstReportUnitId: _first, ...stated } = given;
    this.refuseReserved(actor, project, withoutDefaults(stated));
    await this.check.admit(project, Object.keys(project), given, day);
    await this.projects.insert({ ...project, leadId });
    await this.audit.record({
      action: 'project.created',
      subjectType: 'project',
      subjectId: project.id,
      changes: creation({
        code,
        ...given,
        leadId,
        ownerUnitId: project.ownerUnitId,
        ownerUserId: project.ownerUserId,
      }),
    });
    return project.id;
  }

  async update(
    actor: Actor,
    key: RecordKey,
    version: number,
    request: UpdateProjectRequest,
  ): Promise<string> {
    const project = await this.loadToEdit(actor, key);
    if (!isWritable(project.poolStatus, rolesOn(actor, project)))
      throw projectErrors.READ_ONLY({ params: { poolStatus: project.poolStatus } });
    const day = today(this.clock);
    const given = contentOf(request, day);
    const changed = Object.keys(diff({ ...project }, given));
    this.refuseReserved(
      actor,
      project,
      Object.fromEntries(changed.map((field) => [field, given[field as keyof Project]])),
    );
    const after = { ...project, ...given };
    await this.check.admit(after, withDependants(changed), given, day);
    const derived = {
      ...(changed.includes('companyId') ? { duplicateCheckId: null } : {}),
      ...definedOnly({
        dateSlips: slipsAfter(project, given, day),
        level: await this.check.upgradedLevel(after, changed, day),
      }),
    };
    await this.projects.update(project.id, version, { ...given, ...derived, ...this.stamp(actor) });
    await this.audit.record({
      action: 'project.updated',
      subjectType: 'project',
      subjectId: project.id,
      changes: diff({ ...project }, { ...given, ...derived }),
    });
    return project.id;
  }

  async remove(actor: Actor, key: RecordKey, version: number): Promise<void> {
    const project = await this.loadToEdit(actor, key);
    if (project.poolStatus !== 'DRAFT' || project.submittedOn !== null) throw projectErrors.NOT_DELETABLE();
    await this.projects.update(project.id, version, { deletedAt: this.clock.now(), ...this.stamp(actor) });
    await this.audit.record({ action: 'project.deleted', subjectType: 'project', subjectId: project.id });
  }

  async restore(actor: Actor, key: RecordKey): Promise<string> {
    const project = await this.loadToEdit(actor, key, { deleted: true });
    await this.projects.update(project.id, project.version, { deletedAt: null, ...this.stamp(actor) });
    await this.audit.record({ action: 'project.restored', subjectType: 'project', subjectId: project.id });
    return project.id;
  }

  /** Locks the project until the transaction ends: whoever writes on what hangs on it begins here. */
  async hold(id: string): Promise<void> {
    await this.projects.lock(id);
  }

  /** A unit takes part from now on. The right to say so lies with whoever let it in. */
  async addCoUnit(actor: Actor, id: string, unitId: string): Promise<void> {
    const project = await this.projects.lock(id);
    if (project.ownerUnitId === unitId || project.coUnitIds.includes(unitId)) return;
    await this.setCoUnits(actor, project, [...project.coUnitIds, unitId], 'project.unit-joined');
  }

  /** A unit that a ruling had let in takes no part any more. */
  async dropCoUnits(actor: Actor, id: string, unitIds: readonly string[]): Promise<void> {
    const project = await this.projects.lock(id);
    const left = project.coUnitIds.filter((unit) => !unitIds.includes(unit));
    if (left.length < project.coUnitIds.length)
      await this.setCoUnits(actor, project, left, 'project.unit-left');
  }

  async ownerUnitOf(id: string): Promise<string | null> {
    return (await this.projects.lock(id)).ownerUnitId;
  }

  private async setCoUnits(
    actor: Actor,
    { id, version, coUnitIds: before }: Project,
    coUnitIds: string[],
    action: string,
  ): Promise<void> {
    await this.projects.update(id, version, { coUnitIds, ...this.stamp(actor) });
    const changes = { coUnitIds: [before, coUnitIds] } as const;
    await this.audit.record({ action, subjectType: 'project', subjectId: id, changes });
  }

  private async loadToEdit(actor: Actor, key: RecordKey, options?: { deleted: boolean }): Promise<Project> {
    const project = await this.projects.load(actor, key, options);
    if (!canEditProject(actor, project)) throw projectErrors.NOT_YOURS();
    return project;
  }

  private refuseReserved(actor: Actor, project: Project, changes: Readonly<Record<string, unknown>>): void {
    const errors = reservedFields(project, changes, rolesOn(actor, project));
    if (errors.length) throw projectErrors.FIELDS_RESERVED({ params: { count: errors.length }, errors });
  }

  private stamp(actor: Actor): Pick<Project, 'updatedAt' | 'updatedBy'> {
    return { updatedAt: this.clock.now(), updatedBy: actor.userId };
  }
}

function definedOnly(changes: Partial<Project>): Partial<Project> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function withoutDefaults(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isDefault = (value: unknown) =>
    value === false || value === null || (Array.isArray(value) && !value.length);
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !isDefault(value)));
}

/** The owner has to belong to the owner unit, whichever of the two changes. */
function withDependants(changed: readonly string[]): readonly string[] {
  return changed.includes('ownerUnitId') ? [...changed, 'ownerUserId'] : changed;
}
