import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Compiled by src/web/tsconfig.json: what runs in the browser. */
const pages = ['src/web/**/*.{ts,tsx}', 'src/domains/*/ui/**/*.{ts,tsx}'];
/** These lie in src/web but run in Node.js. */
const pageBuild = ['src/web/build.ts', 'src/web/build/**', 'src/web/vite.config.ts'];
const tests = ['**/*.test.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', 'vitest.config.ts'];

const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'The environment is read in src/app/config.ts, once.',
};
const noDateNow = { object: 'Date', property: 'now', message: 'Ask the clock (src/kernel/clock.ts).' };

export default defineConfig(
  globalIgnores([
    ...['node_modules', '.pulse', 'dist', 'data', 'coverage', 'screenshots'],
    // Generated from the schema.
    'src/kernel/database/tables.ts',
  ]),
  // A rule is changed here, for everybody and with a reason, or the code is.
  { linterOptions: { noInlineConfig: true, reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // TanStack Router leaves a loader by throwing one of these.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: ['Redirect', 'NotFoundError'] }] },
      ],
      // An implementation of a port may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Type or interface, an empty function: both read well, the author chooses.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // There are no enums, and few classes; these two are a fifth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It would ask for `!`, which another rule forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-restricted-imports': ['error', { paths: [{ name: 'node:process', message: 'Use the global `process`.' }] }],
      'no-restricted-properties': ['error', noEnvironment, noDateNow],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Ask the clock (src/kernel/clock.ts).',
        },
        {
          selector:
            'MemberExpression[computed=true][property.value=0]:matches([object.name=/[rR]ows$/], [object.property.name=/[rR]ows$/])',
          message: 'Say how many rows you expect: getX (one, or an error), findX (one or none), listX (many).',
        },
      ],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: pages,
    ignores: pageBuild,
    extends: [reactHooks.configs.flat['recommended-latest']],
    languageOptions: { parserOptions: { project: 'src/web/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  // The places whose purpose the general rule would forbid.
  // Deprecated to stand out: http to an identity provider on this machine.
  { files: ['src/adapters/identity-provider/open-id.ts'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
  { files: ['src/kernel/clock.ts'], rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' } },
  // Ids are ordered by the real time, even while PULSE_NOW freezes the clock.
  { files: ['src/kernel/ids.ts'], rules: { 'no-restricted-properties': ['error', noEnvironment] } },
  // What a thread is given comes from our own code, by the types both sides import.
  { files: ['**/*.thread.ts'], rules: { '@typescript-eslint/no-unsafe-type-assertion': 'off' } },
  { files: ['src/app/config.ts', ...tests], rules: { 'no-restricted-properties': ['error', noDateNow] } },
  { files: ['src/main.ts', 'src/app/commands/**', ...pageBuild, ...tests], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,cjs}'], languageOptions: { globals: { module: 'writable', process: 'readonly' } } },
);
