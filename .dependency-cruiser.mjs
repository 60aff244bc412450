// Which way imports point: docs/architecture.md draws it. Each rule says what a folder may not reach.
const may = {
  core: [],
  'mlp-model': ['core'],
  data: ['core'],
  metrics: ['core'],
  'mnist-data': ['core', 'data'],
  trainer: ['core', 'mlp-model'],
  figures: ['core', 'metrics'],
  logs: ['core', 'trainer'],
  'model-io': ['core', 'data', 'mlp-model'],
  'backend-wasm': ['core'],
  'backend-tfjs': ['core', 'tensorflow-setup'],
  // A run in a worker needs all that a run needs.
  browser: ['core', 'data', 'mlp-model', 'trainer', 'backend-wasm'],
  'tensorflow-setup': ['core'],
  'create-oneloop': [],
  sweep: ['core', 'metrics'],
  // The front door opens on all of them.
  oneloop: ['[^/]+'],
}

const inwards = Object.entries(may).map(([name, allowed]) => ({
  name: `${name}-points-inwards`,
  severity: 'error',
  from: { path: `^packages/${name}/src`, pathNot: '\\.test\\.ts$|/test/' },
  to: { path: '^packages/|@oneloop/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}))

export default {
  forbidden: [
    ...inwards,
    {
      name: 'every-package-has-its-place',
      comment: 'A new package is drawn in docs/architecture.md and named in the table above.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: `^packages/(${Object.keys(may).join('|')})/` },
      to: {},
    },
    {
      name: 'by-name-not-by-path',
      comment: 'Another package is imported by its name, so that its exports are all that is used of it.',
      severity: 'error',
      from: { path: '^(packages|apps|runtime-tests|tools)/([^/]+)/|^(bench|examples)/' },
      to: { path: '^packages/[^/]+/(src|test|assembly)/', pathNot: '^packages/$2/' },
    },
    {
      name: 'no-node-entry-in-a-main-entry',
      severity: 'error',
      from: {
        path: '^packages/[^/]+/src',
        pathNot:
          '^packages/(tensorflow-setup|create-oneloop)/|^packages/oneloop/src/(command/|mnist/node)|/src/node/|\\.test\\.ts$|/test/',
      },
      to: { path: '^packages/[^/]+/(src|dist)/node/' },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|bench|examples|runtime-tests)/' },
    },
    {
      name: 'tools-are-for-tests',
      comment: 'And for what serves a page on this machine.',
      severity: 'error',
      from: { path: '^(packages|apps|examples)/', pathNot: '\\.test\\.ts$|/test/|^apps/[^/]+/scripts/' },
      to: { path: '^tools/' },
    },
    {
      name: 'tfjs-in-one-package',
      severity: 'error',
      from: {
        path: '^(packages|apps|examples)/',
        pathNot: '^packages/(backend-tfjs|tensorflow-setup)/|\\.test\\.ts$|/test/',
      },
      to: { path: '@tensorflow/' },
    },
    {
      name: 'no-node-in-a-main-entry',
      comment: 'Node built-ins only behind ./node, and in packages that are for Node alone.',
      severity: 'error',
      from: {
        path: '^packages/[^/]+/src',
        pathNot:
          '^packages/(tensorflow-setup|create-oneloop)/|^packages/oneloop/src/command/|/src/node/|\\.test\\.ts$|/test/|\\.node\\.ts$',
      },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'no-cycles',
      comment: 'Types too: two files that need one another are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'A virtual module is made by a plugin of the bundler.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-undeclared-dependency',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: '\\.test\\.ts$|/test/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/test-results/|/fixtures/|/templates/|^bench/[.]' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
}
