import { decimalText, money, type ResourceView } from '../../platform/database/resource-view.js';

const own = (field: string) => `lp.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const plain = (...fields: readonly string[]): ResourceView['columns'] =>
  Object.fromEntries(fields.map((field) => [field, { sql: own(field) }]));

/** What a land parcel shows to those who see it. */
export const LAND_PARCEL_VIEW: ResourceView = {
  from: 'land_parcel lp',
  id: 'lp.id',
  ruleColumns: {},
  defaultSort: '-updatedAt',
  sorts: {
    updatedAt: { sql: 'lp.updated_at', type: 'timestamptz' },
    createdAt: { sql: 'lp.created_at', type: 'timestamptz' },
    parcelNo: { sql: 'lp.parcel_no', type: 'text' },
    areaMu: { sql: 'lp.area_mu', type: 'numeric' },
    far: { sql: 'lp.far', type: 'numeric', nullable: true },
    transferredOn: { sql: 'lp.transferred_on', type: 'date', nullable: true },
  },
  columns: {
    ...plain('id', 'parcelNo', 'address', 'town'),
    areaMu: decimalText('lp.area_mu', 4),
    areaSqm: decimalText('lp.area_sqm', 2),
    ...plain('landUse'),
    far: decimalText('lp.far', 2),
    heightLimitM: decimalText('lp.height_limit_m', 2),
    ...plain('status', 'transferredOn'),
    investmentIntensityWanPerMu: money('lp.investment_intensity_wan_per_mu'),
    outputPerMuWan: money('lp.output_per_mu_wan'),
    taxPerMuWan: money('lp.tax_per_mu_wan'),
    ...plain('note', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'version'),
  },
};
