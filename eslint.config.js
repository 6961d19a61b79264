import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import tseslint from 'typescript-eslint';
import { layers } from './scripts/lint/layers.js';

/** What a browser may import from the contract as code: these files hold no schema library. */
const CONTRACT_CODE = ['addresses', 'problems', 'card-token', 'card-hash', 'check-in-rules', 'sealing', 'base45', 'consents', 'encrypted-desks'];

/** Platform globals stay in tv/platform; storage stays in shared/offline. */
const PLATFORM_GLOBALS = ['tizen', 'webapis', 'webOS', 'PalmSystem', 'localStorage', 'sessionStorage'];
/** Models take a Clock, so that tests own time. */
const TIME_GLOBALS = ['setTimeout', 'setInterval'];

function restrictGlobals(files, ignores, names) {
  return {
    files, ignores: [...ignores, ...testFiles],
    rules: { 'no-restricted-globals': ['error', ...names.map((name) => ({ name, message: 'Take it through its port (docs/architecture.md, layers).' }))] },
  };
}

const browserFiles = ['shared/{devices,offline,telepresence,navigation,ui,services}/**/*.ts', 'kiosk/**/*.ts', 'tv/**/*.ts', 'phone/**/*.ts', 'operations/**/*.ts'];
const testFiles = ['**/*.test.ts', '**/*.wtr.ts', '**/testing/**', 'tests/**/*.ts', 'scripts/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', '.data/**', '**/compiled/**', 'node_modules/**', 'public/**', 'tv/compat/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.node.json', './tsconfig.tests.json', './shared/offline/service-worker/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'before', 'after', 'beforeEach', 'afterEach', 'suite'] }] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, inheritedMethods: false, properties: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-redeclare': 'off',
      'no-console': 'off',
      eqeqeq: 'error',
      'no-eval': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of names: enums leave code behind.' },
        { selector: "ClassDeclaration[superClass.name='Event'] :matches(TSParameterProperty Identifier[name='path'], PropertyDefinition[key.name='path'])", message: 'Every event has a `path` of its own before Chromium 109, which cannot be written.' },
      ],
    },
  },
  {
    files: browserFiles,
    ignores: testFiles,
    plugins: { lit, 'lit-a11y': litA11y },
    settings: { litElementBaseClasses: ['LitElement'] },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      // City elements wrap buttons of their own; a click on a host is the listener of an element that already is a control.
      'lit-a11y/click-events-have-key-events': 'off',
      'lit-a11y/no-autofocus': 'off',
      'lit-a11y/list': 'off',
      'lit/no-template-map': 'off',
      'no-console': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', {
        patterns: [{
          regex: `contract/(?!(${CONTRACT_CODE.join('|')})\\.js$)`, allowTypeImports: true,
          message: 'Browsers import types of the contract: the schema library stays out of the first load.',
        }],
      }],
      'no-restricted-properties': ['error', ...['localStorage', 'sessionStorage'].map((property) => ({ object: 'window', property, message: 'Nothing of a person is stored; device credentials go through shared/offline.' })),
        { object: 'Response', property: 'json', message: 'Televisions before Chromium 105 lack it: new Response(JSON.stringify(value)).' }],
    },
  },
  {
    files: ['shared/**/*.ts', 'kiosk/**/*.ts', 'tv/**/*.ts', 'phone/**/*.ts', 'operations/**/*.ts', 'signaling/**/*.ts'],
    ignores: testFiles,
    plugins: { house: { rules: { layers } } },
    rules: { 'house/layers': 'error' },
  },
  // chai's assertions look like promises to the type checker.
  { files: ['**/*.wtr.ts'], rules: { '@typescript-eslint/no-floating-promises': 'off' } },
  restrictGlobals(['shared/**/*.ts', 'kiosk/**/*.ts', 'phone/**/*.ts', 'operations/**/*.ts'], ['shared/offline/**', 'shared/services/**', 'shared/navigation/**'], PLATFORM_GLOBALS),
  restrictGlobals(['shared/services/**/*.ts', 'shared/navigation/**/*.ts'], [], [...PLATFORM_GLOBALS, ...TIME_GLOBALS]),
  restrictGlobals(['tv/**/*.ts'], ['tv/platform/**'], PLATFORM_GLOBALS),
);
