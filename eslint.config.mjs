// The house's rules that a machine can check: types, sizes, and what each floor may import.
import tseslint from 'typescript-eslint';

const noUp = (...patterns) => ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }];

export default tseslint.config(
  { ignores: ['node_modules/**', 'out/**', 'dist/**', '.cache/**', 'test/results/**', '**/*.d.ts'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    rules: {
      eqeqeq: 'error',
      'max-depth': ['error', 4],
      'max-params': ['error', 5],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['server/src/**/*.ts', 'client/src/**/*.ts', 'client/webview/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['server/src/core/**/*.ts'],
    rules: { 'no-restricted-imports': noUp([['node:*', 'vscode*', '**/service/**', '**/lsp/**', '**/cli/**', '**/node/**'], 'The core is pure.']) },
  },
  {
    files: ['server/src/service/**/*.ts'],
    rules: { 'no-restricted-imports': noUp([['node:*', '**/lsp/**', '**/cli/**', '**/node/**'], 'The service knows values only.']) },
  },
  {
    files: ['client/src/**/*.ts', 'client/webview/**/*.ts'],
    rules: { 'no-restricted-imports': noUp([['**/core/**', '**/service/**', '**/lsp/**'], 'The client knows only the protocol.']) },
  },
  { files: ['test/**/*.ts', 'client/start/**', '**/*.mjs'], rules: { 'no-console': 'off', '@typescript-eslint/no-unused-expressions': 'off' } },
);
