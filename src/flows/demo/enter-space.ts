import { CarrierUnitsService } from '../../features/carrier-units/carrier-units.service.js';
import { ReservationsService } from '../../features/carrier-units/reservations.service.js';
import { CarriersService } from '../../features/carriers/carriers.service.js';
import { DEMO_CARRIERS } from './demo-space.seed.js';
import { type DemoStage, known } from './demo-stage.js';

const ENTERED_DAYS_AGO = 200;
const RESERVED_DAYS_AGO = 9;

/** Invented space: let, vacant, kept for a project, and not built yet. */
export async function enterSpace(stage: DemoStage): Promise<void> {
  const keeper = known(stage.users, 'demo.pool-admin');
  const supervisor = known(stage.users, 'demo.supervisor');
  const units = stage.service(CarrierUnitsService);
  for (const { content, units: rooms } of DEMO_CARRIERS) {
    const enter = () => stage.service(CarriersService).create(keeper, content);
    const carrierId = await stage.as(keeper, ENTERED_DAYS_AGO, enter);
    for (const { content: room, reservedFor } of rooms) {
      const request = { ...room, carrierId };
      const id = await stage.as(keeper, ENTERED_DAYS_AGO, () => units.create(keeper, request));
      if (reservedFor === undefined) continue;
      const projectId = known(stage.projects, reservedFor);
      const reserve = () => stage.service(ReservationsService).reserve(supervisor, id, { projectId });
      await stage.as(supervisor, RESERVED_DAYS_AGO, reserve);
    }
  }
}
