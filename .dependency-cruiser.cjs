/**
 * Import directions of the house (docs/decisions/0001-architecture.md). Every rule is an error; each was seen red once,
 * see test/architecture/import-directions.test.ts.
 */
const feature = '^src/features/([^/]+)/';
const above = '^src/(features|flows|reports|transfer)/';
const pure = '\\.(rules|lifecycle|requirements|access)\\.ts$';
const frameworks = 'node_modules/(@nestjs|typeorm|express|pg)(/|$)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^src/platform/kernel/' },
      to: { path: ['^src/(?!platform/kernel/)', frameworks] },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: ['^src/audit/', above] },
    },
    { name: 'audit-knows-no-feature', severity: 'error', from: { path: '^src/audit/' }, to: { path: above } },
    {
      name: 'features-are-islands',
      comment: 'Code tables are constants without behaviour and may be read by any feature (decision 0001).',
      severity: 'error',
      from: { path: feature },
      to: { path: '^src/features/(?!$1/)', pathNot: '\\.codes\\.ts$' },
    },
    {
      name: 'features-stay-on-the-ground',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/(flows|reports|transfer)/' },
    },
    {
      name: 'codes-are-constants',
      severity: 'error',
      from: { path: '\\.codes\\.ts$' },
      to: { pathNot: ['\\.(codes|lifecycle)\\.ts$', '^src/platform/kernel/'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: pure, pathNot: '^src/platform/' },
      to: {
        path: [
          'node_modules/(@nestjs|typeorm|express|pg)(/|$)',
          '\\.(service|repository|queries|controller|module)\\.ts$',
          '/dto/',
        ],
      },
    },
    {
      name: 'rules-read-entities-as-types',
      severity: 'error',
      from: { path: pure },
      to: { path: '\\.entity\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'entities-stand-alone',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '\\.(service|rules|repository|queries|controller)\\.ts$|/dto/|\\.entity\\.ts$' },
    },
    {
      name: 'controllers-do-not-touch-storage',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: ['\\.(repository|entity)\\.ts$', 'node_modules/typeorm/'] },
    },
    {
      name: 'services-speak-to-repositories',
      severity: 'error',
      from: { path: '^src/features/.*\\.service\\.ts$' },
      to: {
        path: ['node_modules/typeorm/', '\\.queries\\.ts$', '\\.service\\.ts$', '/platform/http/problem'],
      },
    },
    {
      name: 'flows-and-transfer-use-services',
      severity: 'error',
      from: { path: '^src/(flows|transfer)/' },
      to: { path: '\\.(repository|entity)\\.ts$' },
    },
    {
      name: 'reports-only-read',
      severity: 'error',
      from: { path: '^src/reports/' },
      to: { path: '\\.(service|repository)\\.ts$' },
    },
    {
      name: 'typeorm-stays-in-storage-files',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.(repository|queries|sql|entity|module)\\.ts$', '^src/platform/database/'],
      },
      to: { path: 'node_modules/typeorm/' },
    },
    {
      name: 'rule-tests-are-pure',
      severity: 'error',
      from: { path: '^test/rules/' },
      to: { path: 'node_modules/(@nestjs|typeorm)/' },
    },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^src/.*/index\\.ts$' } },
    {
      name: 'guessable-rooms',
      severity: 'error',
      from: {},
      to: {
        pathNot: 'node_modules',
        path: ['/utils?/', '/helpers?/', '/common/', '/shared/', '/core/', '/misc/'],
      },
    },
    { name: 'nothing-unresolved', severity: 'error', from: { path: '^src' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
