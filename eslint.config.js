import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Type-aware checking for everything; the further rules each stop a fault this service cannot afford. */
export default defineConfig(
  globalIgnores(['build/', 'node_modules/', 'prisma/generated/', '.data/', 'tests/artefacts/']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 8],
      'max-params': ['error', 4],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-properties': ['error', ...environment()],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Remix answers by throwing a response.
      '@typescript-eslint/only-throw-error': ['error', { allow: thrownAnswers() }],
      // Types and interfaces are both good words; which one is better is the author's to say.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Typed index access needs the brackets: noPropertyAccessFromIndexSignature.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['app/domain/**'],
    rules: {
      'no-restricted-syntax': ['error', ...impurities()],
      'no-restricted-globals': ['error', ...outside()],
    },
  },
  {
    files: ['app/routes/**'],
    rules: { 'max-lines': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: [
      'app/config/**',
      'app/launch/**',
      'app/server/main.ts',
      'jobs/main.ts',
      'prisma/*.ts',
      'tests/**',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['app/launch/**', 'prisma/*.{ts,mjs}', 'tests/**', '.ci/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

function thrownAnswers() {
  return [
    { from: 'lib', name: 'Response' },
    { from: 'package', name: 'TypedResponse', package: '@remix-run/server-runtime' },
  ];
}

function environment() {
  const message = 'Settings are read once, in app/config, and handed on as arguments.';
  return [{ object: 'process', property: 'env', message }];
}

/** A decision is the same every time it is made: what it depends on comes in as an argument. */
function impurities() {
  const time = 'Time is an argument in the domain.';
  const calm = 'The domain never waits: load before, save after.';
  return [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: time },
    { selector: "CallExpression[callee.name='Date']", message: time },
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: time },
    { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: time },
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: 'Chance is an argument in the domain.',
    },
    { selector: 'AwaitExpression', message: calm },
    { selector: ':function[async=true]', message: calm },
    {
      selector: 'TryStatement',
      message: 'A refusal is a value in the domain; an exception is a fault and passes through.',
    },
  ];
}

/** What a decision could reach without importing it. */
function outside() {
  const names = [
    'process',
    'crypto',
    'fetch',
    'performance',
    'setTimeout',
    'setInterval',
    'console',
    'Buffer',
  ];
  return names.map((name) => ({ name, message: 'The domain knows nothing outside itself.' }));
}
