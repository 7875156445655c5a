import type { CreateCarrierUnitRequest } from '../../features/carrier-units/dto/carrier-unit.dto.js';
import type { CreateCarrierRequest } from '../../features/carriers/dto/carrier.dto.js';

type Unit = Omit<CreateCarrierUnitRequest, 'carrierId'>;

/** An invented carrier with its units; a unit may be kept for the project of a company of the demo. */
export interface DemoCarrier {
  readonly content: CreateCarrierRequest;
  readonly units: readonly { readonly content: Unit; readonly reservedFor?: string }[];
}

type Row = readonly [
  unitNo: string,
  floor: string,
  areaSqm: string,
  heightM: string,
  loadKn: string,
  status: Unit['status'],
];

const unit = ([unitNo, floor, areaSqm, clearHeightM, floorLoadKnPerSqm, status]: Row): Unit => ({
  ...{ unitNo, floor, areaSqm, clearHeightM, floorLoadKnPerSqm, status },
});

export const DEMO_CARRIERS: readonly DemoCarrier[] = [
  {
    content: {
      name: '示例智创大厦',
      type: 'OFFICE_TOWER',
      operatorOrg: '示例园区运营有限公司',
      address: '普陀区示例路127号',
      town: '桃浦镇',
      buildStatus: 'DELIVERED',
      deliveredOn: '2021-06-30',
      gfaSqm: '7500.00',
      leasableSqm: '6000.00',
      focusAreas: ['AI', 'TECH_FINANCE'],
      rentPerSqmDay: '4.2',
      propertyFeePerSqmMonth: '18',
      efficiencyRate: '70.00',
    },
    units: [
      { content: unit(['301', '3', '860.00', '3.20', '3.50', 'LEASED']) },
      { content: unit(['302', '3', '640.00', '3.20', '3.50', 'VACANT']) },
      { content: unit(['501', '5', '1500.00', '3.20', '3.50', 'LEASED']) },
      { content: unit(['601', '6', '1500.00', '3.20', '3.50', 'VACANT']), reservedFor: '海棠' },
      { content: unit(['701', '7', '1500.00', '3.20', '3.50', 'SELF_USE']) },
    ],
  },
  {
    content: {
      name: '示例生命健康中试楼',
      type: 'PILOT_PLANT',
      operatorOrg: '示例园区运营有限公司',
      address: '普陀区示例路200号',
      town: '桃浦镇',
      buildStatus: 'DELIVERED',
      deliveredOn: '2023-09-30',
      gfaSqm: '12000.00',
      leasableSqm: '9600.00',
      focusAreas: ['LIFE_HEALTH', 'ADV_MATERIALS'],
      rentPerSqmDay: '2.8',
    },
    units: [
      { content: { ...unit(['1F-A', '1', '2400.00', '7.20', '19.60', 'VACANT']), powerKva: '800' } },
      { content: { ...unit(['2F-A', '2', '2400.00', '5.40', '9.80', 'VACANT']), labGrade: 'BSL_2' } },
      { content: unit(['2F-B', '2', '2400.00', '5.40', '9.80', 'LEASED']) },
    ],
  },
  {
    content: {
      name: '示例创新综合体二期',
      type: 'COMPLEX',
      operatorOrg: '示例园区运营有限公司',
      town: '桃浦镇',
      buildStatus: 'UNDER_CONSTRUCTION',
      gfaSqm: '46000.00',
      leasableSqm: '38000.00',
    },
    units: [],
  },
];
